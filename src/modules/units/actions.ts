import type pg from 'pg'
import { dbOn, inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { makeRealm, setPutAway } from './store.ts'

/** The realm's id; makes the realm when it is new, inside the caller's transaction. */
export function ensureRealm(client: pg.ClientBase, code: string): Promise<number> {
  return makeRealm(dbOn(client), code)
}

/** Hides a realm from the pages, or shows it again (null); nothing is deleted. */
export async function putRealmAway(
  database: Database,
  code: string,
  at: Date | null,
  by: { readonly actor: string; readonly door: string },
): Promise<void> {
  await inTransaction(database, async ({ db }) => {
    const realmId = await setPutAway(db, code, at)
    if (realmId === null) return
    const action = at === null ? 'realm.bring-back' : 'realm.put-away'
    await appendEvent(db, { realmId, ...by, action, object: { type: 'realm', id: code } })
  })
}
