/** Records that a report prints beside the sums: sessions and their sites, documents handed in, recommendations. */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { expiredText } from '#platform/veil.ts'
import { isMasked } from './answers-veil.ts'
import type { View } from './answers-view.ts'
import type { UnitId } from './rules-model.ts'
import { known } from '#platform/facts-known.ts'
import { civilDay, dayNumber } from './store-days.ts'

export type HeldRow = {
  readonly id: number
  readonly code: string
  readonly host: UnitId
  readonly title: string
  readonly venue: string
  readonly day: number
  readonly kind: string
  readonly makeup: boolean
}
export type SiteRow = {
  readonly session: number
  readonly unit: UnitId
  readonly connected: boolean
  readonly expected: number
  readonly people: number
}
export type HandedRow = {
  readonly unit: UnitId
  readonly kind: string
  readonly number: string
  /** Days, null while unknown on the day asked. */
  readonly issued: number | null
  readonly submitted: number | null
  readonly accepted: number | null
}
export type SaidRow = {
  readonly code: string
  readonly text: string
  readonly unit: UnitId
  readonly addressed: UnitId | null
  readonly day: number
  readonly status: string
}

/** Sessions of the campaign held by the day, of every kind, by day and code. */
export async function heldBelow({ db }: Database, { realm, at, campaignId, day }: View): Promise<HeldRow[]> {
  const held = civilDay('s.starts_at', realm.timeZone)
  const { rows } = await sql<HeldRow>`
    select s.session_id as id, i.code, s.host_id as host, coalesce(s.title, '') as title, coalesce(s.venue, '') as venue,
      ${held} as day, s.kind, s.makeup
    from ${known('sessions', ['session_id'], realm.id, at)} s
    join session_ids i on i.realm_id = ${realm.id} and i.session_id = s.session_id
    where s.campaign_id = ${campaignId} and ${held} <= ${day} order by day, i.code collate "C"`.execute(db)
  return rows
}

/** Sites of sessions, given by id. */
export async function sitesBelow(
  { db }: Database,
  { realm, at }: View,
  sessions: readonly number[],
): Promise<SiteRow[]> {
  const { rows } = await sql<SiteRow>`
    select t.session_id as session, t.unit_id as unit, t.connected_from is not null or t.connected_to is not null as connected,
      coalesce(t.expected, 0) as expected, coalesce(t.headcount, 0) as people
    from ${known('sites', ['session_id', 'unit_id', 'name'], realm.id, at)} t
    where t.session_id = any(${sessions}::bigint[])`.execute(db)
  return rows
}

/** Documents that the units have handed in, owed or not. */
export async function handedBelow(
  { db }: Database,
  { realm, at, campaignId, day }: View,
  units: readonly UnitId[],
): Promise<HandedRow[]> {
  const by = (value: ReturnType<typeof dayNumber>) => sql`case when ${value} <= ${day} then ${value} end`
  const { rows } = await sql<HandedRow>`
    select d.unit_id as unit, d.kind, coalesce(d.number, '') as number, ${by(dayNumber('d.issued_on'))} as issued,
      ${by(civilDay('d.submitted_at', realm.timeZone))} as submitted, ${by(civilDay('d.accepted_at', realm.timeZone))} as accepted
    from ${known('deliverables', ['campaign_id', 'unit_id', 'kind'], realm.id, at)} d
    where d.campaign_id = ${campaignId} and d.unit_id = any(${units}::bigint[])`.execute(db)
  return rows
}

/** Recommendations of the units submitted by the day, by day and code; their words as long as the unit is covered
 * and the campaign's term runs. */
export async function saidBelow(database: Database, view: View, units: readonly UnitId[]): Promise<SaidRow[]> {
  const { realm, at, campaignId, day, scope } = view
  const said = civilDay('r.submitted_at', realm.timeZone)
  const { rows } = await sql<SaidRow>`
    select r.code, r.text, r.unit_id as unit, r.addressed_to_id as addressed, ${said} as day, r.status
    from ${known('recommendations', ['code'], realm.id, at)} r
    where r.campaign_id = ${campaignId} and r.unit_id = any(${units}::bigint[]) and ${said} <= ${day}
    order by day, r.code collate "C"`.execute(database.db)
  const masked = await isMasked(database, view)
  return rows.map((row) =>
    scope.covers(row.unit) ? { ...row, text: masked ? expiredText : row.text } : { ...row, text: '' },
  )
}
