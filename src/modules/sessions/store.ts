/** Lists of sessions as known now, as far as a scope reaches. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { CursorPart } from '#platform/cursor.ts'
import type { SessionRow } from './contract.ts'
import { sessionsCalled } from './store-search.ts'
import { current, isOwn, isSeen, isTold, nameOn, sessionsFrom, told } from './tables.ts'
import type { Drafts } from './tables.ts'

export type SessionsAsked = {
  readonly zone: string
  /** Units whose draft campaigns are shown. */
  readonly drafts: Drafts
  readonly search?: string | undefined
  readonly campaign?: string | undefined
  readonly host?: string | undefined
  readonly kind?: string | undefined
  readonly mode?: string | undefined
  readonly audience?: string | undefined
  readonly secret?: 'yes' | 'no' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort: 'starts' | 'title' | 'host'
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly after: readonly CursorPart[] | null
}

/** Columns of a session `s` as the contract names them; instants come as Date. */
export function sessionColumns(scope: UnitScope, zone: string): RawBuilder<unknown> {
  const { realmId } = scope
  const counted = (table: string, more: RawBuilder<unknown>) =>
    sql`(select count(*)::int from ${current(table, realmId)} x where x.session_id = s.session_id and ${more})`
  return sql`i.code, c.code as campaign, coalesce(s.title, '') as title,
    jsonb_build_object('code', h.code, 'name', ${nameOn(realmId, zone, 's.host_id')}) as host,
    s.starts_at, s.ends_at, s.mode, s.kind, coalesce(s.venue, '') as venue, s.capacity,
    coalesce(s.audiences, '{}') as audiences, coalesce(s.topics, '{}') as topics, s.makeup, s.secret, ${isOwn(scope)} as own,
    ${counted('sites', isTold(scope, 'x'))} as sites,
    ${counted('convening', sql`x.person_id <> 0 and x.status in ('invited', 'confirmed') and ${isTold(scope, 'x')}`)} as convened,
    case when ${isOwn(scope)} then ${counted('attendance', sql`x.status = 'present'`)} else 0 end as present`
}

function conditions(scope: UnitScope, asked: SessionsAsked, called: readonly number[] | null): RawBuilder<unknown> {
  const { zone, audience, from, to } = asked
  const parts = [isSeen(scope, asked.drafts)]
  if (called !== null) parts.push(sql`s.session_id = any(${called}::bigint[])`)
  if (asked.campaign !== undefined) parts.push(sql`c.code = ${asked.campaign}`)
  if (asked.host !== undefined) parts.push(sql`h.code = ${asked.host}`)
  if (asked.kind !== undefined) parts.push(sql`s.kind = ${asked.kind}`)
  if (asked.mode !== undefined) parts.push(sql`s.mode = ${asked.mode}`)
  if (asked.secret !== undefined) parts.push(sql`s.secret = ${asked.secret === 'yes'}`)
  // a session that names no audience is for all of them
  if (audience !== undefined)
    parts.push(sql`(cardinality(coalesce(s.audiences, '{}')) = 0 or ${audience} = any(s.audiences))`)
  if (from !== undefined) parts.push(sql`s.starts_at >= (${from}::date)::timestamp at time zone ${zone}`)
  if (to !== undefined) parts.push(sql`s.starts_at < ((${to}::date + 1)::timestamp at time zone ${zone})`)
  return sql.join(parts, sql` and `)
}

/** Names of the units that host, by the days from which each holds: as an order to sort in, made once for all rows. */
const hostsOf = (realmId: number, zone: string): RawBuilder<unknown> =>
  sql`left join (select p.unit_id, p.name, lead(p.valid_from) over w as until,
      case when row_number() over w = 1 then '-infinity'::date else p.valid_from end as since
      from ${current('units', realmId)} p window w as (partition by p.unit_id order by p.valid_from)) hn
    on hn.unit_id = s.host_id and (s.starts_at at time zone ${zone})::date >= hn.since
      and (hn.until is null or (s.starts_at at time zone ${zone})::date < hn.until)`

type Order = {
  readonly join: RawBuilder<unknown>
  readonly by: RawBuilder<unknown>
  readonly seen: RawBuilder<unknown>
}

/** What a list is sorted by, and what stands for it in a cursor: times as they are, so that their index serves. */
function orderOf({ sort, zone, after }: SessionsAsked, realmId: number): Order {
  const key = after?.[0] ?? null
  if (sort === 'starts') {
    if (after !== null && !(Date.parse(String(key)) > -8e15))
      throw new Problem('bad-request', '', { issues: [{ path: 'after', message: 'not a cursor of this list' }] })
    return { join: sql``, by: sql`s.starts_at`, seen: sql`${key}::timestamptz` }
  }
  const name = sort === 'title' ? sql`coalesce(s.title, '')` : sql`coalesce(hn.name, '')`
  return {
    join: sort === 'title' ? sql`` : hostsOf(realmId, zone),
    by: sql`${name} collate "vi-x-icu"`,
    seen: sql`${key}::text`,
  }
}

type Raw = Omit<SessionRow, 'starts_at' | 'ends_at'> & { starts_at: Date; ends_at: Date | null }

/** A page of sessions, one row more than asked when there are more; `key` is what the cursor needs of a row. */
export async function readSessions(
  db: Db,
  scope: UnitScope,
  asked: SessionsAsked,
): Promise<{ rows: (SessionRow & { key: string })[]; total: number }> {
  const { realmId } = scope
  const where = conditions(scope, asked, await sessionsCalled(db, realmId, asked.search))
  const { join, by, seen } = orderOf(asked, realmId)
  const [way, beyond] = asked.order === 'asc' ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
  const after =
    asked.after === null ? sql`true` : sql`(${by}, i.code collate "C") ${beyond} (${seen}, ${asked.after[1]})`
  const [page, all] = await Promise.all([
    sql<Raw & { key: string | Date }>`select ${sessionColumns(scope, asked.zone)}, ${by} as key
      from ${sessionsFrom(realmId)} ${join}
      where ${where} and ${after} order by ${by} ${way}, i.code collate "C" ${way} limit ${asked.limit + 1}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total from ${sessionsFrom(realmId)} where ${where}`.execute(db),
  ])
  const rows = page.rows.map((row) => ({
    ...row,
    key: typeof row.key === 'string' ? row.key : row.key.toISOString(),
    starts_at: row.starts_at.toISOString(),
    ends_at: told(row.ends_at),
  }))
  return { rows, total: all.rows[0]?.total ?? 0 }
}
