/** Names behind a figure, for now or as known at an older instant. */
import { Problem } from '#core/problem.ts'
import { arePlacesFresh, peopleMeant } from '#modules/people/answers-places.ts'
import { unitIdOf } from '#modules/units/answers.ts'
import { inSnapshot } from '#platform/database.ts'
import type { Database, Db } from '#platform/database.ts'
import { isMasked } from './answers-veil.ts'
import { resolveView } from './answers-view.ts'
import type { View, ViewAsked } from './answers-view.ts'
import type { Names } from './contract.ts'
import { countedBelow } from './rules-counted.ts'
import type { Counted } from './rules-counted.ts'
import { tierCodes } from './rules-model.ts'
import type { CampaignFacts, Statement, UnitId } from './rules-model.ts'
import { PEOPLE, WRITING } from './rules-series.ts'
import type { Segment } from './rules-standing.ts'
import { collectingUnit, subtreeInScope, treeOn } from './rules-tree.ts'
import type { TreeOnDay } from './rules-tree.ts'
import { ledgerAt } from './store-ledgers.ts'
import { readNamesPage } from './store-names.ts'
import { isWriting } from './store-names-asked.ts'
import type { NamesAsked } from './store-names-asked.ts'
import { readCampaignFacts, readUnitFacts } from './store-structure.ts'
import { treeNow } from './store-tree.ts'
import { readValues, standingRows } from './store-sums.ts'

export type NamesQuery = Pick<
  NamesAsked,
  'figure' | 'audience' | 'artifact' | 'tier' | 'search' | 'sort' | 'order' | 'limit' | 'after'
> & {
  readonly collecting?: string | undefined
}

/** What stands behind the numbers of a unit on a day: its tree, campaign, statements, and standings of the past. */
export type Ground = {
  readonly on: TreeOnDay
  readonly campaign: CampaignFacts
  readonly statements: readonly Statement[]
  /** Null: the stored ones. */
  readonly segments: ReadonlyMap<number, readonly Segment[]> | null
}

/** Reads the ground of a view. */
export async function groundOf(database: Database, view: View): Promise<Ground> {
  const { db } = database
  if (view.stored) {
    const asked = { db, realm: view.realm, campaignId: view.campaignId, at: view.at }
    const [campaign, tree, facts] = await Promise.all([
      readCampaignFacts(asked),
      treeNow(database, view.realm.id, view.last),
      readUnitFacts(asked),
    ])
    if (campaign === null) throw new Problem('not-found', 'campaign')
    return {
      on: treeOn(tree, view.day, campaign),
      campaign,
      statements: facts.statements,
      segments: null,
    }
  }
  const { ledger, segments } = await ledgerAt(database, view.realm, view.campaignId, view.at)
  if (ledger === null) throw new Problem('not-found', 'campaign')
  const { campaign, tree } = ledger.structure
  return {
    on: treeOn(tree, view.day, campaign),
    campaign,
    statements: ledger.facts.statements,
    segments,
  }
}

/** Roster audiences that a question is about. */
function audiencesOf(campaign: CampaignFacts, audience: string | undefined): string[] {
  return campaign.audiences
    .filter((one) => (audience === undefined || audience === '*' ? one.basis === 'roster' : one.code === audience))
    .map((one) => one.code)
}

/** Statements counted under a unit for an audience (undefined: all roster audiences). */
export function countedFor(ground: Ground, unit: UnitId, audience: string | undefined): Counted {
  return countedBelow(ground.on, unit, audiencesOf(ground.campaign, audience), ground.statements)
}

function standingsOn(ground: Ground, view: View, units: ReadonlySet<UnitId>): NamesAsked['standings'] {
  if (ground.segments === null) return null
  const roster = ground.campaign.audiences.filter((one) => one.basis === 'roster')
  const rows: (ReturnType<typeof standingRows>[number] & { person: number })[] = []
  for (const [person, segments] of ground.segments) {
    const at = segments.findIndex((one) => one.from <= view.day && view.day <= one.to)
    const segment = segments[at]
    if (segment === undefined || !units.has(segment.unit)) continue
    const row = standingRows(segments, { roster })[at]
    if (row !== undefined) rows.push({ ...row, person })
  }
  return rows
}

/** How many of a figure a statement stands in for: it says nothing of exemptions and of papers. */
function statedFor(statement: Statement, figure: NamesQuery['figure']): number {
  if (figure === 'outstanding') return statement.expected - statement.participated
  return figure === 'expected' || figure === 'participated' || figure === 'makeup' ? statement[figure] : 0
}

/**
 * How many names are behind a figure, out of the stored sums; null where these don't say it: standings of the past, a part
 * of the unit's people, names that may not be shown.
 */
async function totalOf(db: Db, view: View, ground: Ground, query: NamesQuery): Promise<number | null> {
  const { figure, audience, artifact = 'reflection', tier, search, collecting } = query
  const isPart =
    collecting !== undefined || search?.trim() || (isWriting(figure) ? named(audience) : tier !== undefined)
  if (ground.segments !== null || !view.scope.all || isPart) return null
  const of = { realmId: view.realm.id, campaignId: view.campaignId }
  const values = (await readValues(db, of, [view.unitId], view.day, !isWriting(figure))).get(view.unitId)
  if (values?.get('in')?.[0] !== 1) return 0
  const sum = (series: readonly string[], place: number): number =>
    series.reduce((total, one) => total + (values.get(one)?.[place] ?? 0), 0)
  if (isWriting(figure)) {
    const series = (tier === undefined ? tierCodes : [tier]).map((one) => `w:${artifact}:${one}`)
    const { expected, received, accepted } = WRITING
    if (figure === 'writing_outstanding') return sum(series, expected) - sum(series, received)
    return sum(series, { writing_expected: expected, writing_received: received, writing_accepted: accepted }[figure])
  }
  const series = audiencesOf(ground.campaign, audience).map((code) => `p:${code}`)
  if (figure === 'outstanding') return sum(series, PEOPLE.expected) - sum(series, PEOPLE.participated)
  return sum(series, PEOPLE[figure])
}

/** What is kept of the order and the words of names: of people as known now, under their names. */
async function orderOf(
  db: Db,
  view: View,
  { masked, search }: Pick<NamesAsked, 'masked' | 'search'>,
): Promise<Pick<NamesAsked, 'kept' | 'meant'>> {
  const kept = view.stored && !masked && (await arePlacesFresh(db, view.realm.id))
  const part = search?.trim()
  // who is hidden is counted whatever is searched, so that a search doesn't find them
  return { kept, meant: kept && part && view.scope.all ? await peopleMeant(db, view.realm.id, part) : null }
}

const named = (audience: string | undefined): boolean => audience !== undefined && audience !== '*'

/** One page of names (figures.md: what a number counts). */
export async function namesFor(database: Database, asked: ViewAsked, query: NamesQuery): Promise<Names> {
  const view = await resolveView(database, asked, 'read.names')
  const ground = await groundOf(database, view)
  const { on, campaign } = ground
  let units = subtreeInScope(on, view.unitId)
  if (query.collecting !== undefined) {
    const collector = await unitIdOf(database.db, view.realm.id, query.collecting)
    const tier = Math.max(0, tierCodes.indexOf(query.tier ?? 'grassroots'))
    units = units.filter((unit) => collectingUnit(on, unit, tier, campaign.owner) === collector)
    // one above may collect the unit's papers; any other one out of scope is as one that is not there
    if (collector === null || (units.length === 0 && !view.scope.covers(collector)))
      throw new Problem('not-found', 'unit')
  }
  const counted = countedFor(ground, view.unitId, query.audience)
  const stated = [...counted.byStatement].flatMap(([audience, set]) => [...set].map((unit) => ({ unit, audience })))
  // its two questions see one moment: who is hidden in the one is not named in the other
  const asking: Omit<NamesAsked, 'kept' | 'meant'> = {
    ...query,
    of: { realmId: view.realm.id, campaignId: view.campaignId },
    day: view.day,
    today: view.today,
    masked: await isMasked(database, view),
    at: view.at,
    units,
    stated: { units: stated.map((one) => one.unit), audiences: stated.map((one) => one.audience) },
    standings: standingsOn(ground, view, new Set(units)),
  }
  const byStatement = counted.statements.reduce((sum, one) => sum + statedFor(one, query.figure), 0)
  const page = await inSnapshot(database, async ({ db }) => {
    const total = await totalOf(db, view, ground, query)
    const ordered = await orderOf(db, view, asking)
    return readNamesPage(db, view.scope, { ...asking, ...ordered }, total === null ? null : total - byStatement)
  })
  return { ...page, by_statement: byStatement }
}
