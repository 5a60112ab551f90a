import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rolesDoc, rolesText } from './roles-doc.ts'

test('docs/roles.md says what the table of rights and the sweep say (node tools/roles-doc.ts writes it)', async () => {
  expect(readFileSync(rolesDoc, 'utf8')).toBe(await rolesText())
})
