/** Several units changed as of one day: each change sees the tree as the ones before have left it. */
import type { Day } from '#core/days.ts'
import { moveUnit, renameUnit } from './rules-changes.ts'
import type { Standing } from './rules-changes.ts'
import { changed, isRefused, placementsAfter } from './rules-placements.ts'
import type { Change, Outcome, Refusal } from './rules-placements.ts'

/** A refusal within a bulk tells whose it is. */
export type BulkRefusal = Refusal & { readonly unit: string }

function oneByOne<Row extends { readonly unit: string }>(
  standing: Standing,
  rows: readonly Row[],
  step: (standing: Standing, row: Row) => Outcome,
): Change | { readonly refusals: readonly BulkRefusal[] } {
  const refusals: BulkRefusal[] = []
  const written = new Map<string, Change['placements'][number]>()
  let now = standing
  for (const row of rows) {
    const outcome = step(now, row)
    if (isRefused(outcome)) refusals.push({ ...outcome, unit: row.unit })
    else {
      for (const place of outcome.placements) written.set(`${place.from} ${place.unit}`, place)
      now = { ...now, places: placementsAfter(now.places, outcome) }
    }
  }
  return refusals.length > 0 ? { refusals } : changed([...written.values()])
}

/** Units moved below one parent. */
export function moveUnits(standing: Standing, units: readonly string[], day: Day, parent: string) {
  const rows = [...new Set(units)].map((unit) => ({ unit }))
  return oneByOne(standing, rows, (now, { unit }) => moveUnit(now, unit, day, parent))
}

/** Units renamed by a sheet of codes and names. */
export function renameUnits(standing: Standing, rows: readonly { unit: string; name: string }[], day: Day | null) {
  return oneByOne(standing, rows, (now, { unit, name }) => renameUnit(now, unit, day, { name }))
}
