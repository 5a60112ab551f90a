/** Everything that the units of a campaign owe on a day, with its deadlines: one source for lists, work and reminders. */
import { sql } from 'kysely'
import { dayOf } from '#core/days.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Thing } from '#core/work-kinds.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { campaignUnits } from '#modules/campaigns/answers-units.ts'
import type { CampaignUnit } from '#modules/campaigns/answers-units.ts'
import { papersOf } from '#modules/deliverables/answers-papers.ts'
import type { Database } from '#platform/database.ts'
import { owedOf } from './rules-owed.ts'
import type { Owed } from './rules-owed.ts'
import { readReached } from './store-owed.ts'
import type { CampaignTerms } from './store-owed.ts'

type Ground = {
  readonly database: Database
  readonly realm: RealmFacts
  readonly terms: CampaignTerms
  /** Civil date. */
  readonly day: string
}
export type OwedAsked = Ground & {
  readonly scope: UnitScope
  /** Only this unit and what is below it; null: all that the scope covers. */
  readonly under: number | null
}

/** A paper that the level above has not judged yet. */
export type Handed = { readonly unit: CampaignUnit; readonly dueOn: string | null }
export type OwedFound = {
  readonly units: readonly CampaignUnit[]
  readonly owed: readonly Owed[]
  readonly handed: readonly Handed[]
}

const unpaid: ReadonlySet<string> = new Set(['missing', 'overdue', 'returned'])

/** Of the whole campaign. A paper is owed until it is handed in, and again once returned. */
async function wholeOf({ database, realm, terms, day }: Ground): Promise<OwedFound> {
  const { db } = database
  const { campaignId } = terms
  const operator = { asker: { kind: 'operator' }, now: new Date() } as const
  const scope = await scopeFor(database, operator, realm, 'read.records')
  const units = await campaignUnits({ db, scope, campaignId, day, under: null })
  const of = { realmId: realm.id, campaignId }
  const [reached, papers] = await Promise.all([
    readReached(db, of, null, dayOf(day)),
    papersOf({ db, ...of, timeZone: realm.timeZone, units, day, reviews: null, sort: 'unit', order: 'asc' }),
  ])
  const sums = new Map(reached.map((one) => [one.unit_id, one]))
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const unpaidOf = new Map<string, Owed[]>()
  const handed: Handed[] = []
  for (const paper of papers) {
    const unit = byCode.get(paper.unit)
    if (unit === undefined) continue
    if (paper.state === 'submitted') handed.push({ unit, dueOn: paper.due_on })
    if (!paper.required || !unpaid.has(paper.state)) continue
    const one = { unit, what: paper.kind as Thing, dueOn: paper.due_on, missing: 1, expected: 1, done: 0 }
    const before = unpaidOf.get(paper.unit)
    if (before) before.push(one)
    else unpaidOf.set(paper.unit, [one])
  }
  const owed = units.flatMap((unit): Owed[] => {
    const of = sums.get(unit.unitId)
    return [...(of === undefined ? [] : owedOf(unit, of, terms)), ...(unpaidOf.get(unit.code) ?? [])]
  })
  return { units, owed, handed }
}

type Kept = { readonly key: string; readonly found: Promise<OwedFound> }
const kept = new WeakMap<Database, Map<string, Kept>>()
/** Campaigns and days of which it is kept at once. */
const most = 16

/**
 * What is owed of the whole campaign, kept until an order or the figures move on: what it is kept under is read each
 * time, so every server sees a change at once.
 */
async function keptWhole(ground: Ground): Promise<OwedFound> {
  const { database, realm, terms, day } = ground
  const { rows } = await sql<{ last: number; done: number | null }>`
    select (select last from positions where realm_id = ${realm.id}) as last,
      (select position from figure_states where realm_id = ${realm.id} and campaign_id = ${terms.campaignId}) as done`.execute(
    database.db,
  )
  const key = `${rows[0]?.last ?? 0}/${rows[0]?.done ?? 0}`
  const name = `${realm.id}/${terms.campaignId}/${day}`
  let shelf = kept.get(database)
  if (shelf === undefined) kept.set(database, (shelf = new Map()))
  const there = shelf.get(name)
  if (there?.key === key) return there.found
  const found = wholeOf(ground)
  shelf.delete(name)
  shelf.set(name, { key, found })
  for (const old of [...shelf.keys()].slice(0, -most)) shelf.delete(old)
  // what failed is asked anew
  found.catch(() => shelf.delete(name))
  return found
}

/** What is owed within a scope, by unit in the order of the tree. */
export async function everythingOwed(asked: OwedAsked): Promise<OwedFound> {
  const whole = await keptWhole(asked)
  const { scope, under } = asked
  if (scope.all && under === null) return whole
  // a unit stands behind its parent
  const below = new Set<number>(under === null ? [] : [under])
  if (under !== null)
    for (const { unitId, parentId } of whole.units) if (parentId !== null && below.has(parentId)) below.add(unitId)
  const isSeen = ({ unitId }: { readonly unitId: number }): boolean =>
    scope.covers(unitId) && (under === null || below.has(unitId))
  const units = whole.units.filter(isSeen)
  const seen = new Set(units.map(({ unitId }) => unitId))
  const inSeen = ({ unit }: { readonly unit: { readonly unitId: number } }): boolean => seen.has(unit.unitId)
  return { units, owed: whole.owed.filter(inSeen), handed: whole.handed.filter(inSeen) }
}
