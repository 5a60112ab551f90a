import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openBlocklist } from './blocklist.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-blocklist-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex')
function fileOf(lines: readonly string[], end = '\n'): string {
  const file = path.join(folder, `${Math.random()}.txt`)
  writeFileSync(file, lines.join(end) + end)
  return file
}

test('passwords and their hashes stand in one file, in any order, with or without a count', () => {
  const list = openBlocklist(fileOf(['lan thơ ấu', sha1('mùa thu cũ'), `${sha1('x y z').toUpperCase()}:1207`], '\r\n'))
  for (const known of ['lan thơ ấu', 'mùa thu cũ', 'x y z']) expect(list.hasAny(['khác', known])).toBe(true)
  for (const other of ['', 'lan thơ', sha1('mùa thu cũ')]) expect(list.hasAny([other])).toBe(false)
})

test.each([1, 2, 3, 10, 1_000])('a large file of %i hashes in order is searched where it lies', (count) => {
  const known = Array.from({ length: count }, (_, i) => `mật khẩu ${i}`)
  const lines = known.map((one, i) => `${sha1(one).toUpperCase()}${i % 3 ? `:${i ** 3}` : ''}`).toSorted()
  const list = openBlocklist(fileOf(lines), 0)
  for (const one of known) expect(list.hasAny([one]), one).toBe(true)
  for (let i = 0; i < 200; i++) expect(list.hasAny([`không có ${i}`])).toBe(false)
})

test('a file that is not there is an error, not an empty list', () => {
  expect(() => openBlocklist(path.join(folder, 'missing.txt'))).toThrow('ENOENT')
})
