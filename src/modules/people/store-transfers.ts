/** Transfers between units that different officers keep. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type Transfer = {
  readonly transfer: string
  readonly recorded_at: Date
  readonly person: string
  readonly full_name: string
  readonly from: string
  readonly from_id: number
  readonly from_name: string | null
  readonly to: string
  readonly to_id: number
  readonly to_name: string | null
  readonly moves_on: string
  readonly decision: string
  readonly status: string
  readonly answer: string
  readonly asked_at: Date
}

/** Transfers from or into the units of a scope: those that wait, else all, the newest first; one by its code. */
export async function readTransfers(
  db: Db,
  scope: UnitScope,
  of: { readonly open: boolean; readonly code?: string },
): Promise<Transfer[]> {
  const units = scope.units()
  const realm = scope.realmId
  const name = (
    unit: string,
  ) => sql`(select o.name from units o where o.realm_id = ${realm} and o.unit_id = ${sql.raw(unit)}
    and o.superseded_at is null and not o.retracted order by o.valid_from desc limit 1)`
  const { rows } = await sql<Transfer>`
    select t.code as transfer, t.recorded_at, i.code as person, coalesce(p.full_name, '') as full_name,
      f.code as "from", t.from_unit_id as from_id, ${name('t.from_unit_id')} as from_name,
      u.code as "to", t.to_unit_id as to_id, ${name('t.to_unit_id')} as to_name, t.moves_on::text, coalesce(t.decision, '') as decision,
      t.status, coalesce(t.answer, '') as answer,
      (select min(a.recorded_at) from transfers a where a.realm_id = t.realm_id and a.code = t.code) as asked_at
    from transfers t
    join person_ids i on i.realm_id = t.realm_id and i.person_id = t.person_id
    join unit_ids f on f.realm_id = t.realm_id and f.unit_id = t.from_unit_id
    join unit_ids u on u.realm_id = t.realm_id and u.unit_id = t.to_unit_id
    left join people p on p.realm_id = t.realm_id and p.person_id = t.person_id and p.superseded_at is null and not p.retracted
    where t.realm_id = ${realm} and t.superseded_at is null and not t.retracted
      and ${of.open ? sql`t.status = 'asked'` : sql`true`}
      and ${of.code === undefined ? sql`true` : sql`t.code = ${of.code}`}
      and ${units === null ? sql`true` : sql`(t.from_unit_id = any(${units}::bigint[]) or t.to_unit_id = any(${units}::bigint[]))`}
    order by t.status = 'asked' desc, t.recorded_at desc, t.code`.execute(db)
  return rows
}
