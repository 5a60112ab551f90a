/** When a unit is complete, whether that was in time, and who ranks where (figures.md, Completion). */
import type { Day } from '#core/days.ts'
import { reaches } from './rules-model.ts'
import type { CampaignFacts, Placement } from './rules-model.ts'
import { PEOPLE, valueOn } from './rules-series.ts'
import type { Steps } from './rules-series.ts'

export type State = 'early' | 'on_time' | 'late' | 'open'

/** What completion of a unit rests on. */
export type UnitCourse = {
  /** Sums of the unit; people series `p:<audience>` and `in` are read. */
  readonly series: ReadonlyMap<string, Steps>
  readonly placements: readonly Placement[]
  /** Civil date of acceptance by kind of deliverable. */
  readonly accepted: ReadonlyMap<string, Day>
}

function rosterCodes(campaign: CampaignFacts): string[] {
  return campaign.audiences.filter((audience) => audience.basis === 'roster').map((audience) => audience.code)
}

/** Kinds that a level owes. */
export function owedKinds(campaign: CampaignFacts, level: string | undefined): string[] {
  return campaign.required.filter((one) => one.level === level).map((one) => one.kind)
}

/**
 * First day, from opens_on, on which the unit is complete for the audience (`*`: all roster audiences together, and
 * everything owed accepted); null while there is none.
 */
export function completedOn(campaign: CampaignFacts, course: UnitCourse, audience: string): Day | null {
  const all = audience === '*'
  const series = (all ? rosterCodes(campaign) : [audience]).flatMap((code) => course.series.get(`p:${code}`) ?? [])
  const scope = course.series.get('in')
  const days = new Set<Day>([campaign.opensOn])
  const add = (day: Day): void => {
    if (day > campaign.opensOn) days.add(day)
  }
  for (const steps of series) for (const day of steps.days) add(day)
  for (const day of scope?.days ?? []) add(day)
  if (all) for (const place of course.placements) add(place.from)
  if (all) for (const day of course.accepted.values()) add(day)
  for (const day of [...days].sort((a, b) => a - b)) {
    if (valueOn(scope, day)?.[0] !== 1) continue
    let expected = 0
    let participated = 0
    for (const steps of series) {
      const value = valueOn(steps, day)
      expected += value?.[PEOPLE.expected] ?? 0
      participated += value?.[PEOPLE.participated] ?? 0
    }
    const studied = expected > 0 && reaches(campaign.threshold, participated, expected)
    if (!all) {
      if (studied) return day
      continue
    }
    const level = course.placements.find((place) => place.from <= day && day <= place.to)?.level
    const owed = owedKinds(campaign, level)
    const handedIn = owed.every((kind) => (course.accepted.get(kind) ?? Infinity) <= day)
    if (handedIn && (studied || (expected === 0 && owed.length > 0))) return day
  }
  return null
}

export function stateOn(completed: Day | null, due: Day | null, day: Day): State {
  if (completed !== null) return due === null || completed === due ? 'on_time' : completed < due ? 'early' : 'late'
  return due !== null && day > due ? 'late' : 'open'
}

export type Ranked = {
  readonly code: string
  readonly expected: number
  readonly participated: number
  readonly completed: Day | null
}

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Negative when `a` ranks before `b`; 0 when they share a rank. */
function compare(a: Ranked, b: Ranked): number {
  if (a.completed !== null || b.completed !== null) return (a.completed ?? Infinity) - (b.completed ?? Infinity)
  if (a.expected === 0 || b.expected === 0) return (a.expected === 0 ? 1 : 0) - (b.expected === 0 ? 1 : 0)
  return b.participated * a.expected - a.participated * b.expected
}

/** Ranked units with their ranks (1, 1, 3), then those below rank_min without, each group by code within a rank. */
export function rank<T extends Ranked>(children: readonly T[], rankMin: number): { child: T; rank: number | null }[] {
  const ranked = children.filter((child) => child.expected >= rankMin).sort((a, b) => compare(a, b) || byCode(a, b))
  const rows: { child: T; rank: number | null }[] = []
  for (const [i, child] of ranked.entries()) {
    const before = ranked[i - 1]
    const rank = before !== undefined && compare(before, child) === 0 ? (rows[i - 1]?.rank ?? i) : i + 1
    rows.push({ child, rank })
  }
  const small = children.filter((child) => child.expected < rankMin).sort(byCode)
  return [...rows, ...small.map((child) => ({ child, rank: null }))]
}
