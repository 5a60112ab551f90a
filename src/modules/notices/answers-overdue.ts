/** What units owe, as the list of what is overdue shows it. */
import { unaccented } from '#core/text.ts'
import { ladderOf } from './answers-ladder.ts'
import { everythingOwed } from './answers-owed.ts'
import type { OwedAsked } from './answers-owed.ts'
import type { OverdueRow } from './contract-follow.ts'
import type { Thing } from '#core/work-kinds.ts'
import { daysFrom, nearnessOf } from './rules-owed.ts'
import type { Owed } from './rules-owed.ts'
import { extensionsBy, runs } from './rules-extensions.ts'
import { readExtensions } from './store-extensions.ts'
import type { Extension } from './store-extensions.ts'
import { readReminded } from './store-notices.ts'

export type OverdueAsked = OwedAsked & {
  /** Whose officers may be named. */
  readonly named: (unit: number) => boolean
  readonly search?: string | undefined
  readonly level?: string | undefined
  readonly what?: Thing | undefined
  readonly near: 'overdue' | 'week' | 'all'
  readonly extended?: 'yes' | 'no' | undefined
  readonly sort: 'unit' | 'late' | 'missing' | 'officers'
  readonly order: 'asc' | 'desc'
}

function isNear({ dueOn }: Owed, { near, day }: OverdueAsked): boolean {
  if (near === 'all') return true
  const of = nearnessOf(dueOn, day)
  return near === 'overdue' ? of === 'overdue' : of === 'today' || of === 'week'
}

const shownOf = (one: Extension | null): OverdueRow['extension'] =>
  one === null ? null : { until: one.until, asked_on: one.asked_on, decision: one.decision, decided_on: one.decided_on }

/** Rows narrowed and in order; more time that was granted stands beside the row and moves no day of it. */
export async function overdueOf(asked: OverdueAsked): Promise<OverdueRow[]> {
  const { database, realm, terms, day } = asked
  const { db } = database
  const { campaignId } = terms
  const [{ owed, units }, extensions, ladder, reminded] = [
    await everythingOwed(asked),
    await readExtensions(db, { realmId: realm.id, campaignId, units: null, today: day }),
    await ladderOf(db, realm.id, day),
    await readReminded(db, realm.id, campaignId, realm.timeZone),
  ]
  const extended = extensionsBy(extensions)
  const remindedAt = new Map(reminded.map((one) => [`${one.unit_id}/${one.what}`, one.at.toISOString()]))
  const sought = asked.search === undefined ? null : unaccented(asked.search)
  const rows = owed
    .filter((one) => isNear(one, asked))
    .filter(({ unit, what }) => (asked.level ?? unit.level) === unit.level && (asked.what ?? what) === what)
    .filter(({ unit }) => {
      const officers = asked.named(unit.unitId) ? ladder.namesOf(unit.unitId).join(' ') : ''
      return sought === null || unaccented(`${unit.code} ${unit.name} ${officers}`).includes(sought)
    })
    .map(({ unit, what, dueOn, missing, expected }): OverdueRow => {
      const key = `${unit.unitId}/${what}`
      const { newest, until } = extended(unit.unitId, what)
      const late = dueOn === null ? 0 : daysFrom(dueOn, day)
      return {
        unit: unit.code,
        unit_name: unit.name,
        level: unit.level,
        what,
        due_on: dueOn,
        days_late: late > 0 ? late : null,
        missing,
        expected,
        officers: asked.named(unit.unitId) ? [...ladder.namesOf(unit.unitId)] : [],
        officer_count: ladder.officersOf(unit.unitId).length,
        reminded_at: remindedAt.get(key) ?? null,
        extension: shownOf(newest),
        extended_until: runs(until, day) ? until : null,
      }
    })
    .filter(({ extended_until: has }) => asked.extended === undefined || (has !== null) === (asked.extended === 'yes'))
  return inOrder(rows, new Map(units.map(({ code }, i) => [code, i])), asked)
}

function inOrder(
  rows: readonly OverdueRow[],
  place: ReadonlyMap<string, number>,
  { sort, order }: OverdueAsked,
): OverdueRow[] {
  const sign = order === 'desc' ? -1 : 1
  const first = ([name]: readonly string[]): string => (name === undefined ? '\uffff' : unaccented(name))
  const by: Record<typeof sort, (a: OverdueRow, b: OverdueRow) => number> = {
    unit: () => 0,
    late: (a, b) => (b.days_late ?? 0) - (a.days_late ?? 0),
    missing: (a, b) => b.missing - a.missing,
    // units that nobody keeps stand last
    officers: ({ officers: a }, { officers: b }) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0),
  }
  return rows.toSorted((a, b) => {
    const order = by[sort](a, b)
    if (order !== 0) return sign * order
    return (sort === 'unit' ? sign : 1) * ((place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0))
  })
}
