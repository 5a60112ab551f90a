import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApiFile, openApiText } from './openapi.ts'

test('docs/openapi.json is what the server serves (npm run openapi writes it)', async () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(await openApiText())
})
