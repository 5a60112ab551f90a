import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Problem } from '#core/problem.ts'

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
pg.types.setTypeParser(1016 as never, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))) // bigint[]
pg.types.setTypeParser(1182 as never, (text: string) => text.slice(1, -1).split(',').filter(Boolean)) // date[]

/**
 * Milliseconds that a transaction may wait for the program before the server ends it: while it writes, no event after
 * it gets its place in the journal (docs/journal.md).
 */
export const idleInTransaction = 15_000

/**
 * Follows `begin` in transactions that may have to wait for the program: an import that stores files, figures that are
 * reckoned here, readings of one moment (which hold nothing up).
 */
export const unhurried = "set local idle_in_transaction_session_timeout = '30min'"

/** Opens a pool on a PostgreSQL ≥ 15. Errors of idle and of busy clients are heard, never thrown at the process. */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'quantriet',
    connectionTimeoutMillis: 20_000,
    idle_in_transaction_session_timeout: idleInTransaction,
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

/** Kysely on one client, so that its queries see that client's transaction. */
export function dbOn(client: pg.ClientBase): Db {
  const held = { query: client.query.bind(client), release: (): void => undefined }
  const pool = { connect: async () => held, end: async (): Promise<void> => undefined }
  return new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

export type InTransaction = { readonly client: pg.PoolClient; readonly db: Db }

const isTrue = (): boolean => true
const isFalse = (): boolean => false

async function transaction<T>(database: Database, begin: string, work: (cx: InTransaction) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    await client.query(begin)
    const result = await work({ client, db: dbOn(client) })
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // a refusal leaves the connection as sound as it was; after anything else it is closed, which rolls back
    const isSound = error instanceof Problem && (await client.query('rollback').then(isTrue, isFalse))
    client.release(!isSound)
    throw error
  }
}

/** Work that stands or falls together; each statement sees what was committed before it. */
export function inTransaction<T>(database: Database, work: (cx: InTransaction) => Promise<T>): Promise<T> {
  return transaction(database, 'begin isolation level read committed', work)
}

/** Reads that all see the same moment of the store. */
export function inSnapshot<T>(database: Database, work: (cx: InTransaction) => Promise<T>): Promise<T> {
  return transaction(database, `begin isolation level repeatable read read only; ${unhurried}`, work)
}

/** Reads one moment and writes what is derived from it. */
export function inWritingSnapshot<T>(database: Database, work: (cx: InTransaction) => Promise<T>): Promise<T> {
  return transaction(database, 'begin isolation level repeatable read', work)
}
