import { sql } from 'kysely'
import { levels as defaultLevels } from '#core/choices.ts'
import type { Db } from '#platform/database.ts'
import type { RealmFacts } from '#core/realm.ts'

/** A realm as known at an instant (null: now), with the defaults where it says nothing; null when there is none. */
export async function realmFactsOf(db: Db, code: string, knownAt: Date | null): Promise<RealmFacts | null> {
  type Row = { id: number; time_zone: string | null; levels: string[] | null }
  const { rows } = await sql<Row>`
    select r.realm_id as id, v.time_zone, v.levels from realms r
    left join lateral (
      select * from (
        select * from realm_versions v where v.realm_id = r.realm_id and (${knownAt}::timestamptz is null or v.recorded_at <= ${knownAt})
        order by v.recorded_at desc limit 1) newest
      where not newest.retracted) v on true
    where r.code = ${code}`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  return {
    id: row.id,
    code,
    timeZone: row.time_zone ?? 'Asia/Ho_Chi_Minh',
    levels: row.levels ?? defaultLevels.map((level) => level.code),
  }
}

/** Id of a unit by its code; null when the realm has never heard of it. */
export async function unitIdOf(db: Db, realmId: number, code: string): Promise<number | null> {
  const { rows } = await sql<{
    id: number
  }>`select unit_id as id from unit_ids where realm_id = ${realmId} and code = ${code}`.execute(db)
  return rows[0]?.id ?? null
}

/** Codes of units by id. */
export async function unitCodesOf(db: Db, realmId: number, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; code: string }>`
    select unit_id as id, code from unit_ids where realm_id = ${realmId} and unit_id = any(${ids})`.execute(db)
  return new Map(rows.map((row) => [row.id, row.code]))
}
