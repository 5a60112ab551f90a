/** People who look alike: the same name, birth date or contact; within the units that the asker keeps. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import { likeSafe } from './store-list.ts'

export type Alike = {
  readonly code: string
  readonly full_name: string
  readonly birth_date: string | null
  readonly unit: string | null
  readonly unit_name: string | null
  readonly by: ('name' | 'birth' | 'contact')[]
}

/** Current people of a scope on a day, with what they are compared by; empty contacts compare with nothing. */
function compared(scope: UnitScope, day: string): RawBuilder<unknown> {
  const covered = scope.units()
  const realm = scope.realmId
  return sql`(
    select p.person_id, w.code, p.full_name, p.birth_date, w.unit_id, split_part(w.search, '|', 1) as name, w.search,
      nullif(lower(p.email), '') as email, nullif(regexp_replace(p.phone, '[^0-9]', '', 'g'), '') as phone
    from people p
    join people_places w on w.realm_id = ${realm} and w.person_id = p.person_id
      and w.day_from <= ${day}::date and w.day_to >= ${day}::date
    where p.realm_id = ${realm} and p.superseded_at is null and not p.retracted
      and ${covered === null ? sql`true` : sql`w.unit_id = any(${covered}::bigint[])`})`
}

const unitOf = (realm: number, unit: string): RawBuilder<unknown> => sql`
  left join lateral (select i.code, (select o.name from units o where o.realm_id = ${realm} and o.unit_id = i.unit_id
      and o.superseded_at is null and not o.retracted order by o.valid_from desc limit 1) as name
    from unit_ids i where i.realm_id = ${realm} and i.unit_id = ${sql.raw(unit)}) u on true`

export type AlikeAsked = {
  readonly day: string
  readonly full_name: string
  readonly birth_date: string | null
  readonly email: string
  readonly phone: string
  readonly except: string | null
}

/** At most ten who may be the one described, the likeliest first; a birth date that differs speaks against it. */
export async function readAlike(db: Db, scope: UnitScope, asked: AlikeAsked): Promise<Alike[]> {
  const { day, full_name: name, birth_date: born, email, phone, except } = asked
  const { rows } = await sql<Alike>`
    with c as ${compared(scope, day)},
    asked as (select ${folded(sql`${name.trim()}::text`)} as name, ${born}::date as born,
      nullif(lower(${email.trim()}::text), '') as email, nullif(regexp_replace(${phone}::text, '[^0-9]', '', 'g'), '') as phone),
    found as (
      select c.*, c.name = a.name as by_name, c.birth_date = a.born as by_birth,
        coalesce(c.email = a.email, false) or coalesce(c.phone = a.phone, false) as by_contact
      from c cross join asked a
      where (c.name = a.name and a.name <> '' and (a.born is null or c.birth_date is null or c.birth_date = a.born)
          or c.email = a.email or c.phone = a.phone) and c.code is distinct from ${except}
      order by coalesce(c.birth_date = a.born, false) desc, coalesce(c.name = a.name, false) desc, c.code limit 10)
    select f.code, f.full_name, f.birth_date::text, u.code as unit, u.name as unit_name,
      array_remove(array[case when f.by_name then 'name' end, case when f.by_birth then 'birth' end,
        case when f.by_contact then 'contact' end], null) as by
    from found f ${unitOf(scope.realmId, 'f.unit_id')}`.execute(db)
  return rows
}

export type Pair = { readonly one: Alike; readonly other: Alike }

export type PairsAsked = {
  readonly day: string
  /** One of the two is in one of these; null: wherever they are. */
  readonly units: readonly number[] | null
  /** The one or the other has it in the name or code. */
  readonly search: string
  readonly by: 'name' | 'contact' | null
  readonly isDown: boolean
  readonly after: readonly [string, string] | null
  readonly limit: number
}

/** Pairs who are likely one, by the code of the first; and how many match. */
export async function readDuplicates(
  db: Db,
  scope: UnitScope,
  of: PairsAsked,
): Promise<{ readonly pairs: Pair[]; readonly total: number }> {
  const either = (part: (side: 'x' | 'y') => RawBuilder<unknown>) => sql`(${part('x')} or ${part('y')})`
  const like = sql`'%' || ${folded(sql`${likeSafe(of.search)}::text`)} || '%'`
  const narrowed = sql.join(
    [
      ...(of.by === null ? [] : [sql`${of.by} = any(s.by)`]),
      ...(of.search === '' ? [] : [either((side) => sql`${sql.ref(`${side}.search`)} like ${like}`)]),
      ...(of.units === null ? [] : [either((side) => sql`${sql.ref(`${side}.unit_id`)} = any(${of.units}::bigint[])`)]),
      sql`true`,
    ],
    sql` and `,
  )
  const way = sql.raw(of.isDown ? 'desc' : 'asc')
  const person = (side: string): RawBuilder<unknown> => sql`json_build_object('code', ${sql.raw(`${side}.code`)},
    'full_name', ${sql.raw(`${side}.full_name`)}, 'birth_date', ${sql.raw(`${side}.birth_date`)},
    'unit', ${sql.raw(`u${side}.code`)}, 'unit_name', ${sql.raw(`u${side}.name`)}, 'by', s.by)`
  const side = (name: string): RawBuilder<unknown> => sql`
    left join lateral (select i.code, (select o.name from units o where o.realm_id = ${scope.realmId} and o.unit_id = i.unit_id
        and o.superseded_at is null and not o.retracted order by o.valid_from desc limit 1) as name
      from unit_ids i where i.realm_id = ${scope.realmId} and i.unit_id = ${sql.raw(name)}.unit_id) ${sql.raw(`u${name}`)} on true`
  const { rows } = await sql<Pair & { total: number }>`
    with c as materialized (select * from ${compared(scope, of.day)} c),
    pairs as (
      select a.person_id as a, b.person_id as b, array['name', 'birth'] as by from c a join c b
        on b.name = a.name and b.birth_date = a.birth_date and b.person_id > a.person_id where a.name <> ''
      union all select a.person_id, b.person_id, array['contact'] from c a join c b on b.email = a.email and b.person_id > a.person_id
      union all select a.person_id, b.person_id, array['contact'] from c a join c b on b.phone = a.phone and b.person_id > a.person_id),
    why as (select p.a, p.b, x from pairs p cross join lateral unnest(p.by) x),
    s as (
      select a, b, array_agg(distinct x order by x) as by from why group by a, b),
    found as (select s.*, x.code collate "C" as a_code, y.code collate "C" as b_code, count(*) over () as total
      from s join c x on x.person_id = s.a join c y on y.person_id = s.b where ${narrowed}),
    page as (select * from found
      where ${of.after === null ? sql`true` : sql`(a_code, b_code) ${sql.raw(of.isDown ? '<' : '>')} (${of.after[0]}::text, ${of.after[1]}::text)`}
      order by a_code ${way}, b_code ${way} limit ${of.limit})
    select ${person('a')} as one, ${person('b')} as other, s.total from page s
    join c a on a.person_id = s.a join c b on b.person_id = s.b ${side('a')} ${side('b')}
    order by s.a_code ${way}, s.b_code ${way}`.execute(db)
  return { pairs: rows.map(({ one, other }) => ({ one, other })), total: rows[0]?.total ?? 0 }
}
