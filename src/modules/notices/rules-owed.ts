/** What a unit still owes a campaign, in the words of reminders and of the list of what is overdue. */
import { dayOf, isoOf } from '#core/days.ts'
import { dueOn } from '#modules/campaigns/rules-deadlines.ts'
import { reaches, shareOf } from '#modules/figures/rules-model.ts'
import type { Deadline } from '#modules/figures/rules-model.ts'
import type { Nearness, Thing } from '#core/work-kinds.ts'

export type OwedUnit = {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parentId: number | null
}

export type Owed = {
  readonly unit: OwedUnit
  readonly what: Thing
  /** Civil date; null without a deadline. */
  readonly dueOn: string | null
  /** People, reflections or papers that are missing; at least 1. */
  readonly missing: number
  readonly expected: number
  readonly done: number
}

export type Sums = {
  readonly expected: number
  readonly participated: number
  readonly stated: number
  readonly stated_done: number
  readonly papers: number
  readonly papers_done: number
}

type Terms = { readonly threshold: string; readonly deadlines: readonly Deadline[] }

/**
 * Participation below the campaign's threshold, statements below what they expect, and reflections that have not been
 * received, of a unit with all below it. All three are due on the unit's deadline (figures.md, Completion; writing and
 * statements have none of their own).
 */
export function owedOf(unit: OwedUnit, sums: Sums, terms: Terms): Owed[] {
  const day = dueOn(terms.deadlines, unit.unitId, unit.level, '*')
  const due = day === null ? null : isoOf(day)
  const owed = (what: Thing, expected: number, done: number): Owed => ({
    unit,
    what,
    dueOn: due,
    missing: expected - done,
    expected,
    done,
  })
  const studied = sums.expected === 0 || reaches(shareOf(terms.threshold), sums.participated, sums.expected)
  return [
    ...(studied ? [] : [owed('participation', sums.expected, sums.participated)]),
    ...(sums.stated > sums.stated_done ? [owed('statement', sums.stated, sums.stated_done)] : []),
    ...(sums.papers > sums.papers_done ? [owed('writing', sums.papers, sums.papers_done)] : []),
  ]
}

/** Days from one civil date to another; negative when the other is earlier. */
export const daysFrom = (from: string, to: string): number => dayOf(to) - dayOf(from)

/** How near something is: past its last day, due today, within the next seven days, later or without a day. */
export function nearnessOf(due: string | null, today: string): Nearness {
  if (due === null) return 'later'
  const left = daysFrom(today, due)
  return left < 0 ? 'overdue' : left === 0 ? 'today' : left <= 7 ? 'week' : 'later'
}
