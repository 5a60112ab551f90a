/** The tree at a date, as known: units, ways up and down, search by name. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import { known } from '#platform/facts-known.ts'
import type { Unit } from './contract.ts'

export type TreeAsked = {
  readonly db: Db
  readonly realmId: number
  readonly day: string
  readonly knownAt: Date | null
  readonly position: number | null
}

/** Placements as known, versions stored after the position left out. */
export function placementsAsKnown(asked: TreeAsked): RawBuilder<unknown> {
  return known('units', ['unit_id', 'valid_from'], asked.realmId, asked)
}

/** Placements of a day. */
export function onDay(asked: TreeAsked): RawBuilder<unknown> {
  return sql`(select * from ${placementsAsKnown(asked)} p where p.valid_from <= ${asked.day}::date and p.valid_to >= ${asked.day}::date)`
}

function shown(asked: TreeAsked): RawBuilder<unknown> {
  return sql`i.code, p.name, p.level, p.sector, pi.code as parent, si.code as succeeded_by,
    nullif(p.valid_from, '-infinity')::text as valid_from, nullif(p.valid_to, 'infinity')::text as valid_to,
    (select count(*)::int from ${onDay(asked)} c where c.parent_id = p.unit_id) as children`
}

function named(realmId: number): RawBuilder<unknown> {
  return sql`join unit_ids i on i.realm_id = ${realmId} and i.unit_id = p.unit_id
    left join unit_ids pi on pi.realm_id = ${realmId} and pi.unit_id = p.parent_id
    left join unit_ids si on si.realm_id = ${realmId} and si.unit_id = p.succeeded_by_id`
}

/** Condition that a placement’s unit is covered. */
export function covered(scope: UnitScope): RawBuilder<unknown> {
  const units = scope.units()
  return units === null ? sql`true` : sql`p.unit_id = any(${units}::bigint[])`
}

/** All placements of a unit, oldest first. */
export async function readPlacementsOf(asked: TreeAsked, unitId: number): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${shown(asked)} from ${placementsAsKnown(asked)} p ${named(asked.realmId)}
    where p.unit_id = ${unitId} order by p.valid_from`.execute(asked.db)
  return rows
}

/** The unit on the day and those above it, from the root down; empty when it has no placement on the day. */
export async function readPath(asked: TreeAsked, unitId: number): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with recursive d as ${onDay(asked)}, up as (
      select unit_id, parent_id, 1 as depth, array[unit_id] as seen from d where unit_id = ${unitId}
      union all
      select d.unit_id, d.parent_id, up.depth + 1, up.seen || d.unit_id from up join d on d.unit_id = up.parent_id where d.unit_id <> all(up.seen)
    )
    select ${shown(asked)} from up join d p on p.unit_id = up.unit_id ${named(asked.realmId)} order by up.depth desc`.execute(
    asked.db,
  )
  return rows
}

/** Children of a unit that the scope covers. */
export async function readChildrenOf(asked: TreeAsked, scope: UnitScope, unitId: number): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${shown(asked)} from ${onDay(asked)} p ${named(asked.realmId)}
    where p.parent_id = ${unitId} and ${covered(scope)} order by i.code collate "C"`.execute(asked.db)
  return rows
}

/** Newest names of units by code, of those that the scope covers. */
export async function readNames(
  asked: TreeAsked,
  scope: UnitScope,
  codes: readonly string[],
): Promise<Record<string, string>> {
  if (codes.length === 0) return {}
  const { rows } = await sql<{ code: string; name: string }>`
    select distinct on (i.code) i.code, p.name from ${placementsAsKnown(asked)} p
    join unit_ids i on i.realm_id = ${asked.realmId} and i.unit_id = p.unit_id
    where i.code = any(${codes}::text[]) and ${covered(scope)} order by i.code, p.valid_from desc`.execute(asked.db)
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}

type RealmRow = {
  code: string
  name: string | null
  time_zone: string | null
  levels: string[] | null
  language: string | null
  put_away: boolean
  demo: boolean
  campaigns: number
}

/** Realms with what is known of them now. */
export async function readRealms(db: Db, code: string | null): Promise<RealmRow[]> {
  const { rows } = await sql<RealmRow>`
    select r.code, v.name, v.time_zone, v.levels, v.language, r.put_away_at is not null as put_away,
      exists (select 1 from orders o where o.realm_id = r.realm_id and o.door = 'demo') as demo,
      (select count(*)::int from campaigns c where c.realm_id = r.realm_id and c.superseded_at is null and not c.retracted) as campaigns
    from realms r left join realm_versions v on v.realm_id = r.realm_id and v.superseded_at is null and not v.retracted
    where ${code === null ? sql`true` : sql`r.code = ${code}`} order by r.realm_id`.execute(db)
  return rows
}

/** Hides a realm, or shows it again; answers its id, null when there is none. */
export async function setPutAway(db: Db, code: string, at: Date | null): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    update realms set put_away_at = ${at} where code = ${code} returning realm_id as id`.execute(db)
  return rows[0]?.id ?? null
}

/** The realm's id; makes the realm when it is new. */
export async function makeRealm(db: Db, code: string): Promise<number> {
  await sql`insert into realms (code) values (${code}) on conflict (code) do nothing`.execute(db)
  const { rows } = await sql<{ id: number }>`select realm_id as id from realms where code = ${code}`.execute(db)
  return (rows[0] as { id: number }).id
}
