/** Who has read data about a person, out of the journal. */
import type pg from 'pg'
import { readings } from '#core/readings.ts'

export type Reading = {
  readonly event: number
  readonly at: Date
  readonly action: string
  readonly door: string
  readonly by: 'self' | 'operator' | 'account'
  readonly role: string | null
  readonly unit: string | null
  readonly direct: boolean
  readonly about: string | null
}

const lists = [...new Set<string>(Object.values(readings))].filter((action) => action !== readings.readMyData)

/**
 * Readings of the person alone, and of lists of a unit that the person has belonged to on that day, or of one above: the
 * journal says which list was read, not who was on the page. Newest first, before an event.
 */
export async function readReadings(
  client: pg.ClientBase,
  of: { realmId: number; personId: number; before: number | null; limit: number; timeZone: string },
): Promise<Reading[]> {
  const { rows } = await client.query<Reading>(
    `with recursive mine as (
       select m.unit_id, m.valid_from, m.valid_to from memberships m
       where m.realm_id = $1 and m.person_id = $2 and m.superseded_at is null and not m.retracted
       union
       select u.parent_id, greatest(m.valid_from, u.valid_from), least(m.valid_to, u.valid_to)
       from mine m join units u on u.realm_id = $1 and u.unit_id = m.unit_id and u.superseded_at is null and not u.retracted
         and u.valid_from <= m.valid_to and u.valid_to >= m.valid_from
       where u.parent_id is not null
     ), own as (select 'account:' || account_id as actor from accounts where realm_id = $1 and person_id = $2),
     found as (
       select e.event_id, e.at, e.action, e.door, e.actor, e.unit, e.object_type = 'person' as direct
       from journal_events e
       where e.realm_id = $1 and ($3::bigint is null or e.event_id < $3) and (
         (e.object_type = 'person' and e.object_id = $2::bigint::text and e.action like 'read.%')
         or (e.action = any($6::text[]) and e.actor not in (select actor from own) and exists (
           select 1 from mine m join unit_ids i on i.realm_id = $1 and i.unit_id = m.unit_id
           where i.code = e.unit and m.valid_from <= (e.at at time zone $5)::date and m.valid_to >= (e.at at time zone $5)::date)))
       order by e.event_id desc limit $4
     )
     select f.event_id as event, f.at, f.action, f.door, coalesce(f.direct, false) as direct, f.unit as about,
       case when f.actor in (select actor from own) then 'self' when f.actor like 'account:%' then 'account' else 'operator' end as by,
       g.role, g.unit
     from found f left join lateral (
       select g.role, u.code as unit from grants g left join unit_ids u on u.realm_id = g.realm_id and u.unit_id = g.unit_id
       where g.realm_id = $1 and 'account:' || g.account_id = f.actor order by g.revoked_at is not null, g.grant_id limit 1
     ) g on true order by f.event_id desc`,
    [of.realmId, of.personId, of.before, of.limit, of.timeZone, lists],
  )
  return rows
}
