/** Lists of sessions as known now, as far as a scope reaches. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { CursorPart } from '#platform/cursor.ts'
import { folded } from '#platform/folded.ts'
import type { SessionRow } from './contract.ts'
import { current, isOwn, isSeen, isTold, nameOn, sessionsFrom, told } from './tables.ts'

export type SessionsAsked = {
  readonly zone: string
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

function conditions(scope: UnitScope, asked: SessionsAsked): RawBuilder<unknown> {
  const { zone, search, audience, from, to } = asked
  const parts = [isSeen(scope)]
  if (asked.campaign !== undefined) parts.push(sql`c.code = ${asked.campaign}`)
  if (asked.host !== undefined) parts.push(sql`h.code = ${asked.host}`)
  if (asked.kind !== undefined) parts.push(sql`s.kind = ${asked.kind}`)
  if (asked.mode !== undefined) parts.push(sql`s.mode = ${asked.mode}`)
  if (asked.secret !== undefined) parts.push(sql`s.secret = ${asked.secret === 'yes'}`)
  // a session that names no audience is for all of them
  if (audience !== undefined)
    parts.push(sql`(cardinality(coalesce(s.audiences, '{}')) = 0 or ${audience} = any(s.audiences))`)
  if (from !== undefined) parts.push(sql`(s.starts_at at time zone ${zone})::date >= ${from}::date`)
  if (to !== undefined) parts.push(sql`(s.starts_at at time zone ${zone})::date <= ${to}::date`)
  const text = search?.trim().replaceAll(/[\\%_]/g, '\\$&') ?? ''
  if (text !== '')
    parts.push(
      sql`(${folded(sql`coalesce(s.title, '') || ' ' || coalesce(s.venue, '') || ' ' || i.code || ' ' || ${nameOn(scope.realmId, zone, 's.host_id')}`)}
        like '%' || ${folded(sql`${text}::text`)} || '%')`,
    )
  return sql.join(parts, sql` and `)
}

const keyOf = (sort: SessionsAsked['sort'], realmId: number, zone: string): RawBuilder<unknown> =>
  sort === 'starts'
    ? sql`to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`
    : sort === 'title'
      ? sql`coalesce(s.title, '')`
      : nameOn(realmId, zone, 's.host_id')

type Raw = Omit<SessionRow, 'starts_at' | 'ends_at'> & { starts_at: Date; ends_at: Date | null }

/** A page of sessions, one row more than asked when there are more; `key` is what the cursor needs of a row. */
export async function readSessions(
  db: Db,
  scope: UnitScope,
  asked: SessionsAsked,
): Promise<{ rows: (SessionRow & { key: string })[]; total: number }> {
  const { realmId } = scope
  const where = conditions(scope, asked)
  const key = sql`${keyOf(asked.sort, realmId, asked.zone)} collate "vi-x-icu"`
  const [way, beyond] = asked.order === 'asc' ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
  const after =
    asked.after === null
      ? sql`true`
      : sql`(${key}, i.code collate "C") ${beyond} (${asked.after[0]}, ${asked.after[1]})`
  const [page, all] = await Promise.all([
    sql<Raw & { key: string }>`select ${sessionColumns(scope, asked.zone)}, ${key} as key from ${sessionsFrom(realmId)}
      where ${where} and ${after} order by ${key} ${way}, i.code collate "C" ${way} limit ${asked.limit + 1}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total from ${sessionsFrom(realmId)} where ${where}`.execute(db),
  ])
  const rows = page.rows.map((row) => ({ ...row, starts_at: row.starts_at.toISOString(), ends_at: told(row.ends_at) }))
  return { rows, total: all.rows[0]?.total ?? 0 }
}
