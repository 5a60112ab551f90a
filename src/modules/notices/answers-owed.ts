/** Everything that the units of a campaign owe on a day, with its deadlines: one source for lists, work and reminders. */
import { dayOf } from '#core/days.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { campaignUnits } from '#modules/campaigns/answers-units.ts'
import type { CampaignUnit } from '#modules/campaigns/answers-units.ts'
import { papersOf } from '#modules/deliverables/answers-papers.ts'
import type { PaperRow } from '#modules/deliverables/contract.ts'
import type { Db } from '#platform/database.ts'
import { owedOf } from './rules-owed.ts'
import type { Thing } from '#core/work-kinds.ts'
import type { Owed } from './rules-owed.ts'
import { readReached } from './store-owed.ts'
import type { CampaignTerms, Reached } from './store-owed.ts'

export type OwedAsked = {
  readonly db: Db
  readonly realm: RealmFacts
  readonly scope: UnitScope
  readonly terms: CampaignTerms
  /** Civil date. */
  readonly day: string
  /** Only this unit and what is below it; null: all that the scope covers. */
  readonly under: number | null
  /** Of who may accept papers, for `can_review`. */
  readonly reviews?: UnitScope | null
}

export type OwedFound = {
  readonly units: readonly CampaignUnit[]
  readonly owed: readonly Owed[]
  /** Every paper, also those that are not owed any more. */
  readonly papers: readonly PaperRow[]
  readonly reached: ReadonlyMap<number, Reached>
}

const unpaid: ReadonlySet<string> = new Set(['missing', 'overdue', 'returned'])

/** What is owed, by unit in the order of the tree. A paper is owed until it is handed in, and again once returned. */
export async function everythingOwed(asked: OwedAsked): Promise<OwedFound> {
  const { db, realm, scope, terms, day, under } = asked
  const { campaignId } = terms
  const units = await campaignUnits({ db, scope, campaignId, day, under })
  const ids = scope.all && under === null ? null : units.map(({ unitId }) => unitId)
  const [reached, papers] = await Promise.all([
    readReached(db, { realmId: realm.id, campaignId }, ids, dayOf(day)),
    papersOf({
      db,
      realmId: realm.id,
      campaignId,
      timeZone: realm.timeZone,
      units,
      day,
      reviews: asked.reviews ?? null,
      sort: 'unit',
      order: 'asc',
    }),
  ])
  const sums = new Map(reached.map((one) => [one.unit_id, one]))
  const unpaidOf = new Map<string, PaperRow[]>()
  for (const paper of papers) {
    if (!paper.required || !unpaid.has(paper.state)) continue
    const before = unpaidOf.get(paper.unit)
    if (before) before.push(paper)
    else unpaidOf.set(paper.unit, [paper])
  }
  const owed = units.flatMap((unit): Owed[] => {
    const of = sums.get(unit.unitId)
    const ofPapers = (unpaidOf.get(unit.code) ?? []).map((paper) => ({
      unit,
      what: paper.kind as Thing,
      dueOn: paper.due_on,
      missing: 1,
      expected: 1,
      done: 0,
    }))
    return [...(of === undefined ? [] : owedOf(unit, of, terms)), ...ofPapers]
  })
  return { units, owed, papers, reached: sums }
}
