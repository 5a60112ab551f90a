/** What is taken out of the journal: proofs of single events, the whole of it for somebody else's check. */
import type { Database } from '../database.ts'
import { inSnapshot } from '../database.ts'
import type { Json } from './canonical.ts'
import { latestCheckpoint } from './checkpoint.ts'
import type { TlogProof } from './tlog-proof.ts'
import { inclusionProof } from './tree.ts'
import type { Client } from './tree.ts'

/** Proof of an event under the newest checkpoint; null when that does not cover it, or there is none. */
export function proofOfEvent(database: Database, eventId: number): Promise<TlogProof | null> {
  return inSnapshot(database, async ({ client }) => {
    const newest = await latestCheckpoint(client)
    const { rows } = await client.query<{ index: number; leaf: Buffer }>(
      'select l.index, e.leaf from journal_leaves l join journal_events e using (event_id) where event_id = $1',
      [eventId],
    )
    const found = rows[0]
    if (newest === null || found === undefined || found.index >= newest.size) return null
    const hashes = await inclusionProof(client, found.index, newest.size)
    return { ...found, hashes, checkpoint: newest.note }
  })
}

export type Entry = {
  readonly index: number
  readonly event: number
  /** The very bytes of the leaf. */
  readonly leaf: string
  /** Hex; null once erased, as the payload is. */
  readonly salt: string | null
  readonly payload: Json
}

/** Every place of the tree in its order. */
export async function* readEntries(client: Client): AsyncGenerator<Entry> {
  for (let from = 0; ;) {
    const { rows } = await client.query<{
      index: number
      event: number
      leaf: Buffer
      salt: Buffer | null
      payload: Json
    }>(
      `select l.index, l.event_id as event, e.leaf, p.salt, p.payload
       from journal_leaves l join journal_events e using (event_id) left join journal_payloads p using (event_id)
       where l.index >= $1 order by l.index limit 2000`,
      [from],
    )
    if (rows.length === 0) return
    for (const row of rows) yield { ...row, leaf: row.leaf.toString('utf8'), salt: row.salt?.toString('hex') ?? null }
    from = (rows.at(-1)?.index ?? 0) + 1
  }
}
