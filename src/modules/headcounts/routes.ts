import { Problem } from '#core/problem.ts'
import { shownCampaignId } from '#modules/campaigns/answers.ts'
import { campaignUnits } from '#modules/campaigns/answers-units.ts'
import { askedRealm, askedUnit, unitText } from '#modules/units/answers-asked.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import { pageOf } from '#platform/cursor.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { writeSheet } from '#platform/listing.ts'
import { review } from './actions.ts'
import { statementsOf } from './answers-statements.ts'
import * as own from './contract.ts'
import { statementsListing } from './rules-listing.ts'
import { readAudiences, readDays, readOverlaps } from './store.ts'

type Query = {
  readonly realm?: string | undefined
  readonly unit?: string | undefined
  readonly audience?: string | undefined
  readonly as_of?: string | undefined
}

async function campaignAsked(cx: AskedContext, { realm }: InRealm, code: string): Promise<number> {
  const campaignId = await shownCampaignId(cx.database, { asker: cx.asker, now: cx.now() }, realm, code)
  if (campaignId === null) throw new Problem('not-found', 'campaign')
  return campaignId
}

/** The campaign's units below the one asked, and the audiences: the one asked, else those counted by statement. */
async function asked(cx: AskedContext, campaign: string, query: Query) {
  const within = await askedRealm(cx, query.realm)
  const { realm, scope, today } = within
  const { db } = cx.database
  const campaignId = await campaignAsked(cx, within, campaign)
  const top = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
  const day = query.as_of ?? today
  const units = await campaignUnits({ db, scope, campaignId, day, under: top })
  const all = await readAudiences(db, realm.id, campaignId)
  const audiences = all.filter(({ code, basis }) =>
    query.audience === undefined ? basis === 'headcount' : code === query.audience,
  )
  if (query.audience !== undefined && audiences.length === 0) throw new Problem('not-found', 'audience')
  return { within, top, units, of: { db, realmId: realm.id, campaignId, day, audiences } }
}

/** Who may write statements: nobody, where the right is held nowhere. */
const writesOf = (cx: AskedContext, { realm }: InRealm) =>
  cx.holds(['edit.statements']) ? cx.scopeFor(realm, 'edit.statements') : null

export const routes: readonly Bound[] = [
  bound(own.listStatements, async (cx, { params, query, reply }) => {
    const { within, top, units, of } = await asked(cx, params.campaign, query)
    const { search, order, below, state } = query
    const writes = await writesOf(cx, within)
    const rows = await statementsOf({ ...of, units, top, below, writes, state, search, order })
    if (query.format !== 'json') {
      const unit = await unitText(cx, within, query.unit)
      const audience = of.audiences.find(({ code }) => code === query.audience)?.name
      return writeSheet(reply, statementsListing(rows, { ...query, unit, audience, day: of.day }))
    }
    return pageOf(rows, query, (row) => `${row.unit}/${row.audience}`)
  }),
  bound(own.listStatementDays, async (cx, { params, query }) => {
    const { units, of } = await asked(cx, params.campaign, query)
    const ids = units.map(({ unitId }) => unitId)
    return { days: await readDays({ ...of, units: ids, audiences: of.audiences.map(({ code }) => code) }) }
  }),
  bound(own.reviewStatements, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    await campaignAsked(cx, within, params.campaign)
    const { position, at } = await review(cx, within.realm, { campaign: params.campaign, ...body })
    return { position, at }
  }),
  bound(own.listOverlaps, async (cx, { params, query }) => {
    const within = await askedRealm(cx, query.realm)
    const campaignId = await campaignAsked(cx, within, params.campaign)
    const unitId = await askedUnit(cx, within, query.unit)
    const { db } = cx.database
    const of = { db, realmId: within.realm.id, campaignId, day: query.as_of ?? within.today }
    const rows = await readOverlaps(of, unitId)
    return { overlaps: rows.map((row) => ({ ...row, recorded_at: row.recorded_at.toISOString() })) }
  }),
]
