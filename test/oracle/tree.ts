import type { RowOf } from './columns.ts'
import { holdsOn } from './dates.ts'
import { byCode, once, type View } from './view.ts'

type Placement = RowOf<'units'>

function placementsOn(view: View, day: string): Map<string, Placement> {
  return once(view, `placements ${day}`, () => {
    const valid = view.known.units.filter((placement) => holdsOn(placement, day))
    return new Map(valid.map((placement) => [placement.code, placement]))
  })
}

/** Where and what a unit is on a day; undefined when it has no placement on that day. */
export function placementOn(view: View, unit: string, day: string): Placement | undefined {
  return placementsOn(view, day).get(unit)
}

/** "`children(u, D)`: units whose placement valid on `D` has parent `u`." By code. */
export function children(view: View, unit: string, day: string): string[] {
  const index = once(view, `children ${day}`, () => {
    const placements = [...placementsOn(view, day).values()]
    return Map.groupBy(placements, (placement) => placement.parent)
  })
  return (index.get(unit) ?? []).map((placement) => placement.code).toSorted(byCode)
}

/** "`subtree(u, D)`: `u` and its descendants on `D`." Empty when `u` has no placement on `D`. */
export function subtree(view: View, unit: string, day: string): Set<string> {
  const found = new Set<string>()
  const visit = (code: string) => {
    if (found.has(code)) return
    found.add(code)
    for (const child of children(view, code, day)) visit(child)
  }
  if (placementOn(view, unit, day) !== undefined) visit(unit)
  return found
}

/**
 * "The campaign's scope on `D` is `subtree(owner, D)` less the subtrees of `excluded_units`."
 */
export function scope(view: View, day: string): Set<string> {
  return once(view, `scope ${day}`, () => {
    const inside = subtree(view, view.campaign.owner, day)
    for (const excluded of view.campaign.excluded_units) {
      for (const unit of subtree(view, excluded, day)) inside.delete(unit)
    }
    return inside
  })
}

/** The children that "All figures look only inside the scope" leaves to see. */
export function childrenInScope(view: View, unit: string, day: string): string[] {
  return children(view, unit, day).filter((child) => scope(view, day).has(child))
}

/**
 * `subtree(u, D)` as every figure but a conference's sites sees it: its part in the scope, and
 * nothing at all when `u` itself is outside ("for a unit outside the scope … the lists empty").
 */
export function subtreeInScope(view: View, unit: string, day: string): Set<string> {
  if (!scope(view, day).has(unit)) return new Set()
  return new Set([...subtree(view, unit, day)].filter((code) => scope(view, day).has(code)))
}

/** The unit and the units above it on a day, from itself to the root. */
export function pathUp(view: View, unit: string, day: string): Placement[] {
  const path: Placement[] = []
  let next = placementOn(view, unit, day)
  while (next !== undefined && !path.includes(next)) {
    path.push(next)
    next = placementOn(view, next.parent, day)
  }
  return path
}
