import type { RowOf } from './columns.ts'
import { count, countPeople, type Count } from './counting.ts'
import { daysFrom } from './dates.ts'
import { placementOn, scope } from './tree.ts'
import { happenedBy, once, type View } from './view.ts'

type Audience = RowOf<'audiences'>
/** A roster audience, or "`*` (all roster audiences together)". */
export type AudienceOrAll = Audience | '*'
export type State = 'early' | 'on_time' | 'late' | 'open'

export function countFor(view: View, unit: string, audience: AudienceOrAll, day: string): Count {
  return audience === '*' ? countPeople(view, unit, day) : count(view, unit, audience, day)
}

/** "`participated ≥ threshold × expected`", exact: the threshold's decimal digits as a fraction. */
function reachesThreshold(threshold: string, counted: Count): boolean {
  const [whole = '0', decimals = ''] = threshold.split('.')
  const numerator = BigInt(whole + decimals)
  const denominator = 10n ** BigInt(decimals.length)
  return BigInt(counted.participated) * denominator >= numerator * BigInt(counted.expected)
}

/** What the campaign requires of the level that a unit has on a day; nothing of a unit outside the scope. */
export function owedDeliverables(view: View, unit: string, day: string): RowOf<'required_deliverables'>[] {
  if (!scope(view, day).has(unit)) return []
  const level = placementOn(view, unit, day)?.level
  return view.known.required_deliverables.filter((r) => r.campaign === view.campaign.code && r.level === level)
}

/** What a unit has handed in of a kind of deliverable, if anything. */
export function deliverableOf(view: View, unit: string, kind: string): RowOf<'deliverables'> | undefined {
  return view.known.deliverables.find((d) => d.campaign === view.campaign.code && d.unit === unit && d.kind === kind)
}

/** Whether the conditions of completeness hold on the day `d`, "taken as of `d`, known at `K`". */
function holdsCompleteOn(view: View, unit: string, audience: AudienceOrAll, d: string): boolean {
  const counted = countFor(view, unit, audience, d)
  // "at which `expected > 0` and `participated ≥ threshold × expected`"
  const reached = counted.expected > 0 && reachesThreshold(view.campaign.threshold, counted)
  if (audience !== '*') return reached
  // "For `*` every deliverable required of its level must also have `accepted_at` with civil date
  // `≤ d`; and a unit with `expected = 0` that owes a deliverable is complete for `*` when those
  // are accepted."
  const owed = owedDeliverables(view, unit, d)
  const accepted = owed.every((r) => happenedBy(view, deliverableOf(view, unit, r.kind)?.accepted_at ?? null, d))
  return accepted && (reached || (counted.expected === 0 && owed.length > 0))
}

/**
 * "unit `v` is *complete for a on* the first date `d`, `opens_on ≤ d ≤ D`, at which …"; "It stays
 * complete afterwards." Null when there is no such date.
 */
export function completedOn(view: View, unit: string, audience: AudienceOrAll, day: string): string | null {
  const name = audience === '*' ? '*' : `audience ${audience.code}`
  const first = daysFrom(view.campaign.opens_on, day).find((d) =>
    once(view, `complete ${JSON.stringify([unit, name, d])}`, () => holdsCompleteOn(view, unit, audience, d)),
  )
  return first ?? null
}

/**
 * "Due date: the most specific deadline of (unit, audience); for `*`: of (unit), else the level."
 * Most specific first (interchange.md): "unit and audience, unit, level and audience, level".
 * Null when there is none.
 */
export function dueOn(view: View, unit: string, audience: AudienceOrAll, day: string): string | null {
  const level = placementOn(view, unit, day)?.level ?? ''
  const find = (wanted: { unit: string; level: string; audience: string }) =>
    view.known.deadlines.find(
      (d) =>
        d.campaign === view.campaign.code &&
        d.unit === wanted.unit &&
        d.level === wanted.level &&
        d.audience === wanted.audience,
    )
  const code = audience === '*' ? '' : audience.code
  const deadline =
    find({ unit, level: '', audience: code }) ??
    find({ unit, level: '', audience: '' }) ??
    find({ unit: '', level, audience: code }) ??
    find({ unit: '', level, audience: '' })
  return deadline?.due_on ?? null
}

/**
 * "State: `early` (complete before due), `on_time` (complete on the due date, or with no due
 * date), `late` (complete after due, or not complete and `D` > due), `open`."
 */
export function stateOf(completed: string | null, due: string | null, day: string): State {
  if (completed !== null) {
    if (due === null || completed === due) return 'on_time'
    return completed < due ? 'early' : 'late'
  }
  return due !== null && day > due ? 'late' : 'open'
}
