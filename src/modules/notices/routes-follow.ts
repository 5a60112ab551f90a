import type { FastifyReply } from 'fastify'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { shownCampaignId } from '#modules/campaigns/answers.ts'
import { askedRealm, askedUnit } from '#modules/units/answers-asked.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import { inBatches, pageOf } from '#platform/cursor.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { writeListing } from '#platform/listing.ts'
import { askMore, decideMore, remind } from './actions-follow.ts'
import type { Deciding } from './actions-follow.ts'
import { scopeOrNone } from './answers-work-item.ts'
import { extensionsOf } from './answers-extensions.ts'
import { overdueOf } from './answers-overdue.ts'
import * as own from './contract-follow.ts'
import type { Thing } from '#core/work-kinds.ts'
import { extensionsListing, overdueListing } from './rules-listing.ts'
import { readOwners, readNotes } from './store-notes.ts'
import { readRules } from './store-notices.ts'
import { readTerms } from './store-owed.ts'
import type { CampaignTerms } from './store-owed.ts'

async function termsOf(cx: AskedContext, { realm }: InRealm, campaign: string): Promise<CampaignTerms> {
  const asking = { asker: cx.asker, now: cx.now() }
  const isShown = (await shownCampaignId(cx.database, asking, realm, campaign)) !== null
  const [terms] = isShown ? await readTerms(cx.database.db, realm.id, campaign) : []
  if (terms === undefined) throw new Problem('not-found', 'campaign')
  return terms
}

const writeList = (reply: FastifyReply, { cells, ...sheet }: ReturnType<typeof overdueListing>) =>
  writeListing(reply, { ...sheet, rows: inBatches(cells) })

/** Following units up; part of the module's routes. */
export const followRoutes: readonly Bound[] = [
  bound(own.listOverdue, async (cx, { params, query, reply }) => {
    const within = await askedRealm(cx, query.realm)
    const { realm, scope, today } = within
    const terms = await termsOf(cx, within, params.campaign)
    const under = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
    const day = query.as_of ?? today
    const accounts = await scopeOrNone({ cx, realm: within.realm }, 'read.accounts')
    const named = (unit: number): boolean => accounts !== null && accounts.covers(unit)
    const { search, level, what, near, extended, sort, order } = query
    const of = { search, level, what, near, extended, sort, order }
    const rows = await overdueOf({ database: cx.database, realm, scope, terms, day, under, named, ...of })
    const page = pageOf(rows, query, (row) => `${row.unit}/${row.what}`)
    const told = query.format === 'json' ? page.rows : rows
    const payload = { rows: told.length }
    await tellReading(cx, { realmId: realm.id, action: readings.listOverdue, object: null, payload })
    if (query.format !== 'json') return writeList(reply, overdueListing(rows, { ...query, day }))
    return page
  }),
  bound(own.remindUnits, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const terms = await termsOf(cx, within, params.campaign)
    const { rows, check } = body as { rows: { unit: string; what: Thing }[]; check: boolean }
    return remind(cx, within, { terms, rows, check })
  }),
  bound(own.listExtensions, async (cx, { query, reply }) => {
    const within = await askedRealm(cx, query.realm)
    const { realm, scope, today } = within
    const { db } = cx.database
    const asking = { asker: cx.asker, now: cx.now() }
    const campaignId =
      query.campaign === undefined ? null : await shownCampaignId(cx.database, asking, realm, query.campaign)
    if (query.campaign !== undefined && campaignId === null) throw new Problem('not-found', 'campaign')
    const unit = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
    const [follows, plans, owners] = [
      await scopeOrNone({ cx, realm: within.realm }, 'follow.units'),
      await scopeOrNone({ cx, realm: within.realm }, 'edit.campaigns'),
      await readOwners(db, realm.id),
    ]
    const { search, state, sort, order } = query
    const rows = await extensionsOf({
      ...{ db, realmId: realm.id, today, campaignId, follows, search, state, sort, order },
      units: unit === null ? scope.units() : [unit],
      plans: (campaign) => plans !== null && plans.covers(owners.get(campaign) ?? 0),
    })
    if (query.format !== 'json') return writeList(reply, extensionsListing(rows, { ...query, day: today }))
    return pageOf(rows, query, (row) => `${row.campaign}/${row.unit}/${row.what}/${row.asked_on}`)
  }),
  bound(own.askExtension, async (cx, { query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const { position, at } = await askMore(cx, within, body as Parameters<typeof askMore>[2])
    return { position, at }
  }),
  bound(own.decideExtension, async (cx, { query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const { position, at } = await decideMore(cx, within, body as Deciding)
    return { position, at }
  }),
  bound(own.listNotes, async (cx, { params, query }) => {
    const within = await askedRealm(cx, query.realm)
    const unitId = await askedUnit(cx, within, params.unit)
    const found = await readNotes(cx.database.db, within.scope, unitId, within.today)
    // to the unit itself it is as if nobody kept notes on it
    if (found === null) throw new Problem('forbidden')
    await tellReading(cx, { realmId: within.realm.id, action: readings.listNotes, unit: params.unit, object: null })
    const rows = found.map((one) => ({
      ...one,
      written_at: one.written_at.toISOString(),
      recorded_at: one.recorded_at.toISOString(),
    }))
    return { rows }
  }),
  bound(own.listReminderRules, async (cx, { params, query }) => {
    const within = await askedRealm(cx, query.realm)
    const { campaignId } = await termsOf(cx, within, params.campaign)
    const { db } = cx.database
    const [plans, owners] = [
      await scopeOrNone({ cx, realm: within.realm }, 'edit.campaigns'),
      await readOwners(db, within.realm.id),
    ]
    const rules = await readRules(db, within.realm.id, campaignId)
    return {
      rules: rules.map(({ campaign_id: _campaign, recorded_at: recorded, ...one }) => ({
        ...one,
        recorded_at: recorded.toISOString(),
      })),
      can_edit: plans !== null && plans.covers(owners.get(campaignId) ?? 0),
    }
  }),
]
