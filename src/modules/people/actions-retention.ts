/** Orders about how long names are kept: a campaign's own last day, and legal holds. */
import type { JournalAction } from '#core/journal-actions.ts'
import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import type { InTransaction } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import type { Json } from '#platform/journal/canonical.ts'
import type { Disposer } from './actions-disposal.ts'
import { readPersonId } from './store-data.ts'
import { addHold, liftHold } from './store-holds.ts'
import { readCampaignId, writeTerm } from './store-retention.ts'

type By = Pick<Disposer, 'database' | 'realmId' | 'actor' | 'door' | 'now' | 'address'>
type Told = { readonly person?: number | null; readonly payload: Record<string, Json> }

async function tell(cx: InTransaction, by: By, action: JournalAction, { person, payload }: Told): Promise<void> {
  const { realmId, actor, door, now, address } = by
  await appendEvent(cx.db, {
    realmId,
    actor,
    door,
    action,
    object: person == null ? null : { type: 'person', id: String(person) },
    payload: { ...payload, ...(address ? { address } : {}) },
    at: now,
  })
}

/** Sets a campaign's own last day of names; null: the realm's term counts again. Throws `not-found`. */
export async function setCampaignTerm(by: By, campaign: string, until: string | null): Promise<void> {
  const { database, realmId, now, actor } = by
  await inTransaction(database, async (cx) => {
    const campaignId = await readCampaignId(cx.client, realmId, campaign)
    if (campaignId === null) throw new Problem('not-found', 'campaign')
    await writeTerm(cx.client, { realmId, campaignId, until, now, actor })
    await tell(cx, by, 'retention.term', { payload: { campaign, names_until: until } })
  })
}

/** Holds a person or a campaign. The journal is told that, not why. Throws `not-found`. */
export async function hold(
  by: By,
  of: { readonly person: string } | { readonly campaign: string },
  reason: string,
): Promise<{ hold: number }> {
  const { database, realmId, now, actor } = by
  return inTransaction(database, async (cx) => {
    const person = 'person' in of ? await readPersonId(cx.client, realmId, of.person) : null
    const campaign = 'campaign' in of ? await readCampaignId(cx.client, realmId, of.campaign) : null
    if (person === null && campaign === null) throw new Problem('not-found', 'person' in of ? 'person' : 'campaign')
    const number = await addHold(cx.client, { realmId, person, campaign, reason, now, actor })
    const what: Record<string, Json> = 'campaign' in of ? { campaign: of.campaign } : {}
    await tell(cx, by, 'retention.hold', { person, payload: { hold: number, ...what } })
    return { hold: number }
  })
}

/** Lifts a hold. Throws `not-found` when none of that number stands. */
export async function lift(by: By, number: number): Promise<void> {
  const { database, realmId, now, actor } = by
  await inTransaction(database, async (cx) => {
    const lifted = await liftHold(cx.client, { realmId, hold: number, now, actor })
    if (lifted === null) throw new Problem('not-found', 'hold')
    const what: Record<string, Json> = lifted.campaign === null ? {} : { campaign: lifted.campaign }
    await tell(cx, by, 'retention.lift', { person: lifted.person_id, payload: { hold: number, ...what } })
  })
}
