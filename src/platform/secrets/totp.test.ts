import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base32, matchingStep, otpauthUri, stepAt, totp } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

// RFC 6238, appendix B, the SHA-1 rows; of their eight digits the last six
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('second %d gives %s', (second, code) => {
  expect(totp(secret, stepAt(new Date(second * 1_000)))).toBe(code)
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('“%s” is %s in base32 (RFC 4648, section 10)', (text, coded) => {
  expect(base32(Buffer.from(text))).toBe(coded)
})

const anySecret = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes))
const anyTime = fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 })

test('a code is taken once, one step early or late, and never again', () => {
  fc.assert(
    fc.property(anySecret, anyTime, fc.integer({ min: -3, max: 3 }), (key, at, off) => {
      const now = new Date(at)
      const code = totp(key, stepAt(now) + off)
      const step = matchingStep(key, code, now, 0)
      if (Math.abs(off) <= 1) {
        expect(step).not.toBeNull()
        const later = matchingStep(key, code, now, step ?? 0)
        // two neighbouring steps have the same code once in a million
        if (later !== null) expect(totp(key, later)).toBe(code)
      } else if (step !== null) expect(totp(key, step)).toBe(code)
    }),
  )
})

test('what is no code of six digits is refused', () => {
  const now = new Date(59_000)
  for (const typed of ['', '28708', '2870822', 'abcdef', '２８７０８２', '287 08'])
    expect(matchingStep(secret, typed, now, 0)).toBeNull()
  expect(matchingStep(secret, '287 082', now, 0)).toBe(1)
})

test('the QR code names organization and account', () => {
  expect(otpauthUri(Buffer.from('foobar'), { issuer: 'Quán Triệt', account: 'lan' })).toBe(
    'otpauth://totp/Qu%C3%A1n%20Tri%E1%BB%87t:lan?secret=MZXW6YTBOI&issuer=Qu%C3%A1n%20Tri%E1%BB%87t&algorithm=SHA1&digits=6&period=30',
  )
})
