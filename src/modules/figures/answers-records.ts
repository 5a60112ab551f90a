/** Records behind the figures that have no names, and the curve of participation. */
import { isoOf } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import { unitCodesOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import { figuresOfView } from './answers.ts'
import { countedFor, groundOf } from './answers-names.ts'
import type { Ground } from './answers-names.ts'
import { isMasked } from './answers-veil.ts'
import { resolveView } from './answers-view.ts'
import type { View, ViewAsked } from './answers-view.ts'
import type { Curve, Records, recordKinds } from './contract.ts'
import { owedKinds } from './rules-completion.ts'
import type { CampaignFacts } from './rules-model.ts'
import { PEOPLE, valueOn } from './rules-series.ts'
import type { Steps } from './rules-series.ts'
import { childrenInScope, pathUp, subtreeInScope } from './rules-tree.ts'
import { ledgerAt } from './store-ledgers.ts'
import {
  readDeliverableRecords,
  readDirectiveRecords,
  readOutreachRecords,
  readRecommendationRecords,
  readSessionRecords,
  readSiteRecords,
  readUnitNames,
} from './store-records.ts'
import type { RecordRow, RecordsAsked } from './store-records.ts'
import { readCampaignFacts } from './store-structure.ts'
import { readSeries } from './store-sums.ts'

export type RecordsQuery = {
  readonly kind: (typeof recordKinds)[number]
  readonly audience?: string | undefined
  readonly session?: string | undefined
  readonly filter?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The statements that stand in for names, each where it was given. */
async function statementRows(
  asked: RecordsAsked,
  ground: Ground,
  view: View,
  audience: string | undefined,
): Promise<RecordRow[]> {
  const { statements } = countedFor(ground, view.unitId, audience)
  const names = await readUnitNames(
    asked,
    statements.map((one) => one.unit),
  )
  return statements
    .map((one) => ({
      unit: names.get(one.unit)?.code ?? '',
      unit_name: names.get(one.unit)?.name ?? '',
      audience: one.audience,
      date: isoOf(one.day),
      scope: one.scope,
      expected: one.expected,
      participated: one.participated,
      makeup: one.makeup,
      classes: one.classes,
    }))
    .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.audience < b.audience ? -1 : 1))
}

/** Children that owe a deliverable: with nobody expected they are counted among the units all the same. */
async function owing(database: Database, view: View): Promise<ReadonlySet<string>> {
  const { on, campaign } = await groundOf(database, view)
  const ids = childrenInScope(on, view.unitId).filter(
    (unit) => owedKinds(campaign, on.place.get(unit)?.level ?? '').length > 0,
  )
  return new Set((await unitCodesOf(database.db, view.realm.id, ids)).values())
}

/** Children as the board ranks them; with a `filter` (completed, on_time, late, open, full) those that are counted. */
async function unitRows(database: Database, view: View, { audience, filter }: RecordsQuery): Promise<RecordRow[]> {
  const figures = await figuresOfView(database, view)
  const owed = filter === undefined ? null : await owing(database, view)
  return figures.children.flatMap((child) => {
    const of = audience === undefined || audience === '*' ? child : child.audiences.find((one) => one.code === audience)
    if (of === undefined || (owed !== null && of.expected === 0 && !owed.has(child.unit))) return []
    if (filter === 'completed' && of.completed_on === null) return []
    if (filter === 'on_time' && (of.completed_on === null || of.state === 'late')) return []
    if ((filter === 'late' || filter === 'open') && of.state !== filter) return []
    if (filter === 'full' && !(of.expected > 0 && of.participated === of.expected)) return []
    const { expected, participated, completed_on, due_on, state } = of
    return [
      {
        rank: child.rank,
        unit: child.unit,
        unit_name: child.name,
        expected,
        participated,
        completed_on,
        due_on,
        state,
      },
    ]
  })
}

async function rowsOf(database: Database, view: View, query: RecordsQuery): Promise<RecordRow[]> {
  if (query.kind === 'units') return unitRows(database, view, query)
  const ground = await groundOf(database, view)
  const asked: RecordsAsked = {
    db: database.db,
    realmId: view.realm.id,
    campaignId: view.campaignId,
    timeZone: view.realm.timeZone,
    at: view.at,
    day: view.day,
    units: subtreeInScope(ground.on, view.unitId),
    covered: view.scope.units(),
    masked: await isMasked(database, view),
  }
  switch (query.kind) {
    case 'statements':
      return statementRows(asked, ground, view, query.audience)
    case 'sessions':
      return readSessionRecords(asked, { session: query.session, mode: query.filter })
    case 'sites':
      return query.session === undefined ? [] : readSiteRecords(asked, query.session)
    case 'deliverables':
      return readDeliverableRecords(asked, query.filter)
    case 'recommendations':
      return readRecommendationRecords(asked, query.filter)
    case 'outreach':
      return readOutreachRecords(asked, query.filter)
    case 'directives':
      return readDirectiveRecords(asked, pathUp(ground.on, view.unitId))
  }
}

/** One page of records; `after` is the number of rows already shown, since the list of a view never changes. */
export async function recordsFor(database: Database, asked: ViewAsked, query: RecordsQuery): Promise<Records> {
  const view = await resolveView(database, asked, 'read.records')
  const rows = await rowsOf(database, view, query)
  const from = query.after === undefined ? 0 : Number(query.after)
  if (!Number.isSafeInteger(from) || from < 0)
    throw new Problem('bad-request', '', { issues: [{ path: 'after', message: 'bad-cursor' }] })
  const page = rows.slice(from, from + query.limit)
  return {
    total: rows.length,
    columns: Object.keys(rows[0] ?? {}),
    rows: page,
    next: from + page.length < rows.length ? String(from + page.length) : null,
  }
}

function curveSteps(series: readonly Steps[]): Curve['steps'] {
  const days = [...new Set(series.flatMap((steps) => steps.days))].sort((a, b) => a - b)
  return days.map((day) => {
    const sum = (place: number): number =>
      series.reduce((total, steps) => total + (valueOn(steps, day)?.[place] ?? 0), 0)
    return {
      day: isoOf(Math.max(day, -700_000)), // the open beginning is shown as a day of the year 53
      expected: sum(PEOPLE.expected),
      participated: sum(PEOPLE.participated),
      makeup: sum(PEOPLE.makeup),
      exempt: sum(PEOPLE.exempt),
    }
  })
}

/** Participation of a unit over the days, and the deadlines that concern the campaign. */
export async function curveFor(database: Database, asked: ViewAsked, audience: string): Promise<Curve> {
  const view = await resolveView(database, asked, 'read.figures')
  const { db } = database
  let campaign: CampaignFacts | null
  let series: ReadonlyMap<string, Steps> | undefined
  if (view.stored) {
    const of = { realmId: view.realm.id, campaignId: view.campaignId }
    campaign = await readCampaignFacts({ db, realm: view.realm, campaignId: view.campaignId, at: view.at })
    series = (await readSeries(db, 'sums', of, { units: [view.unitId], kinds: new Set(['p']) })).get(view.unitId)
  } else {
    const { ledger } = await ledgerAt(database, view.realm, view.campaignId, view.at)
    campaign = ledger?.structure.campaign ?? null
    series = ledger?.rolled.get(view.unitId)
  }
  if (campaign === null) throw new Problem('not-found', 'campaign')
  const wanted = campaign.audiences.filter((one) => (audience === '*' ? one.basis === 'roster' : one.code === audience))
  const deadlines = campaign.deadlines.filter((one) => one.unit === null || view.scope.covers(one.unit))
  const names = await readUnitNames(
    {
      db,
      realmId: view.realm.id,
      campaignId: view.campaignId,
      timeZone: view.realm.timeZone,
      at: view.at,
      day: view.day,
      units: [],
      covered: view.scope.units(),
      masked: true,
    },
    deadlines.flatMap((one) => one.unit ?? []),
  )
  return {
    campaign: campaign.code,
    unit: view.unit,
    audience,
    steps: curveSteps(wanted.flatMap((one) => series?.get(`p:${one.code}`) ?? [])),
    deadlines: deadlines.map((one) => ({
      day: isoOf(one.due),
      level: one.level || null,
      audience: one.audience || null,
      unit: one.unit === null ? null : (names.get(one.unit)?.code ?? null),
    })),
  }
}
