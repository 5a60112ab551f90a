/** People with their memberships and exemptions as stored, for orders that concern many. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { Excused, Place, Subject } from './rules-change.ts'

export type Known = Subject & { readonly personId: number; readonly unitId: number | null; readonly full_name: string }

/**
 * Those of the codes whose unit of the day, else their last, is covered, in the order of their codes; or whoever is
 * asked to be taken into a covered unit by an open transfer.
 */
export async function readSubjects(
  db: Db,
  scope: UnitScope,
  of: { readonly codes: readonly string[]; readonly day: string } | { readonly transfer: string; readonly day: string },
): Promise<Known[]> {
  const covered = scope.units()
  const realm = scope.realmId
  const which =
    'codes' in of
      ? sql`i.code = any(${of.codes}::text[]) and ${covered === null ? sql`true` : sql`w.unit_id = any(${covered}::bigint[])`}`
      : sql`i.person_id = (select t.person_id from transfers t where t.realm_id = ${realm} and t.code = ${of.transfer}
          and t.superseded_at is null and not t.retracted and t.status = 'asked'
          and ${covered === null ? sql`true` : sql`t.to_unit_id = any(${covered}::bigint[])`})`
  type Row = {
    id: number
    person: string
    unitId: number | null
    full_name: string
    places: Place[]
    excused: Excused[]
  }
  const moment = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
  const { rows } = await sql<Row>`
    select i.person_id as id, i.code as person, w.unit_id as "unitId", p.full_name,
      coalesce((select json_agg(json_build_object('recorded_at', ${moment('m.recorded_at')}, 'unit', u.code,
          'valid_from', nullif(m.valid_from, '-infinity'), 'valid_to', nullif(m.valid_to, 'infinity'),
          'primary', coalesce(m.is_primary, true), 'position', coalesce(m.post, ''), 'kind', coalesce(m.kind, 'member'),
          'cadre', coalesce(m.cadre, 'member'), 'tier', coalesce(m.tier, 'grassroots')) order by m.valid_from)
        from memberships m join unit_ids u on u.realm_id = m.realm_id and u.unit_id = m.unit_id
        where m.realm_id = ${realm} and m.person_id = i.person_id and m.superseded_at is null and not m.retracted), '[]') as places,
      coalesce((select json_agg(json_build_object('recorded_at', ${moment('e.recorded_at')}, 'obligation', e.obligation,
          'valid_from', nullif(e.valid_from, '-infinity'), 'valid_to', nullif(e.valid_to, 'infinity'), 'decision', e.decision)
          order by e.valid_from)
        from exemptions e
        where e.realm_id = ${realm} and e.person_id = i.person_id and e.superseded_at is null and not e.retracted), '[]') as excused
    from person_ids i
    join people p on p.realm_id = ${realm} and p.person_id = i.person_id and p.superseded_at is null and not p.retracted
    left join lateral (select w.unit_id from people_places w where w.realm_id = ${realm} and w.person_id = i.person_id
      order by (w.day_from <= ${of.day}::date and w.day_to >= ${of.day}::date) desc, w.day_from limit 1) w on true
    where i.realm_id = ${realm} and ${which}
    order by i.code collate "C"`.execute(db)
  return rows.map(({ id, ...row }) => ({ personId: id, ...row }))
}
