import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import type { SavedView } from './contract.ts'
import { insertView, isNameTaken, readView, updateView } from './store.ts'
import type { Owner } from './store.ts'

/** Keeps a view under a name. Throws `conflict` when the list has one of that name, or as many as may be. */
export async function saveView(
  database: Database,
  owner: Owner,
  view: { readonly list: string; readonly name: string; readonly query: string; readonly now: Date },
): Promise<SavedView> {
  const saved = await insertView(database.db, owner, view)
  if (saved === null) throw new Problem('conflict', 'There is a view of that name, or there are too many.')
  return saved
}

/** Renames a view, or makes it the usual one of its list or not. Throws `not-found`, or `conflict` for a name in use. */
export function changeView(
  database: Database,
  owner: Owner,
  view: number,
  change: { readonly name?: string | undefined; readonly usual?: boolean | undefined },
): Promise<SavedView> {
  return inTransaction(database, async ({ db }) => {
    const before = await readView(db, owner, view)
    if (before === null) throw new Problem('not-found', 'view')
    const after = { ...before, name: change.name ?? before.name, usual: change.usual ?? before.usual }
    if (await isNameTaken(db, owner, { list: before.list, view, name: after.name }))
      throw new Problem('conflict', 'There is a view of that name.')
    return updateView(db, owner, after)
  })
}
