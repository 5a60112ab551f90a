import { expect, test } from 'vitest'
import { ownPath } from './way-back.ts'

test.each(['/', '/r/default/c/C1?as_of=2026-03-20', '/r/demo/accounts/7', '/r/x/c/NQ%2012/u/A?lang=en&x=//y'])(
  '%s is gone back to',
  (path) => {
    expect(ownPath(path)).toBe(path)
  },
)

test.each([
  null,
  '',
  'r/default',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
])('%j is not', (text) => {
  expect(ownPath(text)).toBeNull()
})
