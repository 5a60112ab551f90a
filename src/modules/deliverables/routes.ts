import { diffWordsWithSpace } from 'diff'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { shownCampaignId } from '#modules/campaigns/answers.ts'
import { campaignUnits } from '#modules/campaigns/answers-units.ts'
import { askedRealm, askedUnit, unitText } from '#modules/units/answers-asked.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import { pageOf } from '#platform/cursor.ts'
import { documentText } from '#platform/documents/text.ts'
import { storedPath } from '#platform/files.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { writeSheet } from '#platform/listing.ts'
import { acceptAll, review } from './actions.ts'
import { papersOf, tasksOf } from './answers-papers.ts'
import * as own from './contract.ts'
import { papersListing, tasksListing } from './rules-listing.ts'
import { readContents } from './store.ts'

type Asked = { realm?: string | undefined; unit?: string | undefined; as_of?: string | undefined }

async function unitsAsked(cx: AskedContext, campaign: string, query: Asked) {
  const within = await askedRealm(cx, query.realm)
  const { realm, scope, today } = within
  const { db } = cx.database
  const campaignId = await shownCampaignId(cx.database, { asker: cx.asker, now: cx.now() }, realm, campaign)
  if (campaignId === null) throw new Problem('not-found', 'campaign')
  const under = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
  const day = query.as_of ?? today
  const units = await campaignUnits({ db, scope, campaignId, day, under })
  return { within, under, day, of: { db, realmId: realm.id, campaignId, timeZone: realm.timeZone, units } }
}

/** One paper of a unit that the asker sees. */
async function paperAsked(
  cx: AskedContext,
  { campaign, unit, kind }: { campaign: string; unit: string; kind: string },
  { realm }: { realm?: string | undefined },
) {
  const within = await askedRealm(cx, realm)
  const unitId = await askedUnit(cx, within, unit)
  const realmId = within.realm.id
  const campaignId = await shownCampaignId(cx.database, { asker: cx.asker, now: cx.now() }, within.realm, campaign)
  if (campaignId === null) throw new Problem('not-found', 'campaign')
  return { realmId, paper: { realmId, campaignId, unitId, kind } }
}

/** Who may accept and return: nobody, where the right is held nowhere. */
const reviewsOf = (cx: AskedContext, { realm }: InRealm) =>
  cx.holds(['edit.deliverables']) ? cx.scopeFor(realm, 'edit.deliverables') : null

/** Text of a content that the unit's paper once had, or why there is none. */
async function textOf(cx: AskedContext, sha256: string): Promise<{ text: string } | { fault: string }> {
  const read = await documentText(storedPath(cx.filesDir, Buffer.from(sha256, 'hex')))
  return 'fault' in read ? { fault: read.fault } : { text: read.text }
}

export const routes: readonly Bound[] = [
  bound(own.listPapers, async (cx, { params, query, reply }) => {
    const { within, day, of } = await unitsAsked(cx, params.campaign, query)
    const { search, sort, order, kind, state, extended } = query
    const reviews = await reviewsOf(cx, within)
    const narrowed = { search, kind: kind as string | undefined, state, extended }
    const rows = await papersOf({ ...of, ...narrowed, day, reviews, sort, order })
    if (query.format !== 'json') {
      const unit = await unitText(cx, within, query.unit)
      const { format, lang } = query
      return writeSheet(reply, papersListing(rows, { ...narrowed, format, lang, unit, day, timeZone: of.timeZone }))
    }
    return pageOf(rows, query, (row) => `${row.unit}/${row.kind}`)
  }),
  bound(own.reviewPaper, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    await askedUnit(cx, within, params.unit)
    const { position, at } = await review(cx, within, { ...params, ...body })
    return { position, at }
  }),
  bound(own.acceptPapers, async (cx, { params, query, body }) => {
    const within = await askedRealm(cx, query.realm)
    for (const { unit } of body.papers) await askedUnit(cx, within, unit)
    const { position, at } = await acceptAll(cx, within, params.campaign, body.papers)
    return { position, at }
  }),
  bound(own.listContents, async (cx, { params, query }) => {
    const { paper } = await paperAsked(cx, params, query)
    const contents = await readContents(cx.database.db, paper)
    return { contents: contents.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })) }
  }),
  bound(own.comparePapers, async (cx, { params, query }) => {
    const { paper, realmId } = await paperAsked(cx, params, query)
    const known = new Set((await readContents(cx.database.db, paper)).map(({ sha256 }) => sha256))
    if (!known.has(query.from) || !known.has(query.to)) throw new Problem('not-found', 'file')
    const object = { type: 'file', id: 'deliverables' }
    await tellReading(cx, { realmId, action: readings.comparePapers, unit: params.unit, object })
    const [before, after] = [await textOf(cx, query.from), await textOf(cx, query.to)]
    if ('fault' in before) return { parts: [], unread: before.fault }
    if ('fault' in after) return { parts: [], unread: after.fault }
    const changes = diffWordsWithSpace(before.text, after.text, { timeout: 5_000 })
    if (changes === undefined) return { parts: [], unread: 'too-different' }
    return { parts: changes.map(({ value: text, added, removed }) => ({ text, added, removed })), unread: null }
  }),
  bound(own.listTasks, async (cx, { params, query, reply }) => {
    const { within, under, day, of } = await unitsAsked(cx, params.campaign, query)
    const { search, sort, order, status } = query
    const units = query.own === 'yes' ? of.units.filter(({ unitId }) => unitId === under) : of.units
    const overdue = query.overdue === undefined ? undefined : query.overdue === 'yes'
    const rows = await tasksOf({
      ...of,
      units,
      day,
      search,
      sort,
      order,
      status: status as string | undefined,
      overdue,
    })
    const payload = { rows: rows.length }
    await tellReading(cx, { realmId: within.realm.id, action: readings.listTasks, object: null, payload })
    if (query.format !== 'json') {
      const unit = await unitText(cx, within, query.unit)
      return writeSheet(reply, tasksListing(rows, { ...query, status: status as string | undefined, unit, day }))
    }
    return pageOf(rows, query, (row) => `${row.unit}/${row.code}`)
  }),
]
