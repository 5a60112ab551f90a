import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const megabyte = 1024 * 1024

/** What a secret looks like; each sample would be found, so that no pattern is idle. */
const patterns: readonly (readonly [string, RegExp, string])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, `-----BEGIN ${'EC '}PRIVATE KEY-----`],
  [
    'a signer’s key',
    /PRIVATE\+KEY\+[\w.-]+\+[0-9a-f]{8}\+[\w+/=]{20,}/,
    `PRIVATE+KEY+${'site'}+0123abcd+${'A'.repeat(44)}`,
  ],
  ['a cloud key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, `AKIA${'A'.repeat(16)}`],
  [
    'a token of a code host',
    /\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20}|npm_[A-Za-z0-9]{36})\b/,
    `ghp_${'a'.repeat(36)}`,
  ],
  [
    'a bearer',
    /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
    `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(30)}`,
  ],
  ['a sign-in of this product', /\bquantriet=\d+\.[\w-]{43}\b/, `quantriet=1.${'a'.repeat(43)}`],
  [
    'a password in an address',
    /\b(?:postgres(?:ql)?|https?|smtps?):\/\/[^\s:/@'"`]+:(?!\$\{|password@)[^\s@/'"`]{6,}@(?!127\.0\.0\.1|10\.0\.0\.9|localhost|[\w.-]*example)/,
    `postgres://a:${'Zx9kL2vQ7m'}@db.internal/x`,
  ],
]

test.each(patterns)('%s would be found', (_what, pattern, sample) => expect(sample).toMatch(pattern))

test('no file of the repository holds a secret', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  const found = files.flatMap((file) => {
    const full = path.join(root, file)
    if (!statSync(full, { throwIfNoEntry: false })?.isFile() || statSync(full).size > 4 * megabyte) return []
    const text = readFileSync(full, 'latin1')
    return patterns.flatMap(([what, pattern]) => (pattern.test(text) ? [`${file}: ${what}`] : []))
  })
  expect(found).toEqual([])
  expect(files.length).toBeGreaterThan(300)
})
