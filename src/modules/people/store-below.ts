import { sql } from 'kysely'
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
