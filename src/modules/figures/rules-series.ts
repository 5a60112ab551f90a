/**
 * Series: how a vector of counts of one unit changes over days. Facts give deltas; answers read steps.
 *
 * Names: `p:<audience>` people, `w:<artifact>:<tier>` writing, `c:<unit>:<artifact>:<tier>` writing by collecting
 * unit, `d:<kind>` deliverables, `r` recommendations, `o:<form>` outreach, `s` study sessions, `q` distinct people of
 * sessions, `@<session>` presence at a session, `in` whether the unit is in the scope.
 */
import type { Day } from '#core/days.ts'

/**
 * Changes by day, ascending; adding is all one does to it, so sums may be taken in any order. The vectors lie one
 * after the other, `width` numbers a day: a province has a million of them, too many to be objects of their own.
 */
export type Deltas = { readonly width: number; readonly days: Day[]; readonly changes: number[] }
/** Series of one unit by name. */
export type Bundle = Map<string, Deltas>
/** Values from each day on, ascending, `width` numbers a day. Before the first day everything is zero. */
export type Steps = { readonly width: number; readonly days: Day[]; readonly values: number[] }

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

/** Kind of a series by its name: `p`, `w`, `c`, `d`, `r`, `o`, `s`, `q`, `@`, `in`. */
export function kindOf(series: string): string {
  return series.startsWith('@') ? '@' : (series.split(':')[0] ?? '')
}

/** First place, from `low` on, whose day is `day` or later. */
function placeOf(days: readonly Day[], day: Day, low: number): number {
  let high = days.length
  if (high === 0 || (days[high - 1] as Day) < day) return high
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as Day) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Place of a day, looked for from `low` on; makes room, filled with zeros, where there is none. */
function openDay({ width, days, changes }: Deltas, day: Day, low = 0): number {
  const at = placeOf(days, day, low)
  if (days[at] === day) return at
  days.push(day)
  for (let i = 0; i < width; i++) changes.push(0)
  if (at === days.length - 1) return at
  for (let i = days.length - 1; i > at; i--) days[i] = days[i - 1] as Day
  days[at] = day
  const first = at * width
  for (let i = changes.length - 1; i >= first + width; i--) changes[i] = changes[i - width] as number
  for (let i = first; i < first + width; i++) changes[i] = 0
  return at
}

export function noDeltas(width: number): Deltas {
  return { width, days: [], changes: [] }
}

/** The series of a bundle; opened when it isn't there. */
function seriesOf(bundle: Bundle, series: string, width: number): Deltas {
  let deltas = bundle.get(series)
  if (deltas === undefined) bundle.set(series, (deltas = noDeltas(width)))
  return deltas
}

/** Adds `sign × vector` to a series from `day` on. */
export function addDelta(bundle: Bundle, series: string, day: Day, vector: readonly number[], sign = 1): void {
  const deltas = seriesOf(bundle, series, vector.length)
  const first = openDay(deltas, day) * deltas.width
  for (let i = 0; i < vector.length; i++)
    deltas.changes[first + i] = (deltas.changes[first + i] as number) + sign * (vector[i] as number)
}

/** Adds whole deltas to a series; of each vector its first `width` numbers. */
export function addDeltas(bundle: Bundle, series: string, from: Deltas, width = from.width): void {
  const into = seriesOf(bundle, series, width)
  let place = 0
  for (const [at, day] of from.days.entries()) {
    place = openDay(into, day, place)
    for (let i = 0; i < width; i++)
      into.changes[place * width + i] =
        (into.changes[place * width + i] as number) + (from.changes[at * from.width + i] as number)
  }
}

/** Adds the part of some steps that lies in a window, what is in force at its first day standing there. */
export function addSteps(bundle: Bundle, series: string, steps: Steps, from: Day, to: Day): void {
  const { width, days, values } = steps
  const start = Math.max(0, stepIndex(steps, from))
  let place = 0
  for (let at = start; at < days.length && (days[at] as Day) <= to; at++) {
    const into = seriesOf(bundle, series, width)
    place = openDay(into, Math.max(from, days[at] as Day), place)
    for (let i = 0; i < width; i++) {
      const before = at === start ? 0 : (values[(at - 1) * width + i] as number)
      const change = (values[at * width + i] as number) - before
      into.changes[place * width + i] = (into.changes[place * width + i] as number) + change
    }
  }
}

/** Running sums of deltas; days without change are left out. */
export function stepsOf(deltas: Deltas): Steps {
  const { width, changes } = deltas
  const changed: number[] = []
  for (let at = 0; at < deltas.days.length; at++) {
    let i = at * width
    while (i < (at + 1) * width && changes[i] === 0) i++
    if (i < (at + 1) * width) changed.push(at)
  }
  // of just the size that is needed: most of what a province keeps in memory is steps
  const days = changed.map((at) => deltas.days[at] as Day)
  const values = changes.slice(0, changed.length * width)
  for (let step = 0; step < changed.length; step++) {
    const at = changed[step] as number
    for (let i = 0; i < width; i++)
      values[step * width + i] =
        (step === 0 ? 0 : (values[(step - 1) * width + i] as number)) + (changes[at * width + i] as number)
  }
  return { width, days, values }
}

/** Index of the last step on or before `day`; -1 before the first. */
export function stepIndex(steps: Steps, day: Day): number {
  return placeOf(steps.days, day + 1, 0) - 1
}

/** The vector at a place of the steps; undefined before the first. */
export function valueAt(steps: Steps, index: number): number[] | undefined {
  return index < 0 ? undefined : steps.values.slice(index * steps.width, (index + 1) * steps.width)
}

/** The vector in force on `day`; undefined before the first step. */
export function valueOn(steps: Steps | undefined, day: Day): number[] | undefined {
  return steps === undefined ? undefined : valueAt(steps, stepIndex(steps, day))
}

/** The part of a series that lies in a window, as deltas of which the first stands at the window's first day. */
export function restrict(deltas: Deltas, from: Day, to: Day): Deltas {
  const { width, days, changes } = deltas
  if ((days[0] ?? from) >= from && (days.at(-1) ?? to) <= to) return deltas
  const part = noDeltas(width)
  let place = 0
  for (let at = 0; at < days.length && (days[at] as Day) <= to; at++) {
    place = openDay(part, Math.max(from, days[at] as Day), place)
    for (let i = 0; i < width; i++)
      part.changes[place * width + i] =
        (part.changes[place * width + i] as number) + (changes[at * width + i] as number)
  }
  return part
}

/** Deltas that have the given steps as running sums. */
export function deltasOf({ width, days, values }: Steps): Deltas {
  const changes = values.map((value, i) => (i < width ? value : value - (values[i - width] as number)))
  return { width, days: [...days], changes }
}
