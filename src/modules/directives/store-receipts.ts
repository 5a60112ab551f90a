/** The units that a directive was addressed to, and what each did with it. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type AddressedRow = {
  readonly unit_id: number
  readonly unit: string
  readonly unit_name: string
  readonly level: string
  readonly purpose: string | null
  readonly received_on: string | null
  readonly own_number: string | null
  readonly own_issued_on: string | null
  readonly note: string | null
  readonly recorded_at: Date | null
}

export type AddressedAsked = {
  readonly scope: UnitScope
  readonly issuer: string
  /** `number@issued_on`. */
  readonly named: string
  /** Civil date: the tree of that day. */
  readonly day: string
  /** Only this unit and those below it; null: all. */
  readonly under: number | null
}

/**
 * Units of the scope that stand among the recipients; where the directive has no recipients, the units that the
 * campaigns studying it are for (of those levels that owe a plan or a programme, where a campaign says which do); and whoever received it all the same. In the order of the tree.
 */
export async function readAddressed(db: Db, asked: AddressedAsked): Promise<AddressedRow[]> {
  const { scope, issuer, named, day, under } = asked
  const { realmId } = scope
  const covered = scope.units()
  const { rows } = await sql<AddressedRow>`
    with recursive placed as materialized (
      select u.unit_id, i.code, u.name, u.level, u.parent_id from units u
      join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id
      where u.realm_id = ${realmId} and u.superseded_at is null and not u.retracted
        and u.valid_from <= ${day}::date and u.valid_to >= ${day}::date),
    tree as (
      select p.unit_id, array[p.code] as way, array[p.unit_id] as ids from placed p where p.parent_id is null
      union all
      select p.unit_id, t.way || p.code, t.ids || p.unit_id from placed p join tree t on p.parent_id = t.unit_id),
    named as (
      select r.unit_id, r.purpose from directive_recipients r where r.realm_id = ${realmId} and r.superseded_at is null
        and not r.retracted and r.issuer = ${issuer} and r.directive = ${named}),
    receipts as (
      select r.* from directive_receipts r where r.realm_id = ${realmId} and r.superseded_at is null
        and not r.retracted and r.issuer = ${issuer} and r.directive = ${named}),
    studied as (
      select c.owner_id, (select array_agg(q.level) from required_deliverables q where q.realm_id = ${realmId}
          and q.campaign_id = c.campaign_id and q.superseded_at is null and not q.retracted
          and q.kind in ('plan', 'action_programme')) as levels, coalesce((select array_agg(x.unit_id) from unit_ids x
        where x.realm_id = ${realmId} and x.code = any(c.excluded_units)), '{}') as excluded
      from campaigns c where c.realm_id = ${realmId} and c.superseded_at is null and not c.retracted
        and c.status is distinct from 'draft' and c.directives && array[${named}, split_part(${named}, '@', 1)] and not exists (select 1 from named)),
    wanted as (
      select unit_id from named union select unit_id from receipts
      union select t.unit_id from tree t join placed p using (unit_id)
        join studied s on s.owner_id = any(t.ids) and not t.ids && s.excluded
          and (s.levels is null or p.level = any(s.levels)))
    select p.unit_id, p.code as unit, p.name as unit_name, p.level, n.purpose, r.received_on::text as received_on,
      r.own_number, r.own_issued_on::text as own_issued_on, r.note, r.recorded_at
    from wanted w join placed p using (unit_id) join tree t using (unit_id)
    left join named n using (unit_id) left join receipts r using (unit_id)
    where p.code <> ${issuer} and (${covered}::bigint[] is null or p.unit_id = any(${covered}::bigint[]))
      and (${under}::bigint is null or ${under}::bigint = any(t.ids))
    order by t.way collate "C"`.execute(db)
  return rows
}
