/** Who is convened to a session, as known now and as far as a scope reaches. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import { current, endOf, isOwn, isSeen, isTold, nameOn } from '#modules/sessions/tables.ts'
import type { Drafts } from '#modules/sessions/tables.ts'
import type { CursorPart } from '#platform/cursor.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import { shownCode, shownDetail, shownName } from '#platform/veil.ts'
import type { Convened } from './contract.ts'

export type Asked = {
  readonly db: Db
  readonly scope: UnitScope
  /** Units whose rows the asker may write; null for none. */
  readonly writes: UnitScope | null
  readonly zone: string
  /** Units whose draft campaigns are shown. */
  readonly drafts: Drafts
  readonly today: string
  readonly sessionId: number
  readonly campaignId: number
  /** The campaign's names are over. */
  readonly masked: boolean
}

/** Condition over a session `s` and a row with unit_id, that the asker may write it. */
function mayWrite(writes: UnitScope | null, row: string): RawBuilder<boolean> {
  const units = writes === null ? [] : writes.units()
  if (units === null) return sql<boolean>`true`
  return sql<boolean>`(s.host_id = any(${units}::bigint[]) or ${sql.raw(row)}.unit_id = any(${units}::bigint[]))`
}

/** Where a person is at home: the primary unit today, else the last one. */
export const homeOf = (realmId: number, person: string, today: string): RawBuilder<number> =>
  sql<number>`(select m.unit_id from ${current('memberships', realmId)} m where m.person_id = ${sql.raw(person)}
    order by (${today}::date between m.valid_from and m.valid_to) desc, m.is_primary desc, m.valid_from desc limit 1)`

/** Post of a person in the unit where they are at home. */
export const postOf = (realmId: number, person: string, today: string): RawBuilder<string> =>
  sql<string>`(select m.post from ${current('memberships', realmId)} m where m.person_id = ${sql.raw(person)}
    order by (${today}::date between m.valid_from and m.valid_to) desc, m.is_primary desc, m.valid_from desc limit 1)`

/** Whether the people of a row may be named: all of one's own session; of another, those at home in one's units. */
export function isNamed({ scope, today }: Pick<Asked, 'scope' | 'today'>, person: string): RawBuilder<boolean> {
  const units = scope.units()
  if (units === null) return sql<boolean>`true`
  return sql<boolean>`(${isOwn(scope)} or ${homeOf(scope.realmId, person, today)} = any(${units}::bigint[]))`
}

const going = sql`x.status in ('invited', 'confirmed')`

/** Overlapping sessions of other rows that convene the person of row `x` to something else than session `s`. */
const overlapping = (realmId: number) => sql`${current('convening', realmId)} y
  join ${current('sessions', realmId)} o on o.session_id = y.session_id
  where y.person_id = x.person_id and y.session_id <> x.session_id and y.status in ('invited', 'confirmed')
    and o.starts_at < ${endOf('s')} and s.starts_at < ${endOf('o')}`

export type UnitPlaces = {
  readonly unit: { readonly code: string; readonly name: string }
  readonly places: number | null
  readonly names: number
  readonly confirmed: number
  readonly declined: number
  readonly may: boolean
  readonly recorded_at: Date | null
}

/** Places and names of each unit, by code. */
export async function readUnitPlaces({ db, scope, writes, zone, sessionId }: Asked): Promise<UnitPlaces[]> {
  const { realmId } = scope
  const { rows } = await sql<UnitPlaces>`
    select jsonb_build_object('code', u.code, 'name', ${nameOn(realmId, zone, 'x.unit_id')}) as unit,
      max(x.places) filter (where x.person_id = 0) as places,
      count(*) filter (where x.person_id <> 0 and ${going})::int as names,
      count(*) filter (where x.person_id <> 0 and x.status = 'confirmed')::int as confirmed,
      count(*) filter (where x.person_id <> 0 and x.status = 'declined')::int as declined,
      bool_or(${mayWrite(writes, 'x')}) as may, max(x.recorded_at) filter (where x.person_id = 0) as recorded_at
    from ${current('convening', realmId)} x join ${current('sessions', realmId)} s on s.session_id = x.session_id
    join unit_ids u on u.realm_id = ${realmId} and u.unit_id = x.unit_id
    where x.session_id = ${sessionId} and ${isTold(scope, 'x')}
    group by u.code, x.unit_id, s.starts_at order by u.code collate "C"`.execute(db)
  return rows
}

/** How many of those who are told of are convened elsewhere at the same time. */
export async function countClashes({ db, scope, sessionId }: Asked): Promise<number> {
  const { realmId } = scope
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${current('convening', realmId)} x join ${current('sessions', realmId)} s on s.session_id = x.session_id
    where x.session_id = ${sessionId} and x.person_id <> 0 and ${going} and ${isTold(scope, 'x')}
      and exists (select 1 from ${overlapping(realmId)})`.execute(db)
  return rows[0]?.n ?? 0
}

export type ConvenedAsked = {
  readonly search?: string | undefined
  readonly unit?: string | undefined
  readonly status?: string | undefined
  readonly clash?: 'yes' | undefined
  readonly sort: 'name' | 'unit' | 'seat'
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly after: readonly CursorPart[] | null
}

/** Sort keys of rows `n` with unit, full_name and ord; by given name as Vietnamese lists are. */
export const sortKeys = {
  name: [`split_part(n.full_name, ' ', -1)`, 'n.full_name'],
  unit: [`n.unit->>'code'`, 'n.full_name'],
  seat: [`lpad(coalesce(n."order", 999999999)::text, 10, '0')`, 'n.full_name'],
} as const

/** Condition that a row `n` answers a search by name or code. */
export function isFound(search: string | undefined): RawBuilder<boolean> {
  const text = search?.trim().replaceAll(/[\\%_]/g, '\\$&') ?? ''
  if (text === '') return sql<boolean>`true`
  return sql<boolean>`(${folded(sql`n.full_name`)} like '%' || ${folded(sql`${text}::text`)} || '%' or n.person = ${search?.trim()})`
}

/** Pages rows of a query that answers columns with `n` as their table. */
export async function pageOf<Row>(
  db: Db,
  rows: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  asked: Pick<ConvenedAsked, 'order' | 'limit' | 'after'> & { readonly sort: keyof typeof sortKeys },
): Promise<{ rows: (Row & { k1: string; k2: string })[]; total: number }> {
  const [first, second] = sortKeys[asked.sort]
  const k1 = sql.raw(`${first} collate "vi-x-icu"`)
  const k2 = sql.raw(`${second} collate "vi-x-icu"`)
  const [way, beyond] = asked.order === 'asc' ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
  const { after } = asked
  const later =
    after === null ? sql`true` : sql`(${k1}, ${k2}, n.person) ${beyond} (${after[0]}, ${after[1]}, ${after[2]})`
  const [page, all] = await Promise.all([
    sql<Row & { k1: string; k2: string }>`with n as (${rows}) select n.*, ${k1} as k1, ${k2} as k2 from n
      where ${where} and ${later} order by ${k1} ${way}, ${k2} ${way}, n.person ${way} limit ${asked.limit + 1}`.execute(
      db,
    ),
    sql<{ total: number }>`with n as (${rows}) select count(*)::int as total from n where ${where}`.execute(db),
  ])
  return { rows: page.rows, total: all.rows[0]?.total ?? 0 }
}

/** Codes of a unit and of all below it on a day. */
const below = (realmId: number, unit: string, today: string): RawBuilder<unknown> =>
  sql`with recursive below as (select i.unit_id from unit_ids i where i.realm_id = ${realmId} and i.code = ${unit}
      union select u.unit_id from ${current('units', realmId)} u join below b on u.parent_id = b.unit_id
        where ${today}::date between u.valid_from and u.valid_to)
    select i.code from below b join unit_ids i on i.realm_id = ${realmId} and i.unit_id = b.unit_id`

type Raw = Omit<Convened, 'recorded_at'> & { recorded_at: Date }

/** A page of the people convened by name, one more than asked when there are more. */
export async function readConvened(
  of: Asked,
  asked: ConvenedAsked,
): Promise<{ rows: (Convened & { k1: string; k2: string })[]; total: number }> {
  const { db, scope, drafts, writes, zone, today, sessionId, campaignId, masked } = of
  const { realmId } = scope
  const veil = { realmId, campaignId, masked }
  // titles of sessions elsewhere are not told
  const clashes = sql`coalesce((select jsonb_agg(jsonb_build_object('code', k.code, 'title', k.title, 'starts_at', k.starts_at) order by k.starts_at) from (
      select case when ${sql.raw('o2.seen')} then o2.code end as code, case when o2.seen then o2.title else '' end as title, o2.starts_at
      from (select i.code, coalesce(o.title, '') as title, o.starts_at, o.session_id in (select s.session_id from ${current('sessions', realmId)} s where ${isSeen(scope, drafts)}) as seen
        from ${current('convening', realmId)} y join ${current('sessions', realmId)} o on o.session_id = y.session_id
        join session_ids i on i.realm_id = ${realmId} and i.session_id = o.session_id
        where y.person_id = x.person_id and y.session_id <> x.session_id and y.status in ('invited', 'confirmed')
          and o.starts_at < ${endOf('s')} and s.starts_at < ${endOf('o')}) o2) k), '[]')`
  const rows = sql`select ${shownCode(veil, 'x.person_id', 'pi.code')} as person, ${shownName(veil, 'x.person_id', 'p.full_name')} as full_name,
      jsonb_build_object('code', u.code, 'name', ${nameOn(realmId, zone, 'x.unit_id')}) as unit,
      ${shownDetail(veil, 'x.person_id', 'q.post')} as post, x.ord as "order", x.status, ${shownDetail(veil, 'x.person_id', 'x.note')} as note,
      case when ${going} then ${clashes} else '[]' end as clashes, ${mayWrite(writes, 'x')} as may, x.recorded_at
    from ${current('convening', realmId)} x join ${current('sessions', realmId)} s on s.session_id = x.session_id
    join unit_ids u on u.realm_id = ${realmId} and u.unit_id = x.unit_id
    join person_ids pi on pi.realm_id = ${realmId} and pi.person_id = x.person_id
    left join ${current('people', realmId)} p on p.person_id = x.person_id
    cross join lateral (select ${postOf(realmId, 'x.person_id', today)} as post) q
    where x.session_id = ${sessionId} and x.person_id <> 0 and ${isTold(scope, 'x')} and ${isNamed(of, 'x.person_id')}`
  const where = sql.join(
    [
      isFound(asked.search),
      asked.unit === undefined ? sql`true` : sql`n.unit->>'code' in (${below(realmId, asked.unit, today)})`,
      asked.status === undefined ? sql`true` : sql`n.status = ${asked.status}`,
      asked.clash === undefined ? sql`true` : sql`n.clashes <> '[]'::jsonb`,
    ],
    sql` and `,
  )
  const page = await pageOf<Raw>(db, rows, where, asked)
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      clashes: row.clashes.map((one) => ({ ...one, starts_at: new Date(one.starts_at).toISOString() })),
      recorded_at: row.recorded_at.toISOString(),
    })),
  }
}

/** Codes of those who are convened by name already, and of units that have places. */
export async function readConvenedCodes({
  db,
  scope,
  sessionId,
}: Pick<Asked, 'db' | 'scope' | 'sessionId'>): Promise<{ people: Set<string>; units: Set<string> }> {
  const { realmId } = scope
  const { rows } = await sql<{ person: string | null; unit: string }>`
    select p.code as person, u.code as unit from ${current('convening', realmId)} x
    join unit_ids u on u.realm_id = ${realmId} and u.unit_id = x.unit_id
    left join person_ids p on p.realm_id = ${realmId} and p.person_id = x.person_id
    where x.session_id = ${sessionId}`.execute(db)
  const people = rows.flatMap(({ person }) => (person === null ? [] : [person]))
  return {
    people: new Set(people),
    units: new Set(rows.filter(({ person }) => person === null).map(({ unit }) => unit)),
  }
}

/** Codes of the audiences of the session's campaign. */
export async function readAudienceCodes({
  db,
  scope,
  campaignId,
}: Pick<Asked, 'db' | 'scope' | 'campaignId'>): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select x.code from ${current('audiences', scope.realmId)} x where x.campaign_id = ${campaignId}`.execute(db)
  return new Set(rows.map(({ code }) => code))
}
