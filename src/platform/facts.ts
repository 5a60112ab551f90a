/**
 * The one door through which versions of facts go (architecture.md, Time and truth; spec/figures.md).
 *
 * Model. A fact has a key; its versions form a chain in system time, each closed by the moment of the next
 * (superseded_at), the last open. Algorithm, for a whole staged file at once: put ids for codes; find for every row
 * the version before it in time, staged or stored; drop rows that equal it; set the chains' ends; insert.
 * Invariant: along a key recorded_at is unique, superseded_at is the recorded_at of the next, exactly one is open.
 * Orders of one realm come one after the other: each takes its position by locking the realm's row in `positions`
 * until commit, so positions become visible in their order and chains are never changed by two at once.
 * What breaks it: writing to these tables from anywhere else.
 */
import type pg from 'pg'
import type { JournalAction } from '#core/journal-actions.ts'
import type { DossierFile } from '#core/columns.ts'
import type { Json } from './journal/canonical.ts'
import { appendEvent } from './journal.ts'
import { closeChains, createFresh, createResolved, freshName, insertFresh, insertIdentities } from './facts-sql.ts'

/** An order under way in a realm: the transaction's client and the position its versions get. */
export type Order = {
  readonly client: pg.ClientBase
  readonly realmId: number
  readonly position: number
  /** Moment of the order: recorded_at of rows that name none. */
  readonly moment: Date
}

/** Begins an order: waits for the realm's turn and takes the next position. Call inside a transaction. */
export async function beginOrder(client: pg.ClientBase, realmId: number, now: Date): Promise<Order> {
  const { rows } = await client.query<{ last: number }>(
    `insert into positions (realm_id, last) values ($1, 1)
     on conflict (realm_id) do update set last = positions.last + 1 returning last`,
    [realmId],
  )
  return { client, realmId, position: rows[0]?.last ?? 0, moment: now }
}

/**
 * Writes the order's row into the log of orders and its event into the journal; call before commit, once. `latest` is
 * the greatest recorded_at of its versions, `detail` what it did, as JSON without names; `address` whence it came.
 */
export async function sealOrder(
  order: Order,
  by: { door: string; actor: string; action: JournalAction; latest: Date; detail: Json; address?: string | undefined },
): Promise<void> {
  const { client, realmId, position, moment } = order
  await client.query(
    `insert into orders (realm_id, position, at, door, actor, latest, detail) values ($1, $2, $3, $4, $5, $6, $7)`,
    [realmId, position, moment, by.door, by.actor, by.latest, JSON.stringify(by.detail)],
  )
  await appendEvent(client, {
    realmId,
    actor: by.actor,
    door: by.door,
    action: by.action,
    object: { type: 'order', id: String(position) },
    payload: { latest: by.latest.toISOString(), detail: by.detail, address: by.address },
  })
}

export type Fresh = {
  /** Versions that will be added, and the greatest recorded_at among them. */
  readonly added: number
  readonly latest: Date | null
  /** The last recorded_at of each day (UTC) among them, newest first, at most 100. */
  readonly moments: readonly Date[]
  /** Rows (as numbered in their file) at odds with a stored version of the same moment. */
  readonly tiedInStore: readonly number[]
  /** Rows at odds with another row of the same key and moment. */
  readonly tiedInStage: readonly number[]
}

/**
 * Compares a staged file with what is stored, in the order's transaction; leaves the new versions in a temporary
 * table `fresh_<file>` for checks and for `addFresh`. `present` names the columns that the file has.
 */
export async function findFresh(order: Order, file: DossierFile, present: ReadonlySet<string>): Promise<Fresh> {
  const { client, realmId } = order
  if (file.makes) await resolvedAlready(client, () => client.query(insertIdentities(file), [realmId]))
  await withoutNestedLoops(client, () => client.query(createResolved(file), [realmId, order.moment]))
  const stored = await hasVersions(client, file, realmId)
  if (stored) await client.query(`analyze resolved_${file.name}`)
  await client.query(createFresh(file, present, stored), [realmId])
  await client.query(`analyze ${freshName(file)}`)
  const { rows } = await client.query<{
    added: number
    latest: Date | null
    tied: number[] | null
    twice: number[] | null
  }>(
    `select count(*) filter (where fresh) as added, max(recorded_at) filter (where fresh) as latest, array_agg(row_no order by row_no) filter (where tied) as tied,
       array_agg(row_no order by row_no) filter (where twice) as twice from ${freshName(file)}`,
  )
  const days = await client.query<{ at: Date }>(
    `select max(recorded_at) as at from ${freshName(file)} where fresh
     group by date_trunc('day', recorded_at, 'UTC') order by 1 desc limit 100`,
  )
  const found = rows[0]
  const moments = days.rows.map((row) => row.at)
  return {
    added: found?.added ?? 0,
    latest: found?.latest ?? null,
    moments,
    tiedInStore: found?.tied ?? [],
    tiedInStage: found?.twice ?? [],
  }
}

/** Adds the versions that `findFresh` found. */
export async function addFresh(order: Order, file: DossierFile): Promise<void> {
  const { client, realmId, position } = order
  const stored = await hasVersions(client, file, realmId)
  if (stored) await client.query(closeChains(file), [realmId])
  await resolvedAlready(client, () => client.query(insertFresh(file, stored), [realmId, position]))
}

/**
 * Inserts rows whose every reference came out of a join with the identity tables in this very transaction. Identities
 * are never deleted, so PostgreSQL's look-up for each row and foreign key, which is more than half of what a large
 * insert costs, could find nothing; where the role may, it is left out. Checks and unique indexes hold as ever.
 */
async function resolvedAlready(client: pg.ClientBase, insert: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_parameter_privilege('session_replication_role', 'set') as may`,
  )
  if (rows[0]?.may === true) await client.query('set local session_replication_role = replica')
  await insert()
  if (rows[0]?.may === true) await client.query('set local session_replication_role = origin')
}

/**
 * Runs a join of whole tables by hashing. A realm that the statistics have not met yet looks as if it had one row; a
 * nested loop planned for that compares every row with every other, which for a province takes hours.
 */
async function withoutNestedLoops(client: pg.ClientBase, join: () => Promise<unknown>): Promise<void> {
  await client.query('set local enable_nestloop = off')
  await join()
  await client.query('set local enable_nestloop = on')
}

async function hasVersions(client: pg.ClientBase, file: DossierFile, realmId: number): Promise<boolean> {
  const { rows } = await client.query(`select 1 from ${file.table} where realm_id = $1 limit 1`, [realmId])
  return rows.length > 0
}
