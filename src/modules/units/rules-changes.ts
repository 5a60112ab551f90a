/**
 * Changes of one unit as of a day: made, renamed, moved, a placement withdrawn. Each answers the versions to
 * write, or why it can't be done. What lies before the day stays as it is.
 */
import { LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import {
  cellOf,
  changed,
  childrenDuring,
  firstDayWithout,
  placementsOf,
  refused,
  splitAt,
  standsBelow,
} from './rules-placements.ts'
import type { Membership, Outcome, Placement, Refusal } from './rules-placements.ts'

/** The tree as it stands, and who asks. */
export type Standing = {
  readonly places: readonly Placement[]
  /** From the top. */
  readonly levels: readonly string[]
  /** Whether the asker may change what stands directly below a unit; null is the top of the realm. */
  readonly reaches: (parent: string | null) => boolean
}

/**
 * The placement that a change as of a day is about: the one that runs on it, which must be the unit's last. Without a
 * day it is the last one, and is corrected from its own beginning.
 */
export function runningOf(standing: Standing, unit: string, day: Day | null): Placement | Refusal {
  const own = placementsOf(standing.places, unit)
  const last = own.at(-1)
  if (last === undefined) return refused('no-unit', unit)
  if (!standing.reaches(last.parent)) return refused('own-unit', unit)
  if (day === null) return last
  if (last.from > day) return refused('later-placement', cellOf(last.from))
  return last.to < day ? refused('no-unit', unit) : last
}

const isRefusal = (found: Placement | Refusal): found is Refusal => 'why' in found

/** What forbids a unit of a level below a parent during some days; null when nothing does. */
export function parentFault(
  { places, levels }: Standing,
  of: { parent: string; unit: string; level: string; from: Day; to: Day },
): Refusal | null {
  const gap = firstDayWithout(places, of.parent, of.from, of.to)
  if (gap !== null) return refused('parent-not-there', cellOf(gap))
  if (of.parent === of.unit || standsBelow(places, of.parent, of.unit, of.from))
    return refused('below-itself', of.parent)
  const over = placementsOf(places, of.parent).filter((place) => place.from <= of.to && of.from <= place.to)
  const isWrong = over.some((place) => levels.indexOf(place.level) >= levels.indexOf(of.level))
  return isWrong ? refused('level-order', of.unit) : null
}

export type NewUnit = {
  readonly unit: string
  readonly name: string
  readonly level: string
  readonly sector: string
  readonly parent: string | null
  /** First day; null: since ever. */
  readonly from: Day
}

/** A new unit from a day on. Its code must be nobody's, and only the first unit of a realm may have no parent. */
export function makeUnit(standing: Standing, { unit, name, level, sector, parent, from }: NewUnit): Outcome {
  if (placementsOf(standing.places, unit).length > 0) return refused('code-taken', unit)
  if (!standing.reaches(parent)) return refused('own-unit', unit)
  if (parent === null) {
    const top = standing.places.find((place) => place.parent === null && place.to >= from)
    if (top !== undefined) return refused('second-top', top.unit)
  } else {
    const fault = parentFault(standing, { parent, unit, level, from, to: LAST_DAY })
    if (fault !== null) return fault
  }
  return changed([{ unit, name, level, sector, parent, from, to: LAST_DAY, successor: null, seen: null }])
}

/** What forbids that a placement runs on over the days of the one behind it; null when nothing does. */
function runsOnFault(standing: Standing, before: Placement, { from, to }: Placement): Refusal | null {
  const { places, levels } = standing
  const { unit, parent, level } = before
  if (parent === null) {
    const top = places.find((one) => one.parent === null && one.unit !== unit && one.to >= from && one.from <= to)
    if (top !== undefined) return refused('second-top', top.unit)
  } else {
    const fault = parentFault(standing, { unit, parent, level, from, to })
    if (fault !== null) return fault
  }
  const low = childrenDuring(places, unit, from, to).find((one) => levels.indexOf(one.level) <= levels.indexOf(level))
  return low === undefined ? null : refused('level-order', low.unit)
}

export type Renaming = {
  readonly name: string
  readonly level?: string | undefined
  readonly sector?: string | undefined
}

/** Another name, level or sector from a day on; without a day from the beginning of the last placement. */
export function renameUnit(standing: Standing, unit: string, day: Day | null, to: Renaming): Outcome {
  const running = runningOf(standing, unit, day)
  if (isRefusal(running)) return running
  const now = { name: to.name, level: to.level ?? running.level, sector: to.sector ?? running.sector }
  const from = day ?? running.from
  if (now.level !== running.level) {
    const { places, levels } = standing
    if (running.parent !== null) {
      const fault = parentFault(standing, { ...now, unit, parent: running.parent, from, to: running.to })
      if (fault !== null) return fault
    }
    const low = childrenDuring(places, unit, from, running.to).find(
      (child) => levels.indexOf(child.level) <= levels.indexOf(now.level),
    )
    if (low !== undefined) return refused('level-order', low.unit)
  }
  return changed(splitAt(running, from, now))
}

/** Another unit above, from a day on. */
export function moveUnit(standing: Standing, unit: string, day: Day, parent: string): Outcome {
  const running = runningOf(standing, unit, day)
  if (isRefusal(running)) return running
  if (running.parent === null) return refused('top-unit', unit)
  if (!standing.reaches(parent)) return refused('own-unit', parent)
  const fault = parentFault(standing, { parent, unit, level: running.level, from: day, to: running.to })
  return fault ?? changed(splitAt(running, day, { parent }))
}

/**
 * A placement that was a mistake is withdrawn. The one that ended the day before, if there is one, runs on in its
 * stead; else nothing may hang on the days that are lost.
 */
export function withdrawPlacement(
  standing: Standing,
  members: readonly Membership[],
  unit: string,
  from: Day,
): Outcome {
  const own = placementsOf(standing.places, unit)
  const place = own.find((one) => one.from === from)
  if (place === undefined) return refused('no-placement', cellOf(from))
  if (!standing.reaches(place.parent)) return refused('own-unit', unit)
  const gone = { ...place, withdrawn: true as const }
  const before = own.find((one) => one.to === from - 1)
  if (before !== undefined && !standing.reaches(before.parent)) return refused('own-unit', unit)
  if (before !== undefined)
    return (
      runsOnFault(standing, before, place) ?? changed([gone, { ...before, to: place.to, successor: place.successor }])
    )
  const below = new Set(childrenDuring(standing.places, unit, place.from, place.to).map((one) => one.unit))
  if (below.size > 0) return refused('has-units', below.size)
  const people = members.filter((one) => one.unit === unit && one.to >= place.from && one.from <= place.to)
  if (people.length > 0) return refused('has-people', new Set(people.map(({ person }) => person)).size)
  return changed([gone])
}
