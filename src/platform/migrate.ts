import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { rootFolder } from './config.ts'
import type { Database } from './database.ts'

export type Migration = { readonly name: string; readonly checksum: string; readonly sql: string }

const folder = path.join(rootFolder, 'src/platform/migrations')
// any constant will do, as long as every version of the program asks for the same one
const lockKey = 7_160_811

/** The migrations of this program in their order. */
export function allMigrations(from = folder): Migration[] {
  return readdirSync(from)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(path.join(from, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what the database lacks, forward only, one transaction each, and answers the names applied. Several starting
 * processes do so one after the other. A file that was changed after it had been applied, and a database that knows
 * migrations which this program lacks, are refused.
 */
export async function migrate(database: Database, migrations = allMigrations()): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const pending = await pendingOn(client, migrations)
    for (const migration of pending) await apply(client, migration)
    await client.query('select pg_advisory_unlock($1)', [lockKey])
    client.release()
    return pending.map(({ name }) => name)
  } catch (error) {
    client.release(true) // closing the connection gives the lock back
    throw error
  }
}

/** Names of the migrations that the database still lacks, without applying any. */
export async function pendingMigrations(database: Database, migrations = allMigrations()): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    return (await pendingOn(client, migrations)).map(({ name }) => name)
  } finally {
    client.release()
  }
}

async function pendingOn(client: pg.PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  const known = await client.query<{ found: boolean }>(`select to_regclass('schema_migrations') is not null as found`)
  const applied = known.rows[0]?.found
    ? (
        await client.query<{ name: string; checksum: string }>(
          'select name, checksum from schema_migrations order by name',
        )
      ).rows
    : []
  for (const { name, checksum } of applied) {
    const ours = migrations.find((migration) => migration.name === name)
    if (!ours)
      throw new Error(`The database was made by a newer version of the program (it has ${name}): update first.`)
    if (ours.checksum !== checksum) throw new Error(`${name} was changed after it had been applied to this database.`)
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(`create table if not exists schema_migrations (
      name text constraint schema_migrations_pkey primary key,
      checksum text not null,
      applied_at timestamptz(3) not null default now())`)
    await client.query(migration.sql)
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
