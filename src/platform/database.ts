import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Queries go through Kysely's `sql` tag; the tables are described in the modules' columns.ts. */
export type Db = Kysely<Record<string, never>>

export type Database = {
  readonly url: string
  readonly pool: pg.Pool
  readonly db: Db
  readonly close: () => Promise<void>
}

// bigint ids, counts and positions stay below 2^53; dates stay civil (no Date objects, no zones).
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(1182 as never, (text: string) => text.slice(1, -1).split(',').filter(Boolean)) // date[]

/** Opens a pool on a PostgreSQL ≥ 15. Errors of idle and of busy clients are heard, never thrown at the process. */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'quantriet',
    connectionTimeoutMillis: 20_000,
  })
  const heard = (): void => undefined // the query that was running rejects; an idle client is replaced by the pool
  pool.on('error', heard)
  pool.on('connect', (client) => client.on('error', heard))
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) })
  const close = async (): Promise<void> => {
    await db.destroy() // ends the pool only when a query went through Kysely
    if (!pool.ending) await pool.end()
  }
  return { url, pool, db, close }
}
