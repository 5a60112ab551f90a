/** How many people there are of each kind, as the rules of audiences see them: one row for each profile and unit. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { cadres, kinds, tiers } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import type { Db } from '#platform/database.ts'
import { shownCode, shownDetail, shownName } from '#platform/veil.ts'

/** People of one unit who are alike; cadre and tier as indexes, highest first. */
export type People = {
  readonly unit: number
  readonly kind: string
  readonly cadre: number
  readonly tier: number
  /** Exempt from attending. */
  readonly exempt: boolean
  readonly people: number
}

const place = (column: string, options: readonly Choice[]): RawBuilder<number> =>
  sql<number>`(array_position(${options.map(({ code }) => code)}::text[], ${sql.raw(column)}) - 1)`

/**
 * Each person at home somewhere on a day (figures.md, People): the primary membership by unit, its kind, the highest
 * cadre and tier of all memberships. `home` is unit × 8 + kind, so that the first primary by unit is a minimum.
 */
const atHome = (realmId: number, day: string): RawBuilder<unknown> => sql`(
  select m.person_id, min(m.unit_id * 8 + ${place('m.kind', kinds)}) filter (where m.is_primary) as home,
    min(${place('m.cadre', cadres)}) as cadre, min(${place('m.tier', tiers)}) as tier
  from memberships m
  where m.realm_id = ${realmId} and m.superseded_at is null and not m.retracted
    and m.valid_from <= ${day}::date and m.valid_to >= ${day}::date
  group by m.person_id)`

/** Everybody who is at home somewhere in the realm on a civil day, as known now. */
export async function readProfiles(db: Db, realmId: number, day: string): Promise<People[]> {
  type Row = { home: number; cadre: number; tier: number; exempt: boolean; people: number }
  const { rows } = await sql<Row>`
    select h.home, h.cadre, h.tier, x.person_id is not null as exempt, count(*)::int as people
    from ${atHome(realmId, day)} h
    left join (select distinct e.person_id from exemptions e where e.realm_id = ${realmId} and e.superseded_at is null
      and not e.retracted and e.obligation = 'attend' and e.valid_from <= ${day}::date and e.valid_to >= ${day}::date) x
      on x.person_id = h.person_id
    where h.home is not null group by 1, 2, 3, 4`.execute(db)
  return rows.map(({ home, ...row }) => ({
    ...row,
    unit: Math.floor(Number(home) / 8),
    kind: kinds[Number(home) % 8]?.code ?? '',
  }))
}

/** Position of the realm's last order; 0 before the first. */
export async function lastPosition(db: Db, realmId: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(position), 0)::bigint as last from orders where realm_id = ${realmId}`.execute(db)
  return rows[0]?.last ?? 0
}

export type SampleAsked = {
  readonly realmId: number
  readonly campaignId: number
  readonly day: string
  /** Names are not shown any more. */
  readonly masked: boolean
  /** Which people: all of these profiles. */
  readonly profiles: readonly Pick<People, 'unit' | 'kind' | 'cadre' | 'tier'>[]
  readonly limit: number
}
export type SamplePerson = { person: string; full_name: string; post: string; unit: number }

/** Some people of the given profiles, one from each first. */
export async function readSample(db: Db, asked: SampleAsked): Promise<SamplePerson[]> {
  const { realmId, campaignId, day, masked, profiles, limit } = asked
  const veil = { realmId, campaignId, masked }
  const homes = profiles.map(({ unit, kind }) => unit * 8 + kinds.findIndex(({ code }) => code === kind))
  const { rows } = await sql<SamplePerson>`
    select ${shownCode(veil, 'c.person_id', 'i.code')} as person, ${shownName(veil, 'c.person_id', 'p.full_name')} as full_name,
      ${shownDetail(veil, 'c.person_id', 'm.post')} as post, c.unit
    from (select h.person_id, (h.home / 8)::bigint as unit, h.home,
        row_number() over (partition by h.home, h.cadre, h.tier order by h.person_id) as place
      from ${atHome(realmId, day)} h
      join unnest(${homes}::bigint[], ${profiles.map((one) => one.cadre)}::int[], ${profiles.map((one) => one.tier)}::int[])
        w(home, cadre, tier) on w.home = h.home and w.cadre = h.cadre and w.tier = h.tier) c
    join person_ids i on i.realm_id = ${realmId} and i.person_id = c.person_id
    left join people p on p.realm_id = ${realmId} and p.person_id = c.person_id and p.superseded_at is null and not p.retracted
    left join lateral (select m.post from memberships m where m.realm_id = ${realmId} and m.person_id = c.person_id
      and m.unit_id = c.unit and m.is_primary and m.superseded_at is null and not m.retracted
      and m.valid_from <= ${day}::date and m.valid_to >= ${day}::date limit 1) m on true
    order by c.place, c.home, i.code collate "C" limit ${limit}`.execute(db)
  return rows
}
