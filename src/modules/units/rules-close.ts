/** A unit that is no longer there from a day on, with what was still in it gone elsewhere. */
import { LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { parentFault, runningOf } from './rules-changes.ts'
import type { Standing } from './rules-changes.ts'
import { goneOver } from './rules-merge.ts'
import {
  cellOf,
  changed,
  childrenDuring,
  firstDayWithout,
  placedOn,
  placementsAfter,
  refused,
  splitAt,
  standsBelow,
} from './rules-placements.ts'
import type { Membership, Outcome, Placement, Refusal } from './rules-placements.ts'

export type Closing = {
  readonly unit: string
  /** The first day without it. */
  readonly day: Day
  /** Takes over its work; null: nobody does. */
  readonly successor: string | null
  /** Where its people go; null: it has none any more. */
  readonly people: string | null
  /** Under which unit those below it go; null: there are none any more. */
  readonly units: string | null
}

/**
 * Closes a unit. Nothing may hang on it any more: people and units below go where they are told to in the same order,
 * or have been moved before. `members` holds those of the unit and of the one that its people go to.
 */
export function closeUnit(standing: Standing, members: readonly Membership[], closing: Closing): Outcome {
  const { unit, day, successor, people, units } = closing
  const running = runningOf(standing, unit, day)
  if ('why' in running) return running
  if (running.from === day) return refused('begins-that-day', cellOf(day))
  if ([successor, people, units].includes(unit)) return refused('same-unit', unit)
  if (successor !== null && placedOn(standing.places, successor, day) === undefined)
    return refused('parent-not-there', cellOf(day))
  const placed = closedWithBelow(standing, running, closing)
  if ('why' in placed) return placed
  const moved = members.filter((one) => one.unit === unit && one.to >= day)
  if (moved.length === 0) return changed(placed)
  if (people === null) return refused('has-people', new Set(moved.map(({ person }) => person)).size)
  const places = placementsAfter(standing.places, changed(placed))
  const gap = firstDayWithout(places, people, day, Math.max(...moved.map(({ to }) => to)))
  if (gap !== null) return refused('parent-not-there', cellOf(gap))
  return changed(placed, goneOver(moved, people, day, members))
}

/** The unit's end, and the units below it in their new place. */
function closedWithBelow(
  standing: Standing,
  running: Placement,
  { unit, day, successor, units }: Closing,
): readonly Placement[] | Refusal {
  const { places } = standing
  const closed = { ...running, to: day - 1, successor }
  const children = childrenDuring(places, unit, day, LAST_DAY)
  if (children.length === 0) return [closed]
  if (units === null) return refused('has-units', new Set(children.map((child) => child.unit)).size)
  if (standsBelow(places, units, unit, day)) return refused('below-itself', units)
  if (!standing.reaches(units)) return refused('own-unit', units)
  const placed: Placement[] = [closed, ...children.flatMap((child) => splitAt(child, day, { parent: units }))]
  const after = { ...standing, places: placementsAfter(places, changed(placed)) }
  for (const child of children) {
    const fault = parentFault(after, { ...child, parent: units, from: Math.max(child.from, day) })
    if (fault !== null) return fault
  }
  return placed
}
