/** The end of a campaign's term: one prepares whom it lets go of, another confirms, and they are erased. */
import type { JournalAction } from '#core/journal-actions.ts'
import { Problem } from '#core/problem.ts'
import { dbOn, inTransaction } from '#platform/database.ts'
import type { InTransaction } from '#platform/database.ts'
import { removeFiles } from '#platform/files-remove.ts'
import { appendEvent } from '#platform/journal.ts'
import type { Json } from '#platform/journal/canonical.ts'
import { eraseWithin } from './actions-erase.ts'
import type { Eraser } from './actions-erase.ts'
import { retentionOf } from './answers-retention.ts'
import type { CampaignRetention } from './answers-retention.ts'
import { readSettings } from './store-corrections.ts'
import * as store from './store-disposals.ts'
import { readSamePerson } from './store-same-person.ts'

/** Who disposes, when, in which zone; `address` for the journal, where there is one. */
export type Disposer = Eraser & { readonly timeZone: string; readonly today: string; readonly address?: string }

async function tell(
  cx: InTransaction,
  by: Disposer,
  action: JournalAction,
  payload: Record<string, Json>,
): Promise<void> {
  const { realmId, actor, door, now, address } = by
  const more = address === undefined || address === '' ? {} : { address }
  await appendEvent(cx.db, { realmId, actor, door, action, payload: { ...payload, ...more }, at: now })
}

async function termOf({ client }: InTransaction, by: Disposer, campaign: string): Promise<CampaignRetention> {
  const { retention_years: years } = await readSettings(dbOn(client), by.realmId)
  const found = await retentionOf(client, { ...by, years }, campaign)
  if (found === undefined) throw new Problem('not-found', 'campaign')
  return found
}

/**
 * Keeps the list of who is due as somebody saw it. Throws `not-found` for a campaign that is not there, `conflict` when
 * its term is not over, a hold stands, nobody is due, or it is prepared already.
 */
export async function prepareDisposal(by: Disposer, campaign: string): Promise<{ disposal: number; people: number }> {
  return inTransaction(by.database, async (cx) => {
    const found = await termOf(cx, by, campaign)
    if (!found.over || found.due.length === 0) throw new Problem('conflict', 'Nobody is due.')
    const { realmId, now, actor } = by
    const of = { realmId, campaignId: found.campaign_id, people: found.due, now, actor }
    const disposal = await store.addDisposal(cx.client, of)
    if (disposal === null) throw new Problem('conflict', 'It is prepared already.')
    await tell(cx, by, 'retention.prepare', { disposal, campaign, people: found.due.length })
    return { disposal, people: found.due.length }
  })
}

async function prepared({ client }: InTransaction, by: Disposer, disposal: number): Promise<store.Disposal> {
  const found = await store.holdDisposal(client, by.realmId, disposal)
  if (found === null) throw new Problem('not-found', 'disposal')
  if (found.status !== 'prepared') throw new Problem('conflict', 'It has been decided.')
  return found
}

/**
 * Erases whom a prepared list names and who is still due; whoever became a member again or is held meanwhile is left out,
 * and nobody who was not on the list is touched. Throws `forbidden` to whoever prepared it (the operator may do both).
 */
export async function confirmDisposal(
  by: Disposer,
  disposal: number,
): Promise<{ erased: number; left_out: number; files: number }> {
  const { database, filesDir, realmId, actor } = by
  const done = await inTransaction(database, async (cx) => {
    const found = await prepared(cx, by, disposal)
    const { prepared_by: before, campaign } = found
    if (actor !== 'operator' && (await readSamePerson(cx.client, realmId, before, actor)))
      throw new Problem('forbidden', 'Another person has to confirm it.')
    const { due, over } = await termOf(cx, by, campaign)
    const listed = new Set(found.people)
    const people = over ? due.filter((person) => listed.has(person)) : []
    if (people.length === 0) throw new Problem('conflict', 'Nobody is due any more.')
    await eraseWithin(cx, by, people, { campaign, disposal: String(disposal) })
    const counts = { erased: people.length, left_out: found.people.length - people.length }
    const { erased, left_out: leftOut } = counts
    await store.endDisposal(cx.client, { realmId, disposal, status: 'done', now: by.now, actor, erased, leftOut })
    await tell(cx, by, 'retention.confirm', { disposal, campaign, ...counts })
    return counts
  })
  const files = await removeFiles(database, filesDir)
  await inTransaction(database, ({ client }) => store.writeFiles(client, realmId, disposal, files))
  return { ...done, files }
}

/** Withdraws a prepared list: nobody is erased. */
export async function withdrawDisposal(by: Disposer, disposal: number): Promise<void> {
  const { database, realmId, now, actor } = by
  await inTransaction(database, async (cx) => {
    const { campaign } = await prepared(cx, by, disposal)
    await store.endDisposal(cx.client, { realmId, disposal, status: 'withdrawn', now, actor })
    await tell(cx, by, 'retention.withdraw', { disposal, campaign })
  })
}
