/**
 * Ledgers of older instants, made once and kept for a while: what they are asked with never changes what they say
 * (realm, campaign, instant, position, last order), so any server may keep its own.
 */
import { inSnapshot } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import type { Segment } from './rules-standing.ts'
import { lastPosition } from './store-changes.ts'
import type { Known } from '#platform/facts-known.ts'
import { buildLedger } from './store-ledger.ts'
import type { Ledger } from './store-ledger.ts'
import type { RealmFacts } from '#core/realm.ts'

export type KeptLedger = { readonly ledger: Ledger | null; readonly segments: ReadonlyMap<number, readonly Segment[]> }

type Place = { readonly made: Promise<KeptLedger>; persons: number }

const kept = new WeakMap<Database, Map<string, Place>>()
const room = 3
/** A ledger takes some two kilobytes a person: what is kept beside the newest one stays below a third of a gigabyte. */
const personsKept = 150_000

/** Lets the least recently asked go; the newest, which may still be in the making, stays. */
function makeRoom(shelf: Map<string, Place>): void {
  let persons = [...shelf.values()].reduce((sum, place) => sum + place.persons, 0)
  for (const [key, place] of shelf) {
    if (shelf.size <= 1 || (shelf.size <= room && persons <= personsKept)) return
    shelf.delete(key)
    persons -= place.persons
  }
}

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
  const place = shelf.get(key) ?? { made: make(database, realm, campaignId, at), persons: 0 }
  shelf.delete(key)
  shelf.set(key, place)
  // before the new one is made, so that the old ones don't stand beside it while it grows
  makeRoom(shelf)
  try {
    const made = await place.made
    place.persons = made.segments.size
    return made
  } catch (error) {
    if (shelf.get(key) === place) shelf.delete(key)
    throw error
  }
}
