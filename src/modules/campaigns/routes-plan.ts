import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { unaccented } from '#core/text.ts'
import { coverOf } from '#modules/accounts/answers-scope.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { askedRealm, askedUnit, unitText } from '#modules/units/answers-asked.ts'
import { pageOf } from '#platform/cursor.ts'
import { dayIn } from '#core/zones.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { writeSheet } from '#platform/listing.ts'
import { open, plannedBy, setOwnDays, start } from './actions.ts'
import { planner, shownCampaignId } from './answers.ts'
import { checksOn } from './answers-checks.ts'
import { groupsOn, sampleOf } from './answers-people.ts'
import { campaignRows, planOf, unitDues } from './answers-plan.ts'
import { previewAudiences, sampleAudience } from './contract-audiences.ts'
import { listUnitDeadlines, setOwnDeadline } from './contract-deadlines.ts'
import * as own from './contract-plan.ts'
import { campaignsListing, deadlinesListing } from './rules-listing.ts'
import { previewOf } from './rules-preview.ts'
import { readAudiencePlans } from './store-plan.ts'

/** Campaigns are known to everybody of a realm; drafts to those who plan them. */
async function readable(cx: AskedContext, named: string | undefined) {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  const asking = { asker: cx.asker, now: cx.now() }
  const covers = await coverOf(cx.database, asking, realm)
  return { realm, covers, plans: await planner(cx.database, asking, realm), asking }
}

/** A scope for another right, null where it is held nowhere. */
const scopeWith = (
  cx: AskedContext,
  realm: { id: number; timeZone: string },
  permission: 'read.names' | 'edit.statements',
) => (cx.holds([permission]) ? cx.scopeFor(realm, permission) : null)

export const planRoutes: readonly Bound[] = [
  bound(own.listCampaignPlans, async (cx, { query, reply }) => {
    const { realm, plans } = await readable(cx, query.realm)
    const today = dayIn(realm.timeZone, cx.now())
    const rows = await campaignRows({ db: cx.database.db, realm, plans }, query)
    if (query.format !== 'json') {
      const owner = await unitText(cx, { realm, today }, query.owner)
      return writeSheet(reply, campaignsListing(rows, { ...query, owner }, query.as_of ?? today))
    }
    return pageOf(rows, query, ({ code }) => code)
  }),
  bound(own.readCampaignPlan, async (cx, { params, query }) => {
    const { realm, covers, plans, asking } = await readable(cx, query.realm)
    const campaignId = await shownCampaignId(cx.database, asking, realm, params.campaign)
    const plan = campaignId === null ? null : await planOf({ db: cx.database.db, realm, campaignId, covers, plans })
    if (plan === null) throw new Problem('not-found', 'campaign')
    return plan
  }),
  bound(own.startCampaign, async (cx, { query, body }) => {
    const { position, at, added } = await start(cx, await askedRealm(cx, query.realm), body)
    return { position, at, added }
  }),
  bound(own.openCampaign, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const { position, at } = await open(cx, within, params.campaign, body.expects)
    return { position, at }
  }),
  bound(own.checkCampaign, async (cx, { params, query }) => {
    const within = await askedRealm(cx, query.realm)
    const { campaignId, plan } = await plannedBy(cx, within, params.campaign)
    const checks = await checksOn({ database: cx.database, ...within, campaignId }, plan)
    return { day: plan.opens_on, checks }
  }),
  bound(previewAudiences, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const { campaignId, plan } = await plannedBy(cx, within, params.campaign)
    const day = body.on ?? plan.opens_on
    const { groups } = await groupsOn({ database: cx.database, realmId: within.realm.id, campaignId, day })
    return { day, ...previewOf(body.audiences, groups) }
  }),
  bound(sampleAudience, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const { realm, today } = within
    const { campaignId, plan } = await plannedBy(cx, within, params.campaign)
    const names = await scopeWith(cx, realm, 'read.names')
    if (names === null) throw new Problem('forbidden', 'names')
    const of = { database: cx.database, realmId: realm.id, timeZone: realm.timeZone, today, campaignId }
    const asked = { rules: body.audiences, audience: body.of, names }
    const people = await sampleOf({ ...of, day: body.on ?? plan.opens_on }, asked)
    const object = { type: 'campaign', id: params.campaign }
    const payload = { rows: people.length }
    await tellReading(cx, {
      realmId: realm.id,
      action: readings.sampleAudience,
      unit: plan.owner.code,
      object,
      payload,
    })
    return { people }
  }),
  bound(listUnitDeadlines, async (cx, { params, query, reply }) => {
    const within = await askedRealm(cx, query.realm)
    const { realm, scope, today } = within
    const { db } = cx.database
    const campaignId = await shownCampaignId(cx.database, { asker: cx.asker, now: cx.now() }, realm, params.campaign)
    if (campaignId === null) throw new Problem('not-found', 'campaign')
    const under = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
    const sets = await scopeWith(cx, realm, 'edit.statements')
    const day = query.as_of ?? today
    const asked = { db, realm, campaignId, day, scope, under, sets: (unit: number) => sets?.covers(unit) ?? false }
    const wanted = unaccented(query.search ?? '')
    const rows = (await unitDues(asked)).filter(
      (row) =>
        (query.level === undefined || row.level === query.level) &&
        (query.own === undefined || row.own.length > 0 === (query.own === 'yes')) &&
        [row.unit, row.name].some((text) => unaccented(text).includes(wanted)),
    )
    const far = '9999'
    const by =
      query.sort === 'due'
        ? rows.toSorted((a, b) =>
            (a.due_on ?? far) < (b.due_on ?? far) ? -1 : (a.due_on ?? far) > (b.due_on ?? far) ? 1 : 0,
          )
        : rows
    const sorted = query.order === 'desc' ? by.toReversed() : by
    if (query.format !== 'json') {
      const unit = await unitText(cx, within, query.unit)
      const named = await readAudiencePlans({ db, realmId: realm.id, campaignId })
      const audiences = new Map(named.map(({ code, name }) => [code, name]))
      return writeSheet(reply, deadlinesListing(sorted, { ...query, unit, day, audiences }))
    }
    return pageOf(sorted, query, ({ unit }) => unit)
  }),
  bound(setOwnDeadline, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const unitId = await askedUnit(cx, within, params.unit)
    const campaignId = await shownCampaignId(
      cx.database,
      { asker: cx.asker, now: cx.now() },
      within.realm,
      params.campaign,
    )
    if (campaignId === null) throw new Problem('not-found', 'campaign')
    const days = body.days.map(({ audience = '', ...one }) => ({ ...one, audience }))
    const { position, at } = await setOwnDays(cx, within, { ...params, campaignId, unitId, days })
    return { position, at }
  }),
]
