/**
 * Sessions by what they are called. Folding thousands of titles in SQL takes a second, so their folded texts stand on a
 * shelf beside the database, made anew when a session has been written since; a search goes over them and hands down ids.
 */
import { sql } from 'kysely'
import { unaccented } from '#core/text.ts'
import type { Db } from '#platform/database.ts'
import { current } from './tables.ts'

type Called = { readonly id: number; readonly host: number; readonly text: string }
type Shelf = { readonly position: number; readonly sessions: readonly Called[] }
const shelves = new WeakMap<Db, Map<number, Shelf>>()

async function shelfOf(db: Db, realmId: number): Promise<Shelf> {
  const last = await sql<{ position: number }>`
    select coalesce(max(position), 0)::bigint as position from sessions where realm_id = ${realmId}`.execute(db)
  const position = last.rows[0]?.position ?? 0
  const realms = shelves.get(db) ?? new Map<number, Shelf>()
  const there = realms.get(realmId)
  if (there?.position === position) return there
  const { rows } = await sql<{ id: number; host: number; text: string }>`
    select s.session_id as id, s.host_id as host, concat_ws(' ', s.title, s.venue, i.code) as text
    from ${current('sessions', realmId)} s
    join session_ids i on i.realm_id = ${realmId} and i.session_id = s.session_id`.execute(db)
  const shelf = { position, sessions: rows.map((row) => ({ ...row, text: unaccented(row.text) })) }
  shelves.set(db, realms.set(realmId, shelf))
  return shelf
}

/** All names that the hosts of sessions have had, folded, by unit. */
async function hostNames(db: Db, realmId: number): Promise<Map<number, string>> {
  const { rows } = await sql<{ unit: number; name: string }>`
    select u.unit_id as unit, string_agg(u.name, ' ') as name from ${current('units', realmId)} u
    where u.unit_id in (select s.host_id from ${current('sessions', realmId)} s) group by u.unit_id`.execute(db)
  return new Map(rows.map(({ unit, name }) => [unit, unaccented(name)]))
}

/**
 * Ids of the sessions of a realm whose title, venue, code and host hold every word of a search, with or without
 * diacritics; out of scope ones too, so the caller narrows them. Null for a search that says nothing.
 */
export async function sessionsCalled(db: Db, realmId: number, search: string | undefined): Promise<number[] | null> {
  const words = unaccented(search ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return null
  const [{ sessions }, hosts] = await Promise.all([shelfOf(db, realmId), hostNames(db, realmId)])
  return sessions
    .filter(({ text, host }) => words.every((word) => text.includes(word) || (hosts.get(host) ?? '').includes(word)))
    .map(({ id }) => id)
}
