/** What a change of the tree starts from: every placement as it stands, and the memberships in units that end. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { FIRST_DAY, LAST_DAY } from '#core/days.ts'
import type { Db } from '#platform/database.ts'
import type { Membership, Placement } from './rules-placements.ts'

const dayOf = (column: string): RawBuilder<number> =>
  sql.raw(
    `case ${column} when '-infinity' then ${FIRST_DAY} when 'infinity' then ${LAST_DAY} else ${column} - date '1970-01-01' end`,
  )

/** Every placement of a realm as it stands, and the ids of all units by code. */
export async function readStanding(
  db: Db,
  realmId: number,
): Promise<{ places: Placement[]; ids: ReadonlyMap<string, number> }> {
  type Row = { place: Omit<Placement, 'seen'>; id: number; at: Date }
  const { rows } = await sql<Row>`
    select i.unit_id as id, u.recorded_at as at, jsonb_build_object('unit', i.code, 'name', u.name, 'level', u.level,
      'sector', u.sector, 'parent', p.code, 'successor', s.code, 'from', ${dayOf('u.valid_from')},
      'to', ${dayOf('u.valid_to')}) as place
    from units u join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id
    left join unit_ids p on p.realm_id = u.realm_id and p.unit_id = u.parent_id
    left join unit_ids s on s.realm_id = u.realm_id and s.unit_id = u.succeeded_by_id
    where u.realm_id = ${realmId} and u.superseded_at is null and not u.retracted`.execute(db)
  return {
    places: rows.map(({ place, at }) => ({ ...place, seen: at.toISOString() })),
    ids: new Map(rows.map(({ place, id }) => [place.unit, Number(id)])),
  }
}

/** Memberships in a unit, and those that its people have in another one. */
export async function readMemberships(
  db: Db,
  realmId: number,
  of: { readonly unit: string; readonly into: string | null },
): Promise<Membership[]> {
  type Row = {
    person: string
    unit: string
    from: number
    to: number
    primary: boolean
    position: string | null
    kind: string
    cadre: string
    tier: string
    at: Date
  }
  const { rows } = await sql<Row>`
    with own as (
      select m.person_id from memberships m join unit_ids u on u.realm_id = m.realm_id and u.unit_id = m.unit_id
      where m.realm_id = ${realmId} and m.superseded_at is null and not m.retracted and u.code = ${of.unit})
    select p.code as person, u.code as unit, ${dayOf('m.valid_from')} as "from", ${dayOf('m.valid_to')} as "to",
      m.is_primary as "primary", m.post as position, m.kind, m.cadre, m.tier, m.recorded_at as at
    from memberships m
    join unit_ids u on u.realm_id = m.realm_id and u.unit_id = m.unit_id
    join person_ids p on p.realm_id = m.realm_id and p.person_id = m.person_id
    where m.realm_id = ${realmId} and m.superseded_at is null and not m.retracted
      and (u.code = ${of.unit} or (u.code = ${of.into} and m.person_id in (select person_id from own)))
    order by p.code, m.valid_from`.execute(db)
  return rows.map(({ person, unit, from, to, primary, at, ...rest }) => ({
    person,
    unit,
    from,
    to,
    isPrimary: primary,
    others: { position: rest.position ?? '', kind: rest.kind, cadre: rest.cadre, tier: rest.tier },
    seen: at.toISOString(),
  }))
}
