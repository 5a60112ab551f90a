/**
 * Where each person is from day to day, derived from the facts as known now (decision 0017). One row a stretch of days:
 * the primary membership of the day, else another one of the day, else the last one before, else the first one after.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import { dbOn } from '#platform/database.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'

/** Up to where the rows are complete; null before they were made the first time. */
export type PlacesState = { readonly position: number; readonly erased: number }

/** What the rows say now, and what they would have to. */
export async function readPlacesState(
  db: Db,
  realmId: number,
): Promise<{ readonly stored: PlacesState | null; readonly wanted: PlacesState }> {
  const { rows } = await sql<{ position: number | null; erased: number | null; last: number; gone: number }>`
    select s.position, s.erased, coalesce((select max(o.position) from orders o where o.realm_id = ${realmId}), 0)::bigint as last,
      (select count(*) from erased_people e where e.realm_id = ${realmId})::bigint as gone
    from (select 1) one left join people_states s on s.realm_id = ${realmId}`.execute(db)
  const row = rows[0]
  const wanted = { position: row?.last ?? 0, erased: row?.gone ?? 0 }
  const stored = row?.position == null ? null : { position: row.position, erased: row.erased ?? 0 }
  return { stored, wanted }
}

/** Codes of realms whose rows lag behind their facts. */
export async function readLaggingRealms(db: Db): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select r.code from realms r left join people_states s on s.realm_id = r.realm_id
    where (select max(o.position) from orders o where o.realm_id = r.realm_id) is distinct from s.position
      and exists (select 1 from orders o where o.realm_id = r.realm_id)
      or s.erased is distinct from (select count(*) from erased_people e where e.realm_id = r.realm_id) and s.realm_id is not null`.execute(
    db,
  )
  return rows.map((row) => row.code)
}

/** Beyond this many people all rows are made anew. */
const most = 5_000

/** People whom orders after a position concern; null when they are too many to go one by one. */
export async function readPeopleSince(client: pg.ClientBase, realmId: number, from: number): Promise<number[] | null> {
  const { rows } = await client.query<{ any: boolean }>(
    `select exists (select 1 from orders where realm_id = $1 and position > $2
       and detail->'files' ?| array['people', 'memberships']) as any`,
    [realmId, from],
  )
  if (rows[0]?.any !== true) return []
  const found = await client.query<{ id: number }>(
    `select person_id as id from people where realm_id = $1 and position > $2
     union select person_id from memberships where realm_id = $1 and position > $2 limit ${most + 1}`,
    [realmId, from],
  )
  return found.rows.length > most ? null : found.rows.map((row) => row.id)
}

function derived(realmId: number, people: readonly number[] | null, timeZone: string): RawBuilder<unknown> {
  const only = people === null ? sql`true` : sql`person_id = any(${people}::bigint[])`
  const now = sql`realm_id = ${realmId} and superseded_at is null and not retracted and ${only}`
  return sql`
    with m as materialized (select *, count(*) over (partition by person_id) as n from memberships where ${now}),
    movers as materialized (select distinct person_id from m where n > 1),
    starts as (
      select person_id, valid_from as s from m union select person_id, valid_to + 1 from m where valid_to < 'infinity'),
    known as (
      select person_id, (min(recorded_at) at time zone ${timeZone})::date as k from people where realm_id = ${realmId} and ${only} group by 1),
    firsts as (select person_id, min(s) as s from starts group by 1),
    before as (
      select k.person_id, k.k as s, f.s - 1 as e from known k join firsts f using (person_id) where k.k < f.s),
    stretches as (
      select person_id, s, coalesce(lead(s) over (partition by person_id order by s) - 1, 'infinity') as e from starts
      union all select person_id, s, e from before
      union all select p.person_id, '-infinity', 'infinity' from people p
        where ${sql`p.realm_id = ${realmId} and p.superseded_at is null and not p.retracted`} and ${people === null ? sql`true` : sql`p.person_id = any(${people}::bigint[])`}
          and not exists (select 1 from m where m.person_id = p.person_id))
    select ${realmId}::bigint, t.person_id, t.s, t.e, i.code, coalesce(p.full_name, ''),
      split_part(coalesce(p.full_name, ''), ' ', -1),
      f.name || '|' || ${folded(sql`i.code`)},
      case when x.unit_id is null then 'none' when x.valid_from > t.s then 'coming' when x.valid_to < t.s then 'ended' else 'here' end,
      x.unit_id, c.unit_id, x.valid_from, x.is_primary, x.kind, x.cadre, x.tier, x.post,
      string_to_array(f.name, ' ')
    from stretches t
    join person_ids i on i.realm_id = ${realmId} and i.person_id = t.person_id
    left join people p on p.realm_id = ${realmId} and p.person_id = t.person_id and p.superseded_at is null and not p.retracted
    cross join lateral (select ${folded(sql`coalesce(p.full_name, '')`)} as name offset 0) f
    left join lateral (
      select o.* from memberships o where o.realm_id = ${realmId} and o.person_id = t.person_id
        and o.superseded_at is null and not o.retracted
      order by (o.valid_from <= t.s and o.valid_to >= t.s) desc, (o.valid_from <= t.s) desc,
        case when o.valid_from <= t.s and o.valid_to < t.s then o.valid_to end desc nulls last,
        case when o.valid_from > t.s then o.valid_from end, o.is_primary desc, o.valid_from desc, o.unit_id limit 1) x on true
    left join lateral (
      select o.unit_id from memberships o where t.person_id in (select person_id from movers)
        and o.realm_id = ${realmId} and o.person_id = t.person_id
        and o.superseded_at is null and not o.retracted and o.is_primary and o.valid_to < x.valid_from and o.unit_id <> x.unit_id
      order by o.valid_to desc limit 1) c on true
    where p.person_id is not null or x.unit_id is not null
    order by split_part(coalesce(p.full_name, ''), ' ', -1) collate "vi-x-icu", p.full_name collate "vi-x-icu"`
}

/** Makes the rows of some people, or of all, anew. Call in a transaction that nobody else does the same in. */
export async function writePlaces(
  client: pg.ClientBase,
  of: { readonly realmId: number; readonly people: readonly number[] | null; readonly timeZone: string },
): Promise<void> {
  const { realmId, people, timeZone } = of
  const db = dbOn(client)
  if (people !== null && people.length === 0) return
  await sql`delete from people_places where realm_id = ${realmId}
    ${people === null ? sql`` : sql`and person_id = any(${people}::bigint[])`}`.execute(db)
  await sql`insert into people_places (realm_id, person_id, day_from, day_to, code, full_name, given, search, state,
      unit_id, came_from_id, since, is_primary, kind, cadre, tier, post, words) ${derived(realmId, people, timeZone)}`.execute(
    db,
  )
  if (people === null) await client.query('delete from people_words where realm_id = $1', [realmId])
  await sql`insert into people_words (realm_id, word)
    select distinct realm_id, w from people_places cross join lateral unnest(words) w where realm_id = ${realmId} and w <> ''
      ${people === null ? sql`` : sql`and person_id = any(${people}::bigint[])`}
    on conflict do nothing`.execute(db)
  // without fresh statistics the planner takes the table for empty
  if (people === null) await client.query('analyze people_places, people_words')
}

/** Notes up to where the rows are complete. */
export async function writePlacesState(client: pg.ClientBase, realmId: number, state: PlacesState): Promise<void> {
  await client.query(
    `insert into people_states (realm_id, position, erased) values ($1, $2, $3)
     on conflict (realm_id) do update set position = excluded.position, erased = excluded.erased`,
    [realmId, state.position, state.erased],
  )
}
