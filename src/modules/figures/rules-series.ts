/**
 * Series: how a vector of counts of one unit changes over days. Facts give deltas; answers read steps.
 *
 * Names: `p:<audience>` people, `w:<artifact>:<tier>` writing, `c:<unit>:<artifact>:<tier>` writing by collecting
 * unit, `d:<kind>` deliverables, `r` recommendations, `o:<form>` outreach, `s` study sessions, `q` distinct people of
 * sessions, `@<session>` presence at a session, `in` whether the unit is in the scope.
 */
import type { Day } from '#core/days.ts'

/** Changes by day; adding is all one does to it, so sums may be taken in any order. */
export type Deltas = Map<Day, number[]>
/** Series of one unit by name. */
export type Bundle = Map<string, Deltas>
/** Values from each day on, ascending. Before the first day everything is zero. */
export type Steps = { readonly days: Day[]; readonly values: number[][] }

/** Places of the numbers in each kind of vector. */
export const PEOPLE = { expected: 0, participated: 1, makeup: 2, exempt: 3, byStatement: 4, classes: 5 } as const
export const WRITING = {
  expected: 0,
  received: 1,
  accepted: 2,
  typed: 3,
  handwritten: 4,
  excellent: 5,
  good: 6,
  pass: 7,
  fail: 8,
  ungraded: 9,
} as const
export const DELIVERABLES = { required: 0, submitted: 1, accepted: 2, late: 3 } as const
export const SESSIONS = { sessions: 0, in_person: 1, online: 2, hybrid: 3, attendances: 4 } as const
export const RECOMMENDATIONS = { total: 0, open: 1, forwarded: 2, answered: 3, closed: 4 } as const
export const OUTREACH = { activities: 0, items: 1, attendances: 2 } as const

/** Series that are a unit's own and are not summed up the tree. */
export function staysPut(series: string): boolean {
  return series === 'q' || series === 'in' || series.startsWith('@')
}

/** Adds `sign × vector` to a series from `day` on. */
export function addDelta(bundle: Bundle, series: string, day: Day, vector: readonly number[], sign = 1): void {
  let deltas = bundle.get(series)
  if (deltas === undefined) bundle.set(series, (deltas = new Map()))
  addVector(deltas, day, vector, sign)
}

export function addVector(deltas: Deltas, day: Day, vector: readonly number[], sign = 1): void {
  const present = deltas.get(day)
  if (present === undefined) {
    deltas.set(
      day,
      vector.map((value) => (value === 0 ? 0 : sign * value)),
    )
    return
  }
  for (let i = 0; i < vector.length; i++) present[i] = (present[i] ?? 0) + sign * (vector[i] as number)
}

/** Running sums of deltas; days without change are left out. */
export function stepsOf(deltas: Deltas): Steps {
  const steps: Steps = { days: [], values: [] }
  let running: number[] = []
  for (const day of [...deltas.keys()].sort((a, b) => a - b)) {
    const delta = deltas.get(day) as number[]
    if (delta.every((value) => value === 0)) continue
    running = delta.map((value, i) => value + (running[i] ?? 0))
    steps.days.push(day)
    steps.values.push(running)
  }
  return steps
}

/** Index of the last step on or before `day`; -1 before the first. */
export function stepIndex(steps: Steps, day: Day): number {
  let low = 0
  let high = steps.days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps.days[middle] as Day) <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The vector in force on `day`; undefined before the first step. */
export function valueOn(steps: Steps | undefined, day: Day): number[] | undefined {
  return steps?.values[stepIndex(steps, day)]
}

/** The part of a series that lies in a window, as deltas of which the first stands at the window's first day. */
export function restrict(deltas: Deltas, from: Day, to: Day): Deltas {
  const part: Deltas = new Map()
  for (const [day, vector] of deltas) {
    if (day > to) continue
    addVector(part, day < from ? from : day, vector)
  }
  return part
}

/** Deltas that have the given steps as running sums. */
export function deltasOf(steps: Steps): Deltas {
  const deltas: Deltas = new Map()
  let before: number[] = []
  for (const [i, day] of steps.days.entries()) {
    const value = steps.values[i] as number[]
    deltas.set(
      day,
      value.map((one, at) => one - (before[at] ?? 0)),
    )
    before = value
  }
  return deltas
}
