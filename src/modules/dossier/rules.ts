/** The tree rules of units.csv on the facts as known after an import (interchange.md, units.csv). */
import { LAST_DAY, isoOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import type { FaultCode } from '#core/faults.ts'

export type TreeRow = {
  readonly unit: string
  readonly from: Day
  readonly to: Day
  readonly parent: string | null
  readonly level: string
  /** Row in units.csv; null for a placement that was stored before. */
  readonly row: number | null
}

export type TreeFault = {
  readonly code: FaultCode
  readonly row: TreeRow
  readonly column: string
  readonly value: string
  readonly params: Record<string, string>
}

const shown = (day: Day): string => (Math.abs(day) >= LAST_DAY ? '…' : isoOf(day))
const overlap = (a: TreeRow, b: TreeRow): boolean => a.from <= b.to && b.from <= a.to

/** Of two rows at odds, the one that the dossier brought (the later of both). */
function blamed(a: TreeRow, b: TreeRow): TreeRow {
  if (a.row === null) return b
  if (b.row === null) return a
  return a.row > b.row ? a : b
}

/** Whether `row`'s way up on its days comes back to its own unit. */
function circles(row: TreeRow, byUnit: ReadonlyMap<string, readonly TreeRow[]>): boolean {
  const days = [
    row.from,
    ...[...byUnit.values()]
      .flat()
      .map((one) => one.from)
      .filter((day) => day >= row.from && day <= row.to),
  ]
  return days.some((day) => {
    const seen = new Set<string>([row.unit])
    for (let at: TreeRow | undefined = row; at?.parent != null;) {
      if (at.parent === row.unit) return true
      if (seen.has(at.parent)) return false
      seen.add(at.parent)
      at = byUnit.get(at.parent)?.find((one) => one.from <= day && day <= one.to)
    }
    return false
  })
}

/** First day of a window that a unit's placements leave open; null when they cover it. */
function firstGap(window: TreeRow, places: readonly TreeRow[]): Day | null {
  let day = window.from
  for (const place of places) {
    if (place.from > day) return day
    if (place.to >= day) day = place.to + 1
    if (day > window.to) return null
  }
  return day <= window.to ? day : null
}

function checkOne(
  row: TreeRow,
  byUnit: ReadonlyMap<string, readonly TreeRow[]>,
  levels: readonly string[],
): TreeFault[] {
  if (row.parent === null) return []
  const parents = byUnit.get(row.parent) ?? []
  const over = parents.filter((parent) => overlap(parent, row))
  const misplaced = over.find((parent) => levels.indexOf(parent.level) >= levels.indexOf(row.level))
  const faults: TreeFault[] = []
  const gap = firstGap(row, parents)
  if (misplaced !== undefined) {
    const culprit = row.row === null && misplaced.row !== null ? misplaced : row
    if (circles(row, byUnit))
      faults.push({
        code: 'cycle',
        row: culprit,
        column: 'parent',
        value: row.parent,
        params: { unit: row.unit, parent: row.parent },
      })
    else
      faults.push({
        code: 'level-order',
        row: culprit,
        column: 'level',
        value: row.level,
        params: {
          level: row.level,
          parent: row.parent,
          parentLevel: misplaced.level,
          other: misplaced.level,
          allowed: levels.join(', '),
        },
      })
  }
  if (gap !== null) {
    const culprit = row.row === null ? (parents.find((parent) => parent.row !== null) ?? row) : row
    faults.push({
      code: 'parent-not-valid',
      row: culprit,
      column: 'parent',
      value: row.parent,
      params: {
        unit: row.unit,
        parent: row.parent,
        from: shown(row.from),
        to: shown(row.to),
        day: shown(gap),
        other: shown(gap),
      },
    })
  }
  return faults
}

/** All faults of the placements taken together. */
export function checkTree(rows: readonly TreeRow[], levels: readonly string[]): TreeFault[] {
  const byUnit = new Map<string, TreeRow[]>()
  for (const row of rows) byUnit.set(row.unit, [...(byUnit.get(row.unit) ?? []), row])
  const faults: TreeFault[] = []
  for (const list of byUnit.values()) {
    list.sort((a, b) => a.from - b.from)
    for (const [i, row] of list.entries()) {
      const next = list[i + 1]
      if (next === undefined || next.from > row.to) continue
      const culprit = blamed(row, next)
      const other = culprit === row ? next : row
      faults.push({
        code: 'placements-overlap',
        row: culprit,
        column: 'valid_from',
        value: shown(culprit.from),
        params: {
          unit: row.unit,
          from: shown(other.from),
          to: shown(other.to),
          other: `${shown(other.from)} – ${shown(other.to)}`,
        },
      })
    }
  }
  for (const row of rows) faults.push(...checkOne(row, byUnit, levels))
  const roots = rows.filter((row) => row.parent === null).sort((a, b) => a.from - b.from)
  for (const [i, root] of roots.entries()) {
    const other = roots.slice(i + 1).find((one) => one.unit !== root.unit && overlap(one, root))
    if (other === undefined) continue
    const culprit = blamed(root, other)
    const first = culprit === root ? other : root
    faults.push({
      code: 'second-root',
      row: culprit,
      column: 'parent',
      value: '',
      params: { unit: culprit.unit, other: first.unit, from: shown(first.from), to: shown(first.to) },
    })
  }
  return faults
}
