import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { secretHash } from '#platform/secrets/tokens.ts'
import { counted, nextAttempt } from './rules-throttle.ts'
import type { Counter, ThrottleKind } from './rules-throttle.ts'

export type ThrottleKey = { readonly kind: ThrottleKind; readonly text: string }

type Row = { kind: ThrottleKind; failures: number; since: Date; last_at: Date }

/**
 * Counts one more attempt on each key, before it is made, so that attempts made at the same time are counted too.
 * Answers which key refuses and when to come again if one does (then nothing is counted); null when it may be made. Call
 * in a transaction.
 */
export async function reserve(
  db: Db,
  realmId: number,
  keys: readonly ThrottleKey[],
  now: Date,
): Promise<(ThrottleKey & { readonly next: Date }) | null> {
  const sorted = keys
    .map(({ kind, text }) => ({ kind, text, key: secretHash(text) }))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1)) // always in one order, so that two never wait for one another
  const counters: { kind: ThrottleKind; key: Buffer; counter: Counter | null }[] = []
  for (const { kind, text, key } of sorted) {
    const { rows } = await sql<Row>`
      insert into throttles (realm_id, kind, key, failures, since, last_at) values (${realmId}, ${kind}, ${key}, 0, ${now}, ${now})
      on conflict (realm_id, kind, key) do update set failures = throttles.failures
      returning kind, failures, since, last_at`.execute(db)
    const row = rows[0]
    const counter = row === undefined || row.failures === 0 ? null : { ...row, lastAt: row.last_at }
    const next = nextAttempt(kind, counter, now)
    if (next !== null) return { kind, text, next }
    counters.push({ kind, key, counter })
  }
  for (const { kind, key, counter } of counters) {
    const { failures, since, lastAt } = counted(kind, counter, now)
    await sql`update throttles set failures = ${failures}, since = ${since}, last_at = ${lastAt}
      where realm_id = ${realmId} and kind = ${kind} and key = ${key}`.execute(db)
  }
  return null
}

/** Takes an attempt back that was no failure. */
export async function giveBack(db: Db, realmId: number, keys: readonly ThrottleKey[]): Promise<void> {
  for (const { kind, text } of keys.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)))
    await sql`update throttles set failures = greatest(0, failures - 1)
      where realm_id = ${realmId} and kind = ${kind} and key = ${secretHash(text)}`.execute(db)
}

/** Whether something that happens often is to be told now: the first time, and again when `until` of then is over. */
export async function tellOnce(
  db: Db,
  realmId: number,
  text: string,
  { until, now }: { readonly until: Date; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into throttles (realm_id, kind, key, failures, since, last_at)
    values (${realmId}, 'told', ${secretHash(text)}, 0, ${now}, ${until})
    on conflict (realm_id, kind, key) do update set since = excluded.since, last_at = excluded.last_at
    where throttles.last_at <= ${now} returning 1`.execute(db)
  return rows.length > 0
}

/** Forgets what was counted on a key, after success. */
export async function forget(db: Db, realmId: number, { kind, text }: ThrottleKey): Promise<void> {
  await sql`delete from throttles where realm_id = ${realmId} and kind = ${kind} and key = ${secretHash(text)}`.execute(
    db,
  )
}

/** Forgets counters that have no effect any more. */
export async function forgetOld(db: Db, realmId: number, now: Date): Promise<void> {
  await sql`delete from throttles where realm_id = ${realmId} and last_at < ${now}::timestamptz - interval '2 days'`.execute(
    db,
  )
}
