import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type CampaignRow, civil, current, type ReportView } from './store-view.ts'

export type SessionRow = {
  session_id: number
  code: string
  host_id: number
  title: string
  venue: string
  held_on: string
  kind: string
  mode: string
  makeup: boolean
}
export type SiteRow = {
  session_id: number
  unit_id: number
  mode: string
  expected: number
  headcount: number
  connected: boolean
}
export type StatementRow = {
  unit_id: number
  audience: string
  scope: string
  expected: number
  participated: number
  makeup: number
  classes: number
}
export type DeliverableRow = {
  unit_id: number
  kind: string
  number: string
  issued_on: string | null
  submitted_on: string | null
  accepted_on: string | null
}
export type OwedRow = { level: string; kind: string; due_on: string | null }

/** Sessions of the campaign held by the day in any of the units, by day and code. */
export async function readSessions(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
  units: readonly number[],
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.session_id, i.code, s.host_id, coalesce(s.title, '') as title, coalesce(s.venue, '') as venue,
      ${civil(view, sql`s.starts_at`)} as held_on, s.kind, s.mode, coalesce(s.makeup, false) as makeup
    from ${current(view, 'sessions', ['session_id'])} s
    join session_ids i on i.realm_id = ${view.realmId} and i.session_id = s.session_id
    where s.campaign_id = ${campaign.campaign_id} and s.host_id = any (${units}::bigint[])
      and ${civil(view, sql`s.starts_at`)} <= ${view.asOf}::date
    order by held_on, i.code`.execute(db)
  return rows
}

/** Sites of the sessions. */
export async function readSites(db: Db, view: ReportView, sessions: readonly number[]): Promise<SiteRow[]> {
  const { rows } = await sql<SiteRow>`
    select session_id, unit_id, mode, coalesce(expected, 0) as expected, coalesce(headcount, 0) as headcount,
      (connected_from is not null or connected_to is not null) as connected
    from ${current(view, 'sites', ['session_id', 'unit_id', 'name'], sql`session_id = any (${sessions}::bigint[])`)} t`.execute(
    db,
  )
  return rows
}

/** The statement that is current for each unit and audience: that of the latest day, whatever its scope. */
export async function readStatements(db: Db, view: ReportView, campaign: CampaignRow): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select distinct on (unit_id, audience) unit_id, audience, coalesce(scope, 'own') as scope, expected, participated,
      coalesce(makeup, 0) as makeup, coalesce(classes, 0) as classes
    from ${current(view, 'headcounts', ['audience', 'unit_id', 'on_date'], sql`campaign_id = ${campaign.campaign_id}`)} h
    where on_date <= ${view.asOf}::date order by unit_id, audience, on_date desc`.execute(db)
  return rows
}

/** Audiences of the campaign, by order. */
export async function readAudiences(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
): Promise<{ code: string; basis: string }[]> {
  const { rows } = await sql<{ code: string; basis: string }>`
    select code, coalesce(basis, 'roster') as basis
    from ${current(view, 'audiences', ['campaign_id', 'code'], sql`campaign_id = ${campaign.campaign_id}`)} a order by ord`.execute(
    db,
  )
  return rows
}

/** What the levels owe. */
export async function readOwed(db: Db, view: ReportView, campaign: CampaignRow): Promise<OwedRow[]> {
  const { rows } = await sql<OwedRow>`
    select level, kind, due_on
    from ${current(view, 'required_deliverables', ['campaign_id', 'level', 'kind'], sql`campaign_id = ${campaign.campaign_id}`)} r`.execute(
    db,
  )
  return rows
}

/** What the units have handed in; days after the as-of day are not known yet. */
export async function readDeliverables(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
  units: readonly number[],
): Promise<DeliverableRow[]> {
  const by = (day: string) =>
    sql`case when ${civil(view, sql.ref(day))} <= ${view.asOf}::date then ${civil(view, sql.ref(day))} end`
  const { rows } = await sql<DeliverableRow>`
    select unit_id, kind, coalesce(number, '') as number, case when issued_on <= ${view.asOf}::date then issued_on end as issued_on,
      ${by('submitted_at')} as submitted_on, ${by('accepted_at')} as accepted_on
    from ${current(view, 'deliverables', ['campaign_id', 'unit_id', 'kind'], sql`campaign_id = ${campaign.campaign_id} and unit_id = any (${units}::bigint[])`)} d`.execute(
    db,
  )
  return rows
}

/** Publicity of the units up to the day, per unit and form. */
export async function readOutreach(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
  units: readonly number[],
): Promise<{ unit_id: number; form: string; activities: number; items: number; attendances: number }[]> {
  const { rows } = await sql<{ unit_id: number; form: string; activities: number; items: number; attendances: number }>`
    select unit_id, form, count(*) as activities, coalesce(sum(items), 0)::bigint as items, coalesce(sum(attendances), 0)::bigint as attendances
    from ${current(view, 'outreach', ['code'])} o
    where campaign_id = ${campaign.campaign_id} and unit_id = any (${units}::bigint[]) and on_date <= ${view.asOf}::date
    group by unit_id, form order by form`.execute(db)
  return rows
}

/** Recommendations of the units submitted by the day. */
export async function readRecommendations(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
  units: readonly number[],
): Promise<
  {
    code: string
    text: string
    unit_id: number
    addressed_to_id: number | null
    submitted_on: string
    status: string
  }[]
> {
  const { rows } = await sql<{
    code: string
    text: string
    unit_id: number
    addressed_to_id: number | null
    submitted_on: string
    status: string
  }>`
    select code, text, unit_id, addressed_to_id, ${civil(view, sql`submitted_at`)} as submitted_on, coalesce(status, 'open') as status
    from ${current(view, 'recommendations', ['code'])} r
    where campaign_id = ${campaign.campaign_id} and unit_id = any (${units}::bigint[]) and ${civil(view, sql`submitted_at`)} <= ${view.asOf}::date
    order by submitted_on, code`.execute(db)
  return rows
}
