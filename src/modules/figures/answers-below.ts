/** Values of a unit's own children, the same sums as the figures': for reports, which show a row a child. */
import { Problem } from '#core/problem.ts'
import { unitCodesOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import type { View } from './answers-view.ts'
import type { Values } from './rules-figures.ts'
import { valueOn } from './rules-series.ts'
import { childrenInScope, treeOf, treeOn } from './rules-tree.ts'
import { ledgerAt } from './store-ledgers.ts'
import { readCampaignFacts, readPlacements } from './store-structure.ts'
import { readValues } from './store-sums.ts'

/**
 * Values by unit code of the unit itself and its children in the scope on the day; series as rules-series.ts names
 * them. Empty when the unit is outside the scope.
 */
export async function valuesBelow(database: Database, view: View): Promise<Map<string, Values>> {
  const { db } = database
  const found = new Map<number, Values>()
  if (view.stored) {
    const [campaign, placements] = await Promise.all([
      readCampaignFacts({ db, realm: view.realm, campaignId: view.campaignId, at: view.at }),
      readPlacements(db, view.realm.id, view.at),
    ])
    if (campaign === null) throw new Problem('not-found', 'campaign')
    const on = treeOn(treeOf(placements), view.day, campaign)
    if (!on.scope.has(view.unitId)) return new Map()
    const units = [view.unitId, ...childrenInScope(on, view.unitId)]
    const values = await readValues(db, { realmId: view.realm.id, campaignId: view.campaignId }, units, view.day, false)
    for (const unit of units) found.set(unit, values.get(unit) ?? new Map())
  } else {
    const { ledger } = await ledgerAt(database, view.realm, view.campaignId, view.at)
    if (ledger === null) throw new Problem('not-found', 'campaign')
    const on = treeOn(ledger.structure.tree, view.day, ledger.structure.campaign)
    if (!on.scope.has(view.unitId)) return new Map()
    for (const unit of [view.unitId, ...childrenInScope(on, view.unitId)]) {
      const values = new Map<string, number[]>()
      for (const [series, steps] of ledger.rolled.get(unit) ?? []) {
        const value = valueOn(steps, view.day)
        if (value !== undefined) values.set(series, value)
      }
      found.set(unit, values)
    }
  }
  const codes = await unitCodesOf(db, view.realm.id, [...found.keys()])
  return new Map([...found].map(([unit, values]) => [codes.get(unit) ?? '', values]))
}
