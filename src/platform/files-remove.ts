import { rm } from 'node:fs/promises'
import type { Database } from './database.ts'
import { inTransaction } from './database.ts'
import { storedPath } from './files.ts'

/** Columns that name stored files; the store is one for all realms. */
const holders = ['directives', 'deliverables', 'reflections'] as const

/**
 * Removes the files that an erasure noted, where no fact of any realm names their content any more. Imports wait
 * meanwhile, since one that stores the same content would find it there. Answers how many were removed.
 */
export function removeFiles(database: Database, filesDir: string): Promise<number> {
  return inTransaction(database, async ({ client }) => {
    const noted = await client.query('select 1 from file_removals limit 1')
    if (noted.rows.length === 0) return 0
    await client.query('lock table positions in share row exclusive mode')
    const named = holders.map((table) => `select 1 from ${table} t where t.file_sha256 = r.sha256`)
    const { rows } = await client.query<{ sha256: Buffer }>(
      `select distinct r.sha256 from file_removals r where not exists (${named.join(' union all ')})`,
    )
    for (const { sha256 } of rows) await rm(storedPath(filesDir, sha256), { force: true })
    await client.query('delete from files where sha256 = any($1)', [rows.map(({ sha256 }) => sha256)])
    await client.query('delete from file_removals')
    return rows.length
  })
}
