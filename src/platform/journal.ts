/**
 * The journal's front door (docs/journal.md): an event is appended in the transaction of what it tells of, so that
 * neither is there without the other. Its place in the tree comes later (journal/sequence.ts).
 */
import type { JournalAction } from '#core/journal-actions.ts'
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { dbOn } from './database.ts'
import type { Db } from './database.ts'
import { canonicalJson } from './journal/canonical.ts'
import type { Json } from './journal/canonical.ts'

export type JournalEvent = {
  /** Null: the whole installation. */
  readonly realmId: number | null
  /** `account:12`, `operator`, …: never a name (core/asker.ts, actorOf). */
  readonly actor: string
  readonly role?: string | null
  /** Through what it came: `page`, `import`, `cli`, `demo`, … */
  readonly door: string
  /** What was done or read, a code such as `import` or `read.names`. */
  readonly action: JournalAction
  /** Code of the unit that it is about. */
  readonly unit?: string | null
  /** What it is about; a person by the number person_id, never by a code that may say who it is. */
  readonly object?: { readonly type: string; readonly id: string } | null
  /** More, by ids, codes and counts; this part can be erased. The client's address belongs here, as `address`. */
  readonly payload?: Json
  /** The server's clock unless given. */
  readonly at?: Date
}

/** What a leaf says; `payload` is the hash of salt and payload. */
export type Leaf = {
  readonly v: 1
  readonly at: string
  readonly realm: number | null
  readonly actor: string
  readonly role: string | null
  readonly door: string
  readonly action: string
  readonly unit: string | null
  readonly object: readonly [type: string, id: string] | null
  readonly payload: string
}

/** SHA-256 of salt and canonical payload, in hex. */
export function payloadHash(salt: Uint8Array, payload: Json): string {
  return createHash('sha256').update(salt).update(canonicalJson(payload)).digest('hex')
}

/** Appends an event and answers its id; on a client that is in a transaction, within that. */
export async function appendEvent(to: pg.ClientBase | Db, event: JournalEvent): Promise<number> {
  const db = 'executeQuery' in to ? to : dbOn(to)
  const salt = randomBytes(32)
  const payload = event.payload ?? {}
  const at = event.at ?? new Date()
  const { realmId, actor, role = null, door, action, unit = null, object = null } = event
  const leaf: Leaf = {
    v: 1,
    at: at.toISOString(),
    realm: realmId,
    actor,
    role,
    door,
    action,
    unit,
    object: object && [object.type, object.id],
    payload: payloadHash(salt, payload),
  }
  const bytes = Buffer.from(canonicalJson(leaf))
  const { rows } = await sql<{ event_id: number }>`
    with e as (
      insert into journal_events (at, realm_id, actor, role, door, action, unit, object_type, object_id, leaf)
      values (${at}, ${realmId}, ${actor}, ${role}, ${door}, ${action}, ${unit}, ${object?.type ?? null}, ${object?.id ?? null}, ${bytes})
      returning event_id, xid
    ), q as (insert into journal_pending (event_id, xid) select event_id, xid from e),
    p as (insert into journal_payloads (event_id, salt, payload) select event_id, ${salt}, ${canonicalJson(payload)}::jsonb from e)
    select event_id from e`.execute(db)
  return (rows[0] as { event_id: number }).event_id
}

/**
 * Takes salt and payload of events away for good, and appends the event that tells so. Leaves and proofs stay. Call
 * inside a transaction.
 */
export async function erasePayloads(
  to: pg.ClientBase | Db,
  eventIds: readonly number[],
  by: Pick<JournalEvent, 'realmId' | 'actor' | 'door' | 'role'>,
): Promise<number> {
  const db = 'executeQuery' in to ? to : dbOn(to)
  const events = eventIds.toSorted((a, b) => a - b)
  const telling = await appendEvent(db, { ...by, action: eraseAction, payload: { events } })
  await sql`update journal_payloads set salt = null, payload = null, erased_by = ${telling}
    where event_id = any(${events}::bigint[]) and erased_by is null`.execute(db)
  return telling
}

/** Action of the events that tell of an erasure. */
export const eraseAction = 'journal.erase'
/** Action of the events that tell of a new signing key. */
export const newKeyAction = 'journal.key'
