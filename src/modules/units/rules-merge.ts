/** A unit merged into another as of a day: its people and the units below go over, nobody is lost or counted twice. */
import { LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { parentFault, runningOf } from './rules-changes.ts'
import type { Standing } from './rules-changes.ts'
import {
  cellOf,
  changed,
  childrenDuring,
  firstDayWithout,
  membershipsAfter,
  placementsAfter,
  refused,
  splitAt,
  standsBelow,
} from './rules-placements.ts'
import type { Change, Membership, Outcome, Placement } from './rules-placements.ts'

/**
 * `unit` ends the day before, taken over by `into`. Units below it stand under `into` from the day on; memberships in
 * it end the day before and go on in `into` with the same posts. `members` holds those of both units.
 */
export function mergeUnit(
  standing: Standing,
  members: readonly Membership[],
  { unit, into, day }: { readonly unit: string; readonly into: string; readonly day: Day },
): Outcome {
  if (unit === into) return refused('same-unit', unit)
  const running = runningOf(standing, unit, day)
  if ('why' in running) return running
  if (running.parent === null) return refused('top-unit', unit)
  if (running.from === day) return refused('begins-that-day', cellOf(day))
  const { places } = standing
  if (standsBelow(places, into, unit, day)) return refused('below-itself', into)
  const moved = members.filter((one) => one.unit === unit && one.to >= day)
  const children = childrenDuring(places, unit, day, LAST_DAY)
  if (children.length > 0 && !standing.reaches(into)) return refused('own-unit', into)
  // whoever comes over must find the unit there for as long as they stay in this one
  const until = Math.max(running.to, ...children.map(({ to }) => to), ...moved.map(({ to }) => to))
  const gap = firstDayWithout(places, into, day, until)
  if (gap !== null) return refused('parent-not-there', cellOf(gap))
  const closed = { ...running, to: day - 1, successor: into }
  const placed: Placement[] = [closed, ...children.flatMap((child) => splitAt(child, day, { parent: into }))]
  const after = { ...standing, places: placementsAfter(places, changed(placed)) }
  for (const child of children) {
    const fault = parentFault(after, { ...child, parent: into, from: Math.max(child.from, day) })
    if (fault !== null) return fault
  }
  return changed(placed, goneOver(moved, into, day, members))
}

type Version = Change['memberships'][number]

/** How memberships end in the unit and go on in the other; primary ones first, a second one never takes their place. */
export function goneOver(
  moved: readonly Membership[],
  into: string,
  day: Day,
  members: readonly Membership[],
): readonly Version[] {
  const written = new Map<string, Version>()
  let now = members
  for (const one of moved.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))) {
    const versions = oneGoneOver(one, into, day, now)
    for (const version of versions) written.set(JSON.stringify([version.person, version.unit, version.from]), version)
    now = membershipsAfter(now, changed([], versions))
  }
  return [...written.values()]
}

function oneGoneOver(one: Membership, into: string, day: Day, members: readonly Membership[]): readonly Version[] {
  const from = Math.max(one.from, day)
  const ended: Version = one.from < day ? { ...one, to: day - 1 } : { ...one, withdrawn: true }
  // a row is known by person, unit and first day: somebody may have one there already
  const rowAt = (first: Day): Membership | undefined =>
    members.find((other) => other.person === one.person && other.unit === into && other.from === first)
  const behind = (row: Membership, first: Day): Version[] =>
    row.to >= first && rowAt(first) === undefined ? [{ ...row, unit: into, from: first, seen: null }] : []
  const there = rowAt(from)
  if (there === undefined) return [ended, { ...one, unit: into, from, seen: null }]
  if (!one.isPrimary) return [ended, ...behind(one, there.to + 1)]
  return [ended, { ...one, unit: into, from, seen: there.seen }, ...behind(there, one.to + 1)]
}
