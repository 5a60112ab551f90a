/**
 * What the application's database role may do (least privilege): read and write facts, add to the journal, make
 * temporary tables; no DDL, no change of what the journal says. The tables belong to the role that migrates.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Database } from './database.ts'
import { allMigrations } from './migrate.ts'

// any constant will do, as long as every version of the program asks for the same one
const lockKey = 7_160_813

/** Tables to which the application only ever adds. */
export const onlyAdded = [
  'journal_events',
  'journal_leaves',
  'journal_nodes',
  'journal_checkpoints',
  'journal_keys',
  'orders',
] as const
const journal = [...onlyAdded.slice(0, 5), 'journal_payloads', 'journal_pending']

function statements(role: string): string[] {
  return [
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage on all sequences in schema public to ${role}`,
    `revoke insert, update, delete on schema_migrations from ${role}`,
    `revoke update, delete on ${onlyAdded.join(', ')}, journal_pending, journal_payloads from ${role}`,
    // an event leaves the queue when it gets its place; details are erased, which a trigger holds to
    `grant delete on journal_pending to ${role}`,
    `grant update (salt, payload, erased_by) on journal_payloads to ${role}`,
  ]
}

/** Faster where they can be had: a role that lacks them imports more slowly, and nothing else. */
function extras(role: string, version: number): string[] {
  const maintain = [
    `grant maintain on all tables in schema public to ${role}`,
    `revoke maintain on ${journal.join(', ')} from ${role}`,
  ]
  return [
    `grant set on parameter session_replication_role to ${role}`, // from a superuser only
    ...(version >= 17 ? maintain : []), // statistics after an import; before 17 only owners may take them
  ]
}

/**
 * Grants a role what the application needs, on a connection of the owner's. Does nothing when that has been done since
 * the last migration; a comment on the table of migrations says so.
 */
export async function grantToApplication(owner: Database, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const { rows } = await owner.pool.query<{ version: number; done: string | null }>(
    `select current_setting('server_version_num')::int / 10000 as version,
       obj_description('schema_migrations'::regclass, 'pg_class') as done`,
  )
  const { version = 15, done } = rows[0] ?? {}
  const wanted = [...statements(name), ...extras(name, version)]
  const migrations = allMigrations().map((one) => one.name)
  const mark = createHash('sha256')
    .update(JSON.stringify([wanted, migrations]))
    .digest('hex')
  if (done === mark) return
  const client = await owner.pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    for (const one of statements(name)) await client.query(one)
    for (const one of extras(name, version)) {
      await client.query('savepoint extra')
      await client.query(one).catch(async (error: unknown) => {
        if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error
        await client.query('rollback to savepoint extra')
      })
    }
    await client.query(`comment on table schema_migrations is ${pg.escapeLiteral(mark)}`)
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
