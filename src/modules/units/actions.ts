import type pg from 'pg'
import { dbOn } from '#platform/database.ts'
import { makeRealm, setPutAway } from './store.ts'
import type { Db } from '#platform/database.ts'

/** The realm's id; makes the realm when it is new, inside the caller's transaction. */
export function ensureRealm(client: pg.ClientBase, code: string): Promise<number> {
  return makeRealm(dbOn(client), code)
}

/** Hides a realm from the pages, or shows it again (null); nothing is deleted. */
export function putRealmAway(db: Db, code: string, at: Date | null): Promise<void> {
  return setPutAway(db, code, at)
}
