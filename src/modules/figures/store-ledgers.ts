/**
 * Ledgers of older instants, made once and kept for a while: what they are asked with never changes what they say
 * (realm, campaign, instant, position, last order), so any server may keep its own.
 */
import { inSnapshot } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import type { Segment } from './rules-standing.ts'
import { lastPosition } from './store-changes.ts'
import type { Known } from './store-current.ts'
import { buildLedger } from './store-ledger.ts'
import type { Ledger } from './store-ledger.ts'
import type { RealmFacts } from '#core/realm.ts'

export type KeptLedger = { readonly ledger: Ledger | null; readonly segments: ReadonlyMap<number, readonly Segment[]> }

const kept = new WeakMap<Database, Map<string, Promise<KeptLedger>>>()
const room = 3

async function make(database: Database, realm: RealmFacts, campaignId: number, at: Known): Promise<KeptLedger> {
  const segments = new Map<number, readonly Segment[]>()
  const ledger = await inSnapshot(database, (cx) =>
    buildLedger(cx, realm, campaignId, at, (person, list) => {
      if (list.length > 0) segments.set(person, list)
    }),
  )
  return { ledger, segments }
}

/** The ledger as known at an instant or position; the least recently asked gives way. */
export async function ledgerAt(
  database: Database,
  realm: RealmFacts,
  campaignId: number,
  at: Known,
): Promise<KeptLedger> {
  let shelf = kept.get(database)
  if (shelf === undefined) kept.set(database, (shelf = new Map()))
  const client = await database.pool.connect()
  let last: number
  try {
    last = await lastPosition(client, realm.id)
  } finally {
    client.release()
  }
  const key = JSON.stringify([realm, campaignId, at.knownAt?.getTime() ?? null, at.position, last])
  const found = shelf.get(key) ?? make(database, realm, campaignId, at)
  shelf.delete(key)
  shelf.set(key, found)
  found.catch(() => shelf.delete(key))
  for (const old of shelf.keys()) {
    if (shelf.size <= room) break
    shelf.delete(old)
  }
  return found
}
