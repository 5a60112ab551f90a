import { rm } from 'node:fs/promises'
import type pg from 'pg'
import type { Database } from './database.ts'
import { inTransaction } from './database.ts'
import { storedPath } from './files.ts'

/** Conditions under which a content `r` is still named; the store of files is one for all realms. */
async function stillNamed(client: pg.ClientBase): Promise<string> {
  // every fact that carries a file has its content's hash in a column of that name (facts-sql.ts, contentNames)
  const { rows } = await client.query<{ holder: string; name: string }>(
    `select quote_ident(table_name) as holder, quote_ident(column_name) as name from information_schema.columns
     where table_schema = current_schema() and column_name like '%\\_sha256' and data_type = 'bytea'`,
  )
  const named = rows.map(({ holder, name }) => `select 1 from ${holder} t where t.${name} = r.sha256`)
  // one that was sent a while ago may be named by the next order
  return [...named, 'select 1 from uploads u where u.sha256 = r.sha256'].join(' union all ')
}

/**
 * Removes the files that an erasure noted, where no fact of any realm names their content any more. Imports wait
 * meanwhile, since one that stores the same content would find it there. Answers how many were removed.
 */
export function removeFiles(database: Database, filesDir: string): Promise<number> {
  return inTransaction(database, async ({ client }) => {
    const noted = await client.query('select 1 from file_removals limit 1')
    if (noted.rows.length === 0) return 0
    await client.query('lock table positions in share row exclusive mode')
    const { rows } = await client.query<{ sha256: Buffer }>(
      `select distinct r.sha256 from file_removals r where not exists (${await stillNamed(client)})`,
    )
    for (const { sha256 } of rows) await rm(storedPath(filesDir, sha256), { force: true })
    await client.query('delete from files where sha256 = any($1)', [rows.map(({ sha256 }) => sha256)])
    await client.query('delete from file_removals')
    return rows.length
  })
}
