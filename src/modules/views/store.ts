import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { SavedView } from './contract.ts'

/** Whose views: an account's, or (null) those of whoever is at the machine. */
export type Owner = { readonly realmId: number; readonly accountId: number | null }

const shown = sql`view_id as view, name, query, usual`
const of = ({ realmId, accountId }: Owner) =>
  sql`realm_id = ${realmId} and coalesce(account_id, 0) = ${accountId ?? 0}::bigint`

/** Most views that an account keeps of one list. */
export const mostViews = 50

/** An account's views of a list, by name. */
export async function readViews(db: Db, owner: Owner, list: string): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`
    select ${shown} from saved_views where ${of(owner)} and list = ${list} order by lower(name), view_id`.execute(db)
  return rows
}

/** Keeps a view; null when there is one of that name, or as many as may be. */
export async function insertView(
  db: Db,
  owner: Owner,
  view: { readonly list: string; readonly name: string; readonly query: string; readonly now: Date },
): Promise<SavedView | null> {
  const { rows } = await sql<SavedView>`
    insert into saved_views (realm_id, account_id, list, name, query, made_at)
    select ${owner.realmId}, ${owner.accountId}, ${view.list}, ${view.name}, ${view.query}, ${view.now}
    where (select count(*) from saved_views where ${of(owner)} and list = ${view.list}) < ${mostViews}
    on conflict do nothing returning ${shown}`.execute(db)
  return rows[0] ?? null
}

/** A view of the owner; null when there is none of that number. */
export async function readView(db: Db, owner: Owner, view: number): Promise<(SavedView & { list: string }) | null> {
  const { rows } = await sql<SavedView & { list: string }>`
    select ${shown}, list from saved_views where ${of(owner)} and view_id = ${view} for update`.execute(db)
  return rows[0] ?? null
}

/** Whether another view of the list has the name. */
export async function isNameTaken(
  db: Db,
  owner: Owner,
  of_: { list: string; view: number; name: string },
): Promise<boolean> {
  const { rows } = await sql`select 1 from saved_views
    where ${of(owner)} and list = ${of_.list} and name = ${of_.name} and view_id <> ${of_.view}`.execute(db)
  return rows.length > 0
}

/** Changes a view; when it becomes the usual one, the one before it is that no more. */
export async function updateView(
  db: Db,
  owner: Owner,
  view: SavedView & { readonly list: string },
): Promise<SavedView> {
  if (view.usual) {
    await sql`update saved_views set usual = false where ${of(owner)} and list = ${view.list} and usual and view_id <> ${view.view}`.execute(
      db,
    )
  }
  const { rows } = await sql<SavedView>`
    update saved_views set name = ${view.name}, usual = ${view.usual} where ${of(owner)} and view_id = ${view.view}
    returning ${shown}`.execute(db)
  return rows[0] as SavedView
}

/** Deletes a view; whether there was one. */
export async function deleteView(db: Db, owner: Owner, view: number): Promise<boolean> {
  const gone = await sql`delete from saved_views where ${of(owner)} and view_id = ${view}`.execute(db)
  return Number(gone.numAffectedRows ?? 0) > 0
}
