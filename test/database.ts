import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'

/**
 * A migrated, empty database of its own for the test file (or suite) that calls this; dropped when that ends.
 * `empty` gives one without any table.
 */
export async function freshDatabase(
  options: { readonly empty?: boolean; readonly max?: number } = {},
): Promise<Database> {
  const serverUrl = inject('serverUrl')
  const name = `f_${randomBytes(8).toString('hex')}`
  const server = openDatabase(serverUrl, { max: 1 })
  await server.pool.query(
    `create database ${name} template ${options.empty ? 'template0' : 'template_migrated'} strategy file_copy`,
  )
  await server.close()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const database = openDatabase(url.href, { max: options.max ?? 10 })
  afterAll(async () => {
    await database.close()
    const again = openDatabase(serverUrl, { max: 1 })
    await again.pool.query(`drop database if exists ${name} with (force)`)
    await again.close()
  })
  return database
}
