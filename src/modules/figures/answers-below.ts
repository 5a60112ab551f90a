/** What stands under a report: the same sums as the figures', for a unit and each of its children. */
import { unitCodesOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import type { View } from './answers-view.ts'
import type { Values } from './rules-figures.ts'
import type { CampaignFacts, Statement, UnitId } from './rules-model.ts'
import { valueOn } from './rules-series.ts'
import type { Segment } from './rules-standing.ts'
import { childrenInScope, subtreeInScope, treeOn } from './rules-tree.ts'
import type { Tree, TreeOnDay } from './rules-tree.ts'
import { ledgerAt } from './store-ledgers.ts'
import { readCampaignFacts, readUnitFacts } from './store-structure.ts'
import { treeNow } from './store-tree.ts'
import { readValues } from './store-sums.ts'

export type BelowRow = {
  readonly unit: UnitId
  readonly code: string
  readonly level: string
  /** By series, as rules-series.ts names them. */
  readonly values: Values
}

export type Below = {
  readonly campaign: CampaignFacts
  readonly tree: Tree
  /** The tree on the day asked. */
  readonly on: TreeOnDay
  /** Of every unit that the tree knows. */
  readonly codes: ReadonlyMap<UnitId, string>
  readonly statements: readonly Statement[]
  /** The unit itself first, then its children in the scope by code; empty when the unit is outside the scope. */
  readonly rows: readonly BelowRow[]
  /** Standings of the past by person; null: the stored ones. */
  readonly segments: ReadonlyMap<number, readonly Segment[]> | null
}

type Facts = Omit<Below, 'on' | 'codes' | 'rows'> & {
  readonly valuesOf: (units: readonly UnitId[]) => Promise<ReadonlyMap<UnitId, Values>>
}

async function stored(database: Database, view: View): Promise<Facts | null> {
  const { db } = database
  const asked = { db, realm: view.realm, campaignId: view.campaignId, at: view.at }
  const [campaign, tree, { statements }] = await Promise.all([
    readCampaignFacts(asked),
    treeNow(database, view.realm.id, view.last),
    readUnitFacts(asked),
  ])
  if (campaign === null) return null
  const of = { realmId: view.realm.id, campaignId: view.campaignId }
  return {
    campaign,
    tree,
    statements,
    segments: null,
    valuesOf: (units) => readValues(db, of, units, view.day, false),
  }
}

async function past(database: Database, view: View): Promise<Facts | null> {
  const { ledger, segments } = await ledgerAt(database, view.realm, view.campaignId, view.at)
  if (ledger === null) return null
  const valuesOn = (unit: UnitId): Values => {
    const values = new Map<string, number[]>()
    for (const [series, steps] of ledger.rolled.get(unit) ?? []) {
      const value = valueOn(steps, view.day)
      if (value !== undefined) values.set(series, value)
    }
    return values
  }
  return {
    campaign: ledger.structure.campaign,
    tree: ledger.structure.tree,
    statements: ledger.facts.statements,
    segments,
    valuesOf: async (units) => new Map(units.map((unit) => [unit, valuesOn(unit)])),
  }
}

/** Reads a view with its children's values; null when the campaign is not known then. */
export async function readBelow(database: Database, view: View): Promise<Below | null> {
  const facts = await (view.stored ? stored(database, view) : past(database, view))
  if (facts === null) return null
  const { valuesOf, ...rest } = facts
  const on = treeOn(facts.tree, view.day, facts.campaign)
  const codes = await unitCodesOf(database.db, view.realm.id, [...facts.tree.units()])
  const code = (unit: UnitId): string => codes.get(unit) ?? ''
  const children = childrenInScope(on, view.unitId).sort((a, b) => (code(a) < code(b) ? -1 : 1))
  const units = on.scope.has(view.unitId) ? [view.unitId, ...children] : []
  const values = await valuesOf(units)
  const rows = units.map((unit) => ({
    unit,
    code: code(unit),
    level: on.place.get(unit)?.level ?? '',
    values: values.get(unit) ?? new Map(),
  }))
  return { ...rest, on, codes, rows }
}

/** Every unit of the scope at or below `unit`, with the branch that it is told under: a child, or the unit itself. */
export function branchesOf(on: TreeOnDay, unit: UnitId): Map<UnitId, UnitId> {
  const branches = new Map<UnitId, UnitId>(on.scope.has(unit) ? [[unit, unit]] : [])
  for (const child of childrenInScope(on, unit)) for (const one of subtreeInScope(on, child)) branches.set(one, child)
  return branches
}
