import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { ensureKeyFile, KeyFileFault, readKeyFile, sealKeys } from './seal-keys.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [old, fresh] = [randomBytes(32), randomBytes(32)]
const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((some) => Buffer.from(some))

test('what is sealed opens for its owner alone, is never the same twice and shows nothing of the secret', () => {
  const keys = sealKeys([fresh])
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(), (secret, owner, other) => {
      const sealed = keys.seal(secret, `1/${owner}`)
      expect(keys.open(sealed, `1/${owner}`)).toEqual(secret)
      if (other !== owner) expect(keys.open(sealed, `1/${other}`)).toBeNull()
      expect(keys.seal(secret, `1/${owner}`).equals(sealed)).toBe(false)
      if (secret.length > 4) expect(sealed.includes(secret)).toBe(false)
    }),
  )
})

test('one bit changed anywhere, and it does not open', () => {
  const keys = sealKeys([fresh])
  const sealed = keys.seal(randomBytes(20), '1/2')
  for (let at = 0; at < sealed.length * 8; at++) {
    const altered = Buffer.from(sealed)
    altered[at >> 3] = (altered[at >> 3] ?? 0) ^ (1 << (at & 7))
    expect(keys.open(altered, '1/2'), `bit ${at}`).toBeNull()
  }
  for (const length of [0, 1, 20, 36, sealed.length - 1])
    expect(keys.open(sealed.subarray(0, length), '1/2')).toBeNull()
})

test('an older key opens still, the newest one seals, and without its key nothing opens', () => {
  const before = sealKeys([old]).seal(Buffer.from('bí mật'), '1/2')
  const both = sealKeys([fresh, old])
  expect(both.open(before, '1/2')?.toString()).toBe('bí mật')
  expect([both.isCurrent(before), both.isCurrent(both.seal(Buffer.from('x'), '1/2'))]).toEqual([false, true])
  expect(sealKeys([fresh]).open(before, '1/2')).toBeNull()
})

test('the file is made once, for its owner alone, and read the next time', () => {
  const file = path.join(folder, 'secrets', 'one.key')
  expect(readKeyFile(file)).toBeNull()
  const sealed = ensureKeyFile(file).seal(Buffer.from('x'), '1/2')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32)
  expect(ensureKeyFile(file).open(sealed, '1/2')?.toString()).toBe('x')
})

test.each([
  ['', 'nothing'],
  ['abc\n', 'too short'],
  [`${'A'.repeat(88)}\n`, 'too long'],
])('a file with %j (%s) is refused, not replaced', (content) => {
  const file = path.join(folder, 'wrong.key')
  writeFileSync(file, content)
  expect(() => ensureKeyFile(file)).toThrow(KeyFileFault)
  expect(readFileSync(file, 'utf8')).toBe(content)
})
