import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type CampaignRow, current, type ReportView } from './store-view.ts'

export type Placement = {
  readonly unit_id: number
  readonly code: string
  readonly name: string
  readonly level: string
  readonly sector: string
  readonly parent_id: number | null
  readonly valid_from: string
  readonly valid_to: string
}

/** The tree on one day, as known at the view's instant (figures.md, Tree). */
export type Tree = {
  readonly of: ReadonlyMap<number, Placement>
  readonly children: (unit: number) => readonly Placement[]
  /** The unit and all below it; empty when it has no placement that day. */
  readonly subtree: (unit: number) => ReadonlySet<number>
}

/** Reads all placements known at the instant; a few thousand rows. */
export async function readPlacements(db: Db, view: ReportView): Promise<readonly Placement[]> {
  const { rows } = await sql<Placement>`
    select u.unit_id, i.code, u.name, u.level, coalesce(u.sector, 'local') as sector, u.parent_id, u.valid_from, u.valid_to
    from ${current(view, 'units', ['unit_id', 'valid_from'])} u
    join unit_ids i on i.realm_id = ${view.realmId} and i.unit_id = u.unit_id
    order by i.code`.execute(db)
  return rows
}

/** The tree of a day; open ends are `-infinity` and `infinity`, which sort before and after any date. */
export function treeOn(placements: readonly Placement[], day: string): Tree {
  const of = new Map(
    placements.filter((one) => one.valid_from <= day && day <= one.valid_to).map((one) => [one.unit_id, one]),
  )
  const below = Map.groupBy(of.values(), (one) => one.parent_id)
  const children = (unit: number): readonly Placement[] => below.get(unit) ?? []
  return {
    of,
    children,
    subtree: (unit) => {
      const found = new Set<number>()
      const left = of.has(unit) ? [unit] : []
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        if (found.has(one)) continue
        found.add(one)
        left.push(...children(one).map((child) => child.unit_id))
      }
      return found
    },
  }
}

/** Units of the campaign's scope: below the owner, less the excluded branches. */
export function scopeOf(tree: Tree, campaign: CampaignRow): ReadonlySet<number> {
  const out = new Set<number>()
  for (const one of tree.of.values())
    if (campaign.excluded.includes(one.code)) for (const unit of tree.subtree(one.unit_id)) out.add(unit)
  return new Set([...tree.subtree(campaign.owner_id)].filter((unit) => !out.has(unit)))
}

/**
 * For every unit of the scope at or below `unit`: the code of the branch that it is reported under, which is a child's
 * or, for the unit itself, its own. Empty when the unit is outside the scope.
 */
export function branchesOf(tree: Tree, scope: ReadonlySet<number>, unit: number): ReadonlyMap<number, string> {
  const branches = new Map<number, string>()
  const self = tree.of.get(unit)
  if (self === undefined || !scope.has(unit)) return branches
  branches.set(unit, self.code)
  for (const child of tree.children(unit))
    for (const one of tree.subtree(child.unit_id)) if (scope.has(one)) branches.set(one, child.code)
  return branches
}
