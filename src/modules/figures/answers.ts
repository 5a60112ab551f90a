/** Figures of a unit: from the stored ledger for now, from the versions of then for an older instant. */
import { Problem } from '#core/problem.ts'
import { unitCodesOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import { resolveView } from './answers-view.ts'
import type { View, ViewAsked } from './answers-view.ts'
import type { Figures } from './contract.ts'
import { figuresOf } from './rules-figures.ts'
import type { ChildView, HostedView, Values } from './rules-figures.ts'
import type { UnitId } from './rules-model.ts'
import { valueOn } from './rules-series.ts'
import type { Steps } from './rules-series.ts'
import { childrenInScope, treeOn } from './rules-tree.ts'
import type { Ledger } from './store-ledger.ts'
import { ledgerAt } from './store-ledgers.ts'
import { readCampaignFacts } from './store-structure.ts'
import { readValues } from './store-sums.ts'
import { byDayAndCode, hostedView, readChildren, readHosted } from './store-views.ts'

const nothing: Values = new Map()

/** Codes of the collecting units that a unit's values name. */
async function collectors(database: Database, view: View, values: Values): Promise<(unit: UnitId) => string> {
  const ids = [...values.keys()]
    .filter((series) => series.startsWith('c:'))
    .map((series) => Number(series.split(':')[1]))
  const codes = await unitCodesOf(database.db, view.realm.id, [...new Set(ids)])
  return (unit) => codes.get(unit) ?? ''
}

async function fromStored(database: Database, view: View): Promise<Figures> {
  const { db } = database
  const of = { realmId: view.realm.id, campaignId: view.campaignId }
  const [campaign, all, children] = await Promise.all([
    readCampaignFacts({ db, realm: view.realm, campaignId: view.campaignId, at: view.at }),
    readValues(db, of, [view.unitId], view.day, false),
    readChildren(db, of, view.unitId, view.day),
  ])
  if (campaign === null) throw new Problem('not-found', 'campaign')
  const own = all.get(view.unitId) ?? nothing
  const inScope = own.get('in')?.[0] === 1
  const values = inScope ? own : nothing
  const [hosted, codeOf] = await Promise.all([
    inScope ? readHosted(db, of, view.unitId, view.day, values) : [],
    collectors(database, view, values),
  ])
  return figuresOf({
    campaign,
    unit: view.unit,
    asOf: view.day,
    knownAt: view.knownAt,
    values,
    children: inScope ? children : [],
    hosted,
    codeOf,
  })
}

function valuesOn(series: ReadonlyMap<string, Steps> | undefined, view: View): Map<string, number[]> {
  const values = new Map<string, number[]>()
  for (const [name, steps] of series ?? []) {
    const value = valueOn(steps, view.day)
    if (value !== undefined) values.set(name, value)
  }
  return values
}

async function fromVersions(database: Database, view: View, ledger: Ledger): Promise<Figures> {
  const { campaign, tree, sessions } = ledger.structure
  const on = treeOn(tree, view.day, campaign)
  const values = on.scope.has(view.unitId) ? valuesOn(ledger.rolled.get(view.unitId), view) : nothing
  const ids = childrenInScope(on, view.unitId)
  const codes = await unitCodesOf(database.db, view.realm.id, ids)
  const children: ChildView[] = ids.map((unit) => ({
    unit,
    code: codes.get(unit) ?? '',
    name: on.place.get(unit)?.name ?? '',
    level: on.place.get(unit)?.level ?? '',
    values: valuesOn(ledger.rolled.get(unit), view),
    completions: ledger.completions.get(unit) ?? new Map(),
  }))
  const hosted: HostedView[] = []
  for (const session of on.scope.has(view.unitId) ? sessions.values() : []) {
    const card = ledger.cards.get(session.id)
    if (session.host !== view.unitId || session.day > view.day || card === undefined) continue
    hosted.push(hostedView(session, card, values.get(`@${session.id}`)?.[0] ?? 0))
  }
  return figuresOf({
    campaign,
    unit: view.unit,
    asOf: view.day,
    knownAt: view.knownAt,
    values,
    children,
    hosted: hosted.sort(byDayAndCode),
    codeOf: await collectors(database, view, values),
  })
}

/** Figures of a view (figures.md). Throws `not-found` when realm, campaign or unit are not known. */
export async function figuresFor(database: Database, asked: ViewAsked): Promise<Figures> {
  const view = await resolveView(database, asked, 'read.figures')
  return figuresOfView(database, view)
}

/** Figures of a view that is already resolved. */
export async function figuresOfView(database: Database, view: View): Promise<Figures> {
  if (view.stored) return fromStored(database, view)
  const { ledger } = await ledgerAt(database, view.realm, view.campaignId, view.at)
  if (ledger === null) throw new Problem('not-found', 'campaign')
  return fromVersions(database, view, ledger)
}
