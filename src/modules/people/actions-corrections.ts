import type { JournalAction } from '#core/journal-actions.ts'
import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import type { UnitScope } from '#core/scope.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database, Db } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import type { Json } from '#platform/journal/canonical.ts'
import type { Self, Signed } from './answers-data.ts'
import type { PrivacySettings, RequestKind } from './contract.ts'
import { doneByAfter, extended, restricts } from './rules-requests.ts'
import { dueAfter } from './rules-working-days.ts'
import * as store from './store-corrections.ts'

/** Who gives an order here, when, from where; `today` in the realm's zone. */
export type Giver = {
  readonly database: Database
  readonly asker: Asker
  readonly now: Date
  readonly today: string
  readonly address: string
}

async function tell(
  db: Db,
  giver: Giver,
  of: { realmId: number; action: JournalAction; person?: number; unit?: string | null; payload: Record<string, Json> },
): Promise<void> {
  await appendEvent(db, {
    realmId: of.realmId,
    actor: actorOf(giver.asker),
    door: 'page',
    action: of.action,
    unit: of.unit ?? null,
    object: of.person === undefined ? null : { type: 'person', id: String(of.person) },
    payload: { ...of.payload, address: giver.address },
    at: giver.now,
  })
}

/** Nobody needs more at once; a full list would hide what is due. */
const mostOpen = 20

/** Keeps what a person says is wrong about them; it is to be answered by `due_on`. */
export function askCorrection(
  giver: Giver & { readonly asker: Signed },
  self: Self,
  said: { readonly kind: RequestKind; readonly what_is_wrong: string; readonly what_is_right?: string | undefined },
): Promise<{ correction: number; due_on: string }> {
  const { realmId, personId } = self
  return inTransaction(giver.database, async ({ db }) => {
    if ((await store.countOpen(db, realmId, personId)) >= mostOpen) throw new Problem('too-many-requests', 'Open ones.')
    const terms = await store.readSettings(db, realmId)
    const doneBy = doneByAfter(giver.today, said.kind)
    const dueOn = dueAfter(giver.today, terms.answer_days, new Set(terms.days_off))
    const request = await store.addRequest(db, {
      realmId,
      personId,
      accountId: giver.asker.accountId,
      unitId: await store.readUnitOf(db, realmId, personId, giver.today),
      kind: said.kind,
      doneBy,
      wrong: said.what_is_wrong,
      right: said.what_is_right ?? null,
      now: giver.now,
      dueOn,
    })
    await tell(db, giver, {
      realmId,
      action: 'correction.ask',
      person: personId,
      payload: { request, kind: said.kind, due_on: dueOn },
    })
    return { correction: request, due_on: dueOn }
  })
}

/** Answers a request of the scope, once. Throws `not-found`, `conflict`, and `forbidden` to whoever asked it. */
export async function answerCorrection(
  giver: Giver,
  scope: UnitScope,
  said: { readonly correction: number; readonly decision: 'accepted' | 'refused'; readonly answer: string },
): Promise<void> {
  const { correction: request, decision, answer } = said
  const { realmId } = scope
  await inTransaction(giver.database, async ({ db }) => {
    const found = await store.holdRequest(db, scope, request)
    if (found === null) throw new Problem('not-found', 'correction')
    if (giver.asker.kind === 'account' && giver.asker.accountId === found.account_id)
      throw new Problem('forbidden', 'Nobody answers their own request.')
    if (found.status !== 'open') throw new Problem('conflict', 'It has been answered.')
    await store.writeAnswer(db, realmId, {
      request,
      decision,
      answer,
      now: giver.now,
      actor: actorOf(giver.asker),
      // the restriction begins with the answer; there is nothing else to be done
      done: decision === 'accepted' && restricts(found.kind),
    })
    const { person_id: person, unit } = found
    await tell(db, giver, { realmId, action: 'correction.answer', person, unit, payload: { request, decision } })
  })
}

/**
 * Extends the term of a request once, marks it as carried out, or lifts its restriction. Throws `not-found`, and
 * `conflict` where that can't be: extended before, not accepted, done or lifted already.
 */
export async function moveCorrection(
  giver: Giver,
  scope: UnitScope,
  { correction: request, order }: { readonly correction: number; readonly order: 'extend' | 'done' | 'lift' },
): Promise<void> {
  const { realmId } = scope
  const { now } = giver
  await inTransaction(giver.database, async ({ db }) => {
    const found = await store.holdRequest(db, scope, request)
    if (found === null) throw new Problem('not-found', 'correction')
    if (giver.asker.kind === 'account' && giver.asker.accountId === found.account_id)
      throw new Problem('forbidden', 'Nobody decides on their own request.')
    const { status, done_by: doneBy, person_id: person, unit } = found
    const open = status !== 'refused' && !found.done
    if (order === 'extend' && open && !found.extended && doneBy !== null)
      await store.moveRequest(db, realmId, { request, now, order, until: extended(doneBy) })
    else if (order === 'done' && open && status === 'accepted')
      await store.moveRequest(db, realmId, { request, now, order })
    else if (order === 'lift' && status === 'accepted' && restricts(found.kind) && !found.lifted)
      await store.moveRequest(db, realmId, { request, now, order })
    else throw new Problem('conflict', 'That can’t be done with it now.')
    await tell(db, giver, { realmId, action: `correction.${order}`, person, unit, payload: { request } })
  })
}

/** Tells that requests with names were read; in a transaction of its own. */
export async function tellOfListing(giver: Giver, realmId: number, rows: number): Promise<void> {
  await tell(giver.database.db, giver, { realmId, action: readings.listCorrections, payload: { rows } })
}

/** Sets the terms of a realm. */
export async function setPrivacySettings(giver: Giver, realmId: number, to: PrivacySettings): Promise<PrivacySettings> {
  const settings = { ...to, days_off: [...new Set(to.days_off)].toSorted() }
  await inTransaction(giver.database, async ({ db }) => {
    await store.writeSettings(db, realmId, { ...settings, now: giver.now, actor: actorOf(giver.asker) })
    await tell(db, giver, { realmId, action: 'privacy.settings', payload: { ...settings } })
  })
  return settings
}
