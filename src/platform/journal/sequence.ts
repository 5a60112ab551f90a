/**
 * The sequencer: gives events their place in the tree, in the order of their transactions.
 *
 * An id is given before its transaction commits, so "ids greater than the last" would skip what commits late
 * (reliability.md §0.7). Nothing is skipped here: an event waits in `journal_pending` from its own transaction on until
 * the one that gives it a place. The fence keeps the order: taken is only what lies below the oldest transaction still
 * under way, since nothing older can appear any more. A transaction number from before the database was moved into another
 * cluster may lie above everything this one has given; whatever is visible with such a number was committed long ago.
 */
import type pg from 'pg'
import type { Database } from '../database.ts'
import { append, leafHash, peaksOf } from './merkle.ts'
import type { Frontier } from './merkle.ts'
import { alone } from './transaction.ts'
import { readNodes, treeSize } from './tree.ts'

const batch = 10_000

export type Sequenced = {
  /** Events that got a place now. */
  readonly added: number
  /** Leaves of the tree. */
  readonly size: number
  /** Events that have to wait for a transaction under way, and since when the oldest does. */
  readonly waiting: number
  readonly waitingSince: Date | null
}

/** Gives every event that can have one its place. One process does so at a time; several may ask. */
export async function sequence(database: Database): Promise<Sequenced> {
  for (let added = 0; ;) {
    const step = await alone(database, sequenceBatch)
    added += step
    if (step === batch) continue
    const { rows } = await database.pool.query<{ size: number; waiting: number; since: Date | null }>(
      `select (select coalesce(max(index) + 1, 0) from journal_leaves) as size, count(*) as waiting, min(e.at) as since
       from journal_pending p join journal_events e using (event_id)`,
    )
    const { size = 0, waiting = 0, since = null } = rows[0] ?? {}
    return { added, size, waiting, waitingSince: since }
  }
}

async function sequenceBatch(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ event_id: number; leaf: Buffer }>(
    `select e.event_id, e.leaf from journal_pending p join journal_events e using (event_id)
     where p.xid < pg_snapshot_xmin(pg_current_snapshot()) or p.xid >= pg_snapshot_xmax(pg_current_snapshot())
     order by p.xid, p.event_id limit $1`,
    [batch],
  )
  if (rows.length === 0) return 0
  const size = await treeSize(client)
  const frontier: Frontier = { size, peaks: await readNodes(client, peaksOf(size)) }
  const nodes: { level: number; index: number; hash: Buffer }[] = []
  const hashes = rows.map(({ leaf }) => leafHash(leaf))
  for (const hash of hashes) append(frontier, hash, (name, inner) => nodes.push({ ...name, hash: inner }))
  const ids = rows.map(({ event_id }) => event_id)
  await client.query(
    `insert into journal_leaves (index, event_id, hash) select * from unnest($1::bigint[], $2::bigint[], $3::bytea[])`,
    [rows.map((_, i) => size + i), ids, hashes],
  )
  await client.query(
    `insert into journal_nodes (level, index, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
  )
  await client.query('delete from journal_pending where event_id = any($1::bigint[])', [ids])
  return rows.length
}
