/**
 * What changes of the tree work on: placements of units and memberships of people as they stand, and the versions of
 * them that a change writes. Pure; the tree's own rules (interchange.md, units.csv) are judged again by the door.
 */
import { FIRST_DAY, LAST_DAY, isoOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'

/** A placement of a unit (units.csv); `from` and `to` are its first and last day. */
export type Placement = {
  readonly unit: string
  readonly name: string
  readonly level: string
  readonly sector: string
  readonly parent: string | null
  readonly from: Day
  readonly to: Day
  readonly successor: string | null
  /** `recorded_at` of the version that was read; null when none is there. */
  readonly seen: string | null
}

/** A membership of a person (memberships.csv). */
export type Membership = {
  readonly person: string
  readonly unit: string
  readonly from: Day
  readonly to: Day
  readonly isPrimary: boolean
  /** Everything else that the row says, as cells. */
  readonly others: Readonly<Record<string, string>>
  readonly seen: string | null
}

type Withdrawn = { readonly withdrawn?: true }
export type Change = {
  readonly placements: readonly (Placement & Withdrawn)[]
  readonly memberships: readonly (Membership & Withdrawn)[]
}

/** Why a change can't be made, and the day, unit or number that it is about. */
export type Refusal = { readonly why: RefusalCode; readonly about: string }
export type RefusalCode =
  | 'no-unit'
  | 'no-placement'
  | 'later-placement'
  | 'begins-that-day'
  | 'top-unit'
  | 'own-unit'
  | 'same-unit'
  | 'below-itself'
  | 'level-order'
  | 'parent-not-there'
  | 'code-taken'
  | 'second-top'
  | 'has-units'
  | 'has-people'

export type Outcome = Change | Refusal

export const isRefused = (outcome: Outcome): outcome is Refusal => 'why' in outcome
export const refused = (why: RefusalCode, about: string | number = ''): Refusal => ({ why, about: String(about) })
export const changed = (placements: Change['placements'], memberships: Change['memberships'] = []): Change => ({
  placements,
  memberships,
})

/** A day as a cell writes it; empty where a period is open. */
export const cellOf = (day: Day): string => (day <= FIRST_DAY || day >= LAST_DAY ? '' : isoOf(day))

/** Placements of a unit, oldest first. */
export function placementsOf(places: readonly Placement[], unit: string): Placement[] {
  return places.filter((place) => place.unit === unit).toSorted((a, b) => a.from - b.from)
}

/** The placement of a unit on a day. */
export function placedOn(places: readonly Placement[], unit: string, day: Day): Placement | undefined {
  return places.find((place) => place.unit === unit && place.from <= day && day <= place.to)
}

/** First day from `from` to `to` on which a unit has no placement; null when there is none. */
export function firstDayWithout(places: readonly Placement[], unit: string, from: Day, to: Day): Day | null {
  let day = from
  for (const place of placementsOf(places, unit)) {
    if (place.to < day) continue
    if (place.from > day) return day
    if (place.to >= to) return null
    day = place.to + 1
  }
  return day
}

/** Whether `unit` stands below `above` on a day. */
export const standsBelow = (places: readonly Placement[], unit: string, above: string, day: Day): boolean =>
  waysUp(places, unit, day).includes(above)

/** Units above a unit on a day, from the nearest. */
export function waysUp(places: readonly Placement[], unit: string, day: Day): string[] {
  const found: string[] = []
  for (let at = placedOn(places, unit, day)?.parent; at != null && !found.includes(at);) {
    found.push(at)
    at = placedOn(places, at, day)?.parent
  }
  return found
}

/** Units below a unit on a day, and itself. */
export function subtreeOf(places: readonly Placement[], unit: string, day: Day): string[] {
  const children = new Map<string, string[]>()
  for (const place of places) {
    if (place.parent === null || place.from > day || day > place.to) continue
    children.set(place.parent, [...(children.get(place.parent) ?? []), place.unit])
  }
  const found = new Set([unit])
  for (const one of found) for (const child of children.get(one) ?? []) found.add(child)
  return [...found]
}

const keyOf = (row: { unit: string; from: Day; person?: string }): string =>
  JSON.stringify([row.person, row.unit, row.from])

function withVersions<Row extends { unit: string; from: Day; person?: string }>(
  rows: readonly Row[],
  versions: readonly (Row & Withdrawn)[],
): Row[] {
  const touched = new Set(versions.map(({ unit }) => unit))
  const written = new Set(versions.map(keyOf))
  const kept = rows.filter((row) => !touched.has(row.unit) || !written.has(keyOf(row)))
  return [...kept, ...versions.filter(({ withdrawn }) => !withdrawn)]
}

/** The placements after a change. */
export const placementsAfter = (places: readonly Placement[], { placements }: Change): Placement[] =>
  withVersions<Placement>(places, placements)

/** The memberships after a change. */
export const membershipsAfter = (members: readonly Membership[], { memberships }: Change): Membership[] =>
  withVersions<Membership>(members, memberships)

/** Rows that another unit's period hangs on: placements below a unit that reach into the days from `from` to `to`. */
export function childrenDuring(places: readonly Placement[], unit: string, from: Day, to: Day): Placement[] {
  return places.filter((place) => place.parent === unit && place.to >= from && place.from <= to)
}

/** A placement split at a day: what was runs until the day before, what is new from that day on. */
export function splitAt(place: Placement, day: Day, now: Partial<Placement>): Placement[] {
  if (place.from >= day) return [{ ...place, ...now }]
  return [
    { ...place, to: day - 1, successor: null },
    { ...place, from: day, ...now, seen: null },
  ]
}
