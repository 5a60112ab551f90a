import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

/** A unit and all below it on a day, as known now; only itself when it has no placement then. */
export async function readUnitsBelow(
  db: Db,
  of: { readonly realmId: number; readonly unitId: number; readonly day: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive d as (
      select unit_id, parent_id from units where realm_id = ${of.realmId} and superseded_at is null and not retracted
        and valid_from <= ${of.day}::date and valid_to >= ${of.day}::date),
    below as (
      select ${of.unitId}::bigint as unit_id union select d.unit_id from below join d on d.parent_id = below.unit_id)
    select unit_id as id from below`.execute(db)
  return rows.map((row) => row.id)
}

/** Code of the unit at the top of a scope on a day, by which the journal tells whose people were listed; null: none. */
export async function readTopUnit(db: Db, scope: UnitScope, day: string): Promise<string | null> {
  const covered = scope.units()
  const within = covered === null ? sql`true` : sql`u.unit_id = any(${covered}::bigint[])`
  const above = covered === null ? sql`u.parent_id is null` : sql`(u.parent_id = any(${covered}::bigint[])) is not true`
  const { rows } = await sql<{ code: string }>`
    select i.code from units u join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id
    where u.realm_id = ${scope.realmId} and u.superseded_at is null and not u.retracted
      and u.valid_from <= ${day}::date and u.valid_to >= ${day}::date and ${within} and ${above}
    order by i.code limit 1`.execute(db)
  return rows[0]?.code ?? null
}
