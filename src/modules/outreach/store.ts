import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import { isPlanned } from '#modules/sessions/tables.ts'
import type { Drafts } from '#modules/sessions/tables.ts'
import type { CursorPart } from '#platform/cursor.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import type { ActivityRow } from './contract.ts'

export type ActivitiesAsked = {
  /** Units whose draft campaigns are shown. */
  readonly drafts: Drafts
  readonly today: string
  /** Of this unit and those below it today; null: all of the scope. */
  readonly under: number | null
  readonly campaign?: string | undefined
  readonly form?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reach_basis?: string | undefined
  readonly pictures?: 'yes' | 'no' | undefined
  readonly search?: string | undefined
  readonly sort: 'newest' | 'date' | 'unit' | 'form'
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly after: readonly CursorPart[] | null
}

/** Name of the activity's unit on its day, else its last one. */
const unitName = (realmId: number): RawBuilder<string> =>
  sql<string>`coalesce((select p.name from units p where p.realm_id = ${realmId} and p.unit_id = o.unit_id
    and p.superseded_at is null and not p.retracted
    order by (o.on_date between p.valid_from and p.valid_to) desc, p.valid_from desc limit 1), u.code)`

const picturesOf = (realmId: number): RawBuilder<number> =>
  sql<number>`(select count(*)::int from outreach_pictures x where x.realm_id = ${realmId} and x.activity = o.code
    and x.superseded_at is null and not x.retracted)`

const columns = (realmId: number): RawBuilder<unknown> => sql`o.code, c.code as campaign, u.code as unit,
  ${unitName(realmId)} as unit_name, o.on_date::text as date, o.form, o.title, o.audience, o.items as count,
  o.attendances, o.reach, o.reach_basis, o.link, ${picturesOf(realmId)} as pictures, o.recorded_at`

const from = (realmId: number): RawBuilder<unknown> => sql`outreach o
  join campaign_ids c on c.realm_id = o.realm_id and c.campaign_id = o.campaign_id
  join unit_ids u on u.realm_id = o.realm_id and u.unit_id = o.unit_id
  where o.realm_id = ${realmId} and o.superseded_at is null and not o.retracted`

const below = (realmId: number, under: number, day: string): RawBuilder<unknown> => sql`with recursive b as (
  select ${under}::bigint as unit_id union all
  select p.unit_id from units p join b on p.parent_id = b.unit_id where p.realm_id = ${realmId}
    and p.superseded_at is null and not p.retracted and p.valid_from <= ${day}::date and p.valid_to >= ${day}::date)
  select unit_id from b`

function conditions(scope: UnitScope, asked: ActivitiesAsked): RawBuilder<unknown> {
  const { realmId } = scope
  const units = scope.units()
  const parts = [isPlanned(realmId, asked.drafts, 'o')]
  if (units !== null) parts.push(sql`o.unit_id = any(${units}::bigint[])`)
  if (asked.under !== null) parts.push(sql`o.unit_id in (${below(realmId, asked.under, asked.today)})`)
  if (asked.campaign !== undefined) parts.push(sql`c.code = ${asked.campaign}`)
  if (asked.form !== undefined) parts.push(sql`o.form = ${asked.form}`)
  if (asked.from !== undefined) parts.push(sql`o.on_date >= ${asked.from}::date`)
  if (asked.to !== undefined) parts.push(sql`o.on_date <= ${asked.to}::date`)
  if (asked.reach_basis !== undefined) parts.push(sql`o.reach_basis = ${asked.reach_basis}`)
  if (asked.pictures !== undefined) parts.push(sql`(${picturesOf(realmId)} > 0) = ${asked.pictures === 'yes'}`)
  const text = asked.search?.trim().replaceAll(/[\\%_]/g, '\\$&') ?? ''
  if (text !== '')
    parts.push(
      sql`${folded(sql`coalesce(o.title, '') || ' ' || coalesce(o.audience, '') || ' ' || o.code || ' ' || ${unitName(realmId)}`)}
        like '%' || ${folded(sql`${text}::text`)} || '%'`,
    )
  return sql.join(parts, sql` and `)
}

const keyOf = (sort: ActivitiesAsked['sort'], realmId: number): RawBuilder<unknown> =>
  sort === 'date' || sort === 'newest'
    ? sql`to_char(o.on_date, 'YYYY-MM-DD')`
    : sort === 'form'
      ? sql`o.form || to_char(o.on_date, 'YYYY-MM-DD')`
      : unitName(realmId)

type Raw = Omit<ActivityRow, 'recorded_at'> & { recorded_at: Date }
const told = (row: Raw): ActivityRow => ({ ...row, recorded_at: row.recorded_at.toISOString() })

export type Activities = {
  /** One more than asked when there are more; `key` is what the cursor needs. */
  readonly rows: (ActivityRow & { readonly key: string })[]
  readonly total: number
  readonly sums: { readonly items: number; readonly attendances: number }
}

/** A page of activities as known now. */
export async function readActivities(db: Db, scope: UnitScope, asked: ActivitiesAsked): Promise<Activities> {
  const { realmId } = scope
  const where = conditions(scope, asked)
  const key = sql`(${keyOf(asked.sort, realmId)}) collate "vi-x-icu"`
  // the newest first is the order by day the other way round
  const isUp = (asked.order === 'asc') !== (asked.sort === 'newest')
  const [way, beyond] = isUp ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
  const after =
    asked.after === null
      ? sql`true`
      : sql`(${key}, o.code collate "C") ${beyond} (${asked.after[0]}, ${asked.after[1]})`
  const page = await sql<Raw & { key: string }>`select ${columns(realmId)}, ${key} as key from ${from(realmId)}
    and ${where} and ${after} order by ${key} ${way}, o.code collate "C" ${way} limit ${asked.limit + 1}`.execute(db)
  const all = await sql<{ total: number; items: number; attendances: number }>`
    select count(*)::int as total, coalesce(sum(o.items), 0)::bigint as items,
      coalesce(sum(o.attendances), 0)::bigint as attendances from ${from(realmId)} and ${where}`.execute(db)
  const { total = 0, items = 0, attendances = 0 } = all.rows[0] ?? {}
  return { rows: page.rows.map((row) => ({ ...told(row), key: row.key })), total, sums: { items, attendances } }
}

/** An activity of the scope, by its code; null when there is none. */
export async function readActivityRow(
  db: Db,
  { scope, drafts }: { readonly scope: UnitScope; readonly drafts: Drafts },
  code: string,
): Promise<{ readonly row: ActivityRow; readonly unitId: number } | null> {
  const { rows } = await sql<Raw & { unit_id: number }>`
    select ${columns(scope.realmId)}, o.unit_id from ${from(scope.realmId)} and o.code = ${code}
      and ${isPlanned(scope.realmId, drafts, 'o')}`.execute(db)
  const [found] = rows
  if (found === undefined || !scope.covers(found.unit_id)) return null
  const { unit_id: unitId, ...row } = found
  return { row: told(row), unitId }
}

export type PictureRow = {
  readonly name: string
  readonly caption: string | null
  readonly file: string
  readonly sha256: string
  readonly recorded_at: Date
}

/** Pictures of an activity, by name. */
export async function readPictures(db: Db, realmId: number, activity: string): Promise<PictureRow[]> {
  const { rows } = await sql<PictureRow>`
    select name, caption, file, encode(file_sha256, 'hex') as sha256, recorded_at from outreach_pictures
    where realm_id = ${realmId} and activity = ${activity} and superseded_at is null and not retracted
    order by name collate "C"`.execute(db)
  return rows
}
