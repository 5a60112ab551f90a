import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { privacyDoc, withRegister } from './privacy-doc.ts'

test('docs/privacy.md says what the register says (node tools/privacy-doc.ts writes it)', () => {
  const text = readFileSync(privacyDoc, 'utf8')
  expect(text).toContain('| `birth_date` | C2 |')
  expect(withRegister(text)).toBe(text)
})
