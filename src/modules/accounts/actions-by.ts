/** Who gives an order, and how it is told to the journal. */
import type { JournalAction } from '#core/journal-actions.ts'
import { Problem } from '#core/problem.ts'
import type { Database, Db } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import type { Json } from '#platform/journal/canonical.ts'
import { QueueFull } from '#platform/queue.ts'
import type { SealKeys } from '#platform/secrets/seal-keys.ts'

export type By = {
  readonly database: Database
  readonly now: Date
  /** `account:12`, `operator`, `machine`, `nobody` (core/asker.ts). */
  readonly actor: string
  /** `page` or `cli`. */
  readonly door: string
  readonly address: string
  readonly agent: string
  /** Keys of the authenticators' secrets; needed only where a second factor is enrolled or checked. */
  readonly keys?: SealKeys | undefined
}

type Told = {
  readonly realmId: number | null
  readonly action: JournalAction
  readonly accountId?: number | null
  /** Number of a person, where it is about one and not about an account. */
  readonly personId?: number
  /** Code of a unit. */
  readonly unit?: string | undefined
  /** Ids, codes and counts. */
  readonly payload?: Readonly<Record<string, Json | undefined>>
}

/** Tells what was done to an account; on the transaction of what it tells. */
export async function tell(db: Db, by: By, of: Told): Promise<void> {
  await appendEvent(db, {
    realmId: of.realmId,
    actor: by.actor,
    door: by.door,
    action: of.action,
    unit: of.unit ?? null,
    object: objectOf(of),
    payload: { ...(by.address === '' ? {} : { address: by.address }), ...of.payload },
    at: by.now,
  })
}

function objectOf({ accountId, personId }: Told): { type: string; id: string } | null {
  if (personId !== undefined) return { type: 'person', id: String(personId) }
  return accountId == null ? null : { type: 'account', id: String(accountId) }
}

/** The refusal of whoever was wrong too often, with the seconds to wait. */
export function tooMany(next: Date, now: Date): Problem {
  const seconds = Math.max(1, Math.ceil((next.getTime() - now.getTime()) / 1_000))
  return new Problem('too-many-requests', `Try again in ${seconds} s.`, {
    issues: [{ path: 'retry_after', message: String(seconds) }],
  })
}

/** Work with passwords; when the line is full it is refused, and nothing has been done. */
export async function inLine<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof QueueFull)
      throw new Problem('too-many-requests', '', { issues: [{ path: 'retry_after', message: '5' }] })
    throw error
  }
}
