/** The dated tree: cut into epochs within which it does not change (figures.md, Tree). */
import { FIRST_DAY, LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import type { CampaignFacts, Placement, UnitId } from './rules-model.ts'

export type Tree = {
  readonly placementsOf: (unit: UnitId) => readonly Placement[]
  readonly units: () => IterableIterator<UnitId>
  readonly placement: (unit: UnitId, day: Day) => Placement | undefined
  /** First days of the epochs, ascending; the first is FIRST_DAY. */
  readonly epochStarts: readonly Day[]
}

const none: readonly Placement[] = []

export function treeOf(placements: readonly Placement[]): Tree {
  const byUnit = new Map<UnitId, Placement[]>()
  const starts = new Set<Day>([FIRST_DAY])
  for (const place of placements) {
    const list = byUnit.get(place.unit)
    if (list) list.push(place)
    else byUnit.set(place.unit, [place])
    if (place.from > FIRST_DAY) starts.add(place.from)
    if (place.to < LAST_DAY) starts.add(place.to + 1)
  }
  for (const list of byUnit.values()) list.sort((a, b) => a.from - b.from)
  const placementsOf = (unit: UnitId): readonly Placement[] => byUnit.get(unit) ?? none
  return {
    placementsOf,
    units: () => byUnit.keys(),
    placement: (unit, day) => placementsOf(unit).find((place) => place.from <= day && day <= place.to),
    epochStarts: [...starts].sort((a, b) => a - b),
  }
}

/** The tree as it stands on one day (and through the epoch of that day). */
export type TreeOnDay = {
  readonly day: Day
  readonly place: ReadonlyMap<UnitId, Placement>
  readonly children: ReadonlyMap<UnitId, readonly UnitId[]>
  /** Units of the campaign's scope, parents before children. */
  readonly scope: ReadonlySet<UnitId>
}

export function treeOn(tree: Tree, day: Day, campaign: Pick<CampaignFacts, 'owner' | 'excluded'>): TreeOnDay {
  const place = new Map<UnitId, Placement>()
  const children = new Map<UnitId, UnitId[]>()
  for (const unit of tree.units()) {
    const one = tree.placement(unit, day)
    if (one === undefined) continue
    place.set(unit, one)
    if (one.parent === null) continue
    const siblings = children.get(one.parent)
    if (siblings) siblings.push(unit)
    else children.set(one.parent, [unit])
  }
  const scope = new Set<UnitId>()
  // an excluded unit may also lie above the owner: then nothing is left
  const above = pathUp({ place }, campaign.owner)
  if (above.length > 0 && !above.some((unit) => campaign.excluded.has(unit))) scope.add(campaign.owner)
  // a Set is walked in the order of insertion, also over what is added on the way
  for (const unit of scope) {
    for (const child of children.get(unit) ?? []) if (!campaign.excluded.has(child)) scope.add(child)
  }
  return { day, place, children, scope }
}

/** From the unit itself up to the top of its tree; stops at a unit met before (a broken tree of an older instant). */
export function pathUp(tree: { readonly place: Pick<TreeOnDay['place'], 'get' | 'has'> }, unit: UnitId): UnitId[] {
  const path: UnitId[] = []
  for (let at: UnitId | null = unit; at !== null && tree.place.has(at) && !path.includes(at);) {
    path.push(at)
    at = (tree.place.get(at) as Placement).parent
  }
  return path
}

/** Units of the scope at or below `unit`. */
export function subtreeInScope(tree: TreeOnDay, unit: UnitId): UnitId[] {
  if (!tree.scope.has(unit)) return []
  const found = [unit]
  for (const at of found) for (const child of tree.children.get(at) ?? []) if (tree.scope.has(child)) found.push(child)
  return found
}

/** Children of `unit` in the scope. */
export function childrenInScope(tree: TreeOnDay, unit: UnitId): UnitId[] {
  if (!tree.scope.has(unit)) return []
  return (tree.children.get(unit) ?? []).filter((child) => tree.scope.has(child))
}

/**
 * The unit that collects writing of a tier from people of `unit` (figures.md, Reflections): centre and province → the
 * lowest `province` at or above, else the campaign's owner; intermediate → the direct child of that one at or above;
 * grassroots → the lowest `grassroots` at or above, else the unit itself.
 */
export function collectingUnit(tree: TreeOnDay, unit: UnitId, tier: number, owner: UnitId): UnitId {
  const path = pathUp(tree, unit)
  const lowest = (level: string): number => path.findIndex((at) => tree.place.get(at)?.level === level)
  if (tier === 3) return path[lowest('grassroots')] ?? unit
  const at = lowest('province')
  const top = path[at] ?? owner
  if (tier < 2) return top
  const index = path.indexOf(top)
  return index <= 0 ? top : (path[index - 1] as UnitId)
}
