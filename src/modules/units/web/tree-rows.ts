/** The lines of a tree that is opened level by level. Pure. */
import type { ReplyOf } from '#web/api.ts'

export type TreeUnit = ReplyOf<'listUnits'>['rows'][number]
export type TreeRow = {
  readonly unit: TreeUnit
  /** 1 at the top. */
  readonly depth: number
  readonly place: number
  readonly among: number
  readonly isOpen: boolean
  /** Its children are on their way. */
  readonly isWaiting: boolean
  /** There are more children than were asked for. */
  readonly hasMore: boolean
}
export type Children = ReadonlyMap<string, { readonly rows: readonly TreeUnit[]; readonly hasMore: boolean }>

/** Lines from the top down: of units that are open, the units below follow. */
export function treeRows(top: readonly TreeUnit[], open: ReadonlySet<string>, children: Children): TreeRow[] {
  const rows: TreeRow[] = []
  const add = (units: readonly TreeUnit[], depth: number): void => {
    for (const [i, unit] of units.entries()) {
      const isOpen = unit.children > 0 && open.has(unit.code)
      const below = children.get(unit.code)
      rows.push({
        unit,
        depth,
        place: i + 1,
        among: units.length,
        isOpen,
        isWaiting: isOpen && below === undefined,
        hasMore: isOpen && (below?.hasMore ?? false),
      })
      if (isOpen && below !== undefined) add(below.rows, depth + 1)
    }
  }
  add(top, 1)
  return rows
}

export type Step = { readonly to: number } | { readonly open: string } | { readonly close: string } | null

/** What a key does in the tree (ARIA Authoring Practices, tree view); null when it isn't one of its keys. */
export function treeStep(rows: readonly TreeRow[], at: number, key: string): Step {
  const row = rows[at]
  if (row === undefined) return null
  const last = rows.length - 1
  if (key === 'ArrowDown') return { to: Math.min(at + 1, last) }
  if (key === 'ArrowUp') return { to: Math.max(at - 1, 0) }
  if (key === 'Home') return { to: 0 }
  if (key === 'End') return { to: last }
  if (key === 'ArrowRight') {
    if (row.unit.children === 0) return { to: at }
    if (!row.isOpen) return { open: row.unit.code }
    return { to: rows[at + 1] !== undefined && (rows[at + 1]?.depth ?? 0) > row.depth ? at + 1 : at }
  }
  if (key === 'ArrowLeft') {
    if (row.isOpen) return { close: row.unit.code }
    const above = rows.slice(0, at).findLastIndex(({ depth }) => depth < row.depth)
    return { to: above === -1 ? at : above }
  }
  return null
}
