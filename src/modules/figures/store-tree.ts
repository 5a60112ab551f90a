import type { Database } from '#platform/database.ts'
import { treeOf } from './rules-tree.ts'
import type { Tree } from './rules-tree.ts'
import { readPlacements } from './store-structure.ts'

const kept = new WeakMap<Database, Map<number, { readonly position: number; readonly tree: Tree }>>()

/**
 * The realm's tree as known now. Kept until there is another order: `position` is that of the last one, read by whoever asks,
 * so that every server sees a change at once.
 */
export async function treeNow(database: Database, realmId: number, position: number): Promise<Tree> {
  let shelf = kept.get(database)
  if (shelf === undefined) kept.set(database, (shelf = new Map()))
  const found = shelf.get(realmId)
  if (found?.position === position) return found.tree
  const tree = treeOf(await readPlacements(database.db, realmId, { knownAt: null, position: null }))
  shelf.set(realmId, { position, tree })
  return tree
}
