/** Records behind numbers that have no names, as known, of the units of a subtree; whole lists, the caller pages. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { isoOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import type { Db } from '#platform/database.ts'
import { expiredText } from '#platform/veil.ts'
import type { UnitId } from './rules-model.ts'
import { known } from '#platform/facts-known.ts'
import { civilDay } from './store-days.ts'
import type { Known } from '#platform/facts-known.ts'

export type RecordRow = Record<string, string | number | boolean | null>
export type RecordsAsked = {
  readonly db: Db
  readonly realmId: number
  readonly campaignId: number
  readonly timeZone: string
  readonly at: Known
  readonly day: Day
  readonly units: readonly UnitId[]
  /** Units that the asker covers today; null for all. A subtree of an earlier day may reach beyond them. */
  readonly covered: readonly UnitId[] | null
  /** The campaign's term is over: nobody's words and names are shown. */
  readonly masked: boolean
}

const isCovered = ({ covered }: RecordsAsked, column: string): RawBuilder<unknown> =>
  covered === null ? sql`true` : sql`${sql.raw(column)} = any(${covered}::bigint[])`

/** What people wrote and were called, as long as the campaign's term runs; what is empty stays empty. */
const unlessMasked = ({ masked }: RecordsAsked, text: string): RawBuilder<string> =>
  masked ? sql<string>`case when ${sql.raw(text)} = '' then '' else ${expiredText} end` : sql.raw(text)

/** Name of a unit on the day, under the alias `pl`; joined by the column given. */
function placed(asked: RecordsAsked, column: string): RawBuilder<unknown> {
  const date = isoOf(asked.day)
  return sql`join unit_ids u on u.realm_id = ${asked.realmId} and u.unit_id = ${sql.raw(column)}
    left join ${known('units', ['unit_id', 'valid_from'], asked.realmId, asked.at)} pl on pl.unit_id = ${sql.raw(column)}
      and pl.valid_from <= ${date}::date and pl.valid_to >= ${date}::date`
}

const iso = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Sessions of study hosted in the units, held by the day; with how many were present by then. */
export async function readSessionRecords(
  asked: RecordsAsked,
  only: { session?: string; mode?: string },
): Promise<RecordRow[]> {
  const { db, realmId, at, day, timeZone } = asked
  const { rows } = await sql<RecordRow>`
    with s as (
      select s.*, i.code from ${known('sessions', ['session_id'], realmId, at)} s
      join session_ids i on i.realm_id = ${realmId} and i.session_id = s.session_id
      where s.campaign_id = ${asked.campaignId} and ${civilDay('s.starts_at', timeZone)} <= ${day}
        and ${only.session === undefined ? sql`s.kind = 'study' and s.host_id = any(${asked.units}::bigint[])` : sql`i.code = ${only.session} and ${isCovered(asked, 's.host_id')}`}
        and ${only.mode === undefined ? sql`true` : sql`s.mode = ${only.mode}`}),
    p as (
      select a.session_id, count(*)::int as present from ${known('attendance', ['session_id', 'person_id'], realmId, at)} a
      join s on s.session_id = a.session_id
      where a.status = 'present' and ${civilDay('coalesce(a.checked_at, s.starts_at)', timeZone)} <= ${day} group by 1)
    select s.code, coalesce(s.title, '') as title, u.code as unit, coalesce(pl.name, '') as unit_name, ${iso('s.starts_at')} as starts_at,
      s.mode, s.kind, coalesce(array_to_string(s.audiences, '|'), '') as audiences, coalesce(s.venue, '') as venue, s.makeup,
      coalesce(p.present, 0) as present
    from s left join p on p.session_id = s.session_id ${placed(asked, 's.host_id')}
    order by s.starts_at, s.code collate "C"`.execute(db)
  return rows
}

/** Sites of one session: all of them for who covers its host, those of covered units for others. */
export async function readSiteRecords(asked: RecordsAsked, session: string): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select u.code as unit, coalesce(pl.name, '') as unit_name, t.name, t.mode, ${unlessMasked(asked, `coalesce(t.chair, '')`)} as chair, t.expected, t.headcount,
      ${iso('t.connected_from')} as connected_from, ${iso('t.connected_to')} as connected_to
    from ${known('sites', ['session_id', 'unit_id', 'name'], asked.realmId, asked.at)} t
    join session_ids i on i.realm_id = ${asked.realmId} and i.session_id = t.session_id and i.code = ${session}
    join ${known('sessions', ['session_id'], asked.realmId, asked.at)} s on s.session_id = t.session_id and s.campaign_id = ${asked.campaignId}
      and (${isCovered(asked, 's.host_id')} or ${isCovered(asked, 't.unit_id')})
    ${placed(asked, 't.unit_id')}
    order by u.code collate "C", t.name collate "C"`.execute(asked.db)
  return rows
}

/** What the units owe on the day, and how it stands; `filter` is `kind`, `state` or `kind.state`. */
export async function readDeliverableRecords(asked: RecordsAsked, filter: string | undefined): Promise<RecordRow[]> {
  const { db, realmId, at, day, timeZone, campaignId } = asked
  const date = isoOf(day)
  const states = ['required', 'submitted', 'accepted', 'late', 'outstanding']
  const parts = (filter ?? 'required').split('.')
  const state = parts.find((part) => states.includes(part)) ?? 'required'
  const kind = parts.find((part) => !states.includes(part))
  const { rows } = await sql<RecordRow & { on: number | null; due: number | null }>`
    select u.code as unit, pl.name as unit_name, pl.level, r.kind, coalesce(d.number, '') as number, d.issued_on,
      ${iso('d.submitted_at')} as submitted_at, ${iso('d.accepted_at')} as accepted_at, r.due_on,
      (${civilDay('d.submitted_at', timeZone)} <= ${day}) is true as is_submitted,
      (${civilDay('d.accepted_at', timeZone)} <= ${day}) is true as is_accepted,
      (r.due_on is not null and ${date}::date > r.due_on
        and (${civilDay('d.submitted_at', timeZone)} <= r.due_on - date '1970-01-01') is not true) as is_late
    from ${known('units', ['unit_id', 'valid_from'], realmId, at)} pl
    join unit_ids u on u.realm_id = ${realmId} and u.unit_id = pl.unit_id
    join ${known('required_deliverables', ['campaign_id', 'level', 'kind'], realmId, at)} r on r.campaign_id = ${campaignId} and r.level = pl.level
    left join ${known('deliverables', ['campaign_id', 'unit_id', 'kind'], realmId, at)} d on d.campaign_id = ${campaignId}
      and d.unit_id = pl.unit_id and d.kind = r.kind
    where pl.unit_id = any(${asked.units}::bigint[]) and pl.valid_from <= ${date}::date and pl.valid_to >= ${date}::date
      and ${kind === undefined ? sql`true` : sql`r.kind = ${kind}`}
    order by r.kind, u.code collate "C"`.execute(db)
  return rows
    .filter((row) => {
      if (state === 'submitted') return row['is_submitted']
      if (state === 'accepted') return row['is_accepted']
      if (state === 'late') return row['is_late']
      return state === 'outstanding' ? !row['is_submitted'] : true
    })
    .map(({ is_submitted: submitted, is_accepted: accepted, is_late: late, ...row }) => ({
      ...row,
      // a hand-in after the day is not known on the day
      submitted_at: submitted ? row['submitted_at'] : null,
      accepted_at: accepted ? row['accepted_at'] : null,
      late,
    })) as RecordRow[]
}

/** Recommendations of the units; what people wrote is shown as long as their unit is covered. */
export async function readRecommendationRecords(asked: RecordsAsked, status: string | undefined): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select r.code, u.code as unit, coalesce(pl.name, '') as unit_name,
      case when ${isCovered(asked, 'r.unit_id')} then ${unlessMasked(asked, 'r.text')} else '' end as text, coalesce(au.code, '') as addressed_to,
      ${iso('r.submitted_at')} as submitted_at, r.status, 
      case when ${isCovered(asked, 'r.unit_id')} then ${unlessMasked(asked, `coalesce(r.answer, '')`)} else '' end as answer, ${iso('r.answered_at')} as answered_at
    from ${known('recommendations', ['code'], asked.realmId, asked.at)} r
    left join unit_ids au on au.realm_id = ${asked.realmId} and au.unit_id = r.addressed_to_id
    ${placed(asked, 'r.unit_id')}
    where r.campaign_id = ${asked.campaignId} and r.unit_id = any(${asked.units}::bigint[])
      and ${civilDay('r.submitted_at', asked.timeZone)} <= ${asked.day} and ${status === undefined ? sql`true` : sql`r.status = ${status}`}
    order by r.submitted_at, r.code collate "C"`.execute(asked.db)
  return rows
}

export async function readOutreachRecords(asked: RecordsAsked, form: string | undefined): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select o.code, u.code as unit, coalesce(pl.name, '') as unit_name, o.on_date as date, o.form, coalesce(o.title, '') as title,
      coalesce(o.audience, '') as audience, coalesce(o.items, 0) as count, coalesce(o.attendances, 0) as attendances,
      coalesce(o.link, '') as link
    from ${known('outreach', ['code'], asked.realmId, asked.at)} o ${placed(asked, 'o.unit_id')}
    where o.campaign_id = ${asked.campaignId} and o.unit_id = any(${asked.units}::bigint[])
      and o.on_date <= ${isoOf(asked.day)}::date and ${form === undefined ? sql`true` : sql`o.form = ${form}`}
    order by o.on_date, o.code collate "C"`.execute(asked.db)
  return rows
}

/**
 * The directives that the campaign studies and what else is registered, by date: of who is no unit of the realm, of the
 * units covered and of those above; other units' own ones are theirs. What is marked as a secret is seen by its issuer's
 * own and those to whom it is addressed, as in the register (domain.md §6.2).
 */
export async function readDirectiveRecords(asked: RecordsAsked, above: readonly UnitId[]): Promise<RecordRow[]> {
  const { covered, realmId } = asked
  const issuedBy = sql`select 1 from unit_ids u where u.realm_id = ${realmId} and u.code = d.issuer and u.unit_id`
  const open =
    covered === null
      ? sql`true`
      : sql`(exists (${issuedBy} = any(${[...covered]}::bigint[]))
        or exists (select 1 from ${known('directive_recipients', ['issuer', 'directive', 'unit_id'], realmId, asked.at)} r
          where r.issuer = d.issuer and r.directive = d.number || '@' || d.issued_on::text and r.unit_id = any(${[...covered]}::bigint[]))
        or (coalesce(d.secrecy, 'none') in ('none', 'internal')
          and (not exists (${issuedBy} <> all(${[...covered, ...above]}::bigint[]))
            or exists (select 1 from ${known('campaigns', ['campaign_id'], realmId, asked.at)} c where c.campaign_id = ${asked.campaignId}
              and c.directives && array[d.number, d.number || '@' || d.issued_on::text]))))`
  const { rows } = await sql<RecordRow>`
    select d.number, d.type, d.issuer, d.issued_on, d.title, coalesce(array_to_string(d.based_on, ' | '), '') as based_on, d.secrecy
    from ${known('directives', ['issuer', 'type', 'number', 'issued_on'], asked.realmId, asked.at)} d
    where d.issued_on <= ${isoOf(asked.day)}::date and ${open} order by d.issued_on, d.number collate "C"`.execute(
    asked.db,
  )
  return rows
}

/** Names of units on the day. */
export async function readUnitNames(
  asked: RecordsAsked,
  units: readonly UnitId[],
): Promise<Map<UnitId, { code: string; name: string }>> {
  const { rows } = await sql<{ id: UnitId; code: string; name: string }>`
    select u.unit_id as id, u.code, coalesce(pl.name, '') as name from unit_ids u
    left join ${known('units', ['unit_id', 'valid_from'], asked.realmId, asked.at)} pl on pl.unit_id = u.unit_id
      and pl.valid_from <= ${isoOf(asked.day)}::date and pl.valid_to >= ${isoOf(asked.day)}::date
    where u.realm_id = ${asked.realmId} and u.unit_id = any(${units}::bigint[])`.execute(asked.db)
  return new Map(rows.map((row) => [row.id, { code: row.code, name: row.name }]))
}
