import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type OwedRow = {
  readonly unit_id: number
  readonly kind: string
  readonly required: boolean
  readonly due_on: string | null
  readonly extended_to: string | null
  readonly number: string | null
  readonly issued_on: string | null
  readonly submitted_at: Date | null
  readonly submitted_on: string | null
  readonly accepted_at: Date | null
  readonly accepted_on: string | null
  readonly returned_at: Date | null
  readonly reason: string | null
  readonly file: string | null
  readonly sha256: string | null
  readonly recorded_at: Date | null
  readonly tasks: number
  readonly tasks_done: number
}

export type Asked = {
  readonly db: Db
  readonly realmId: number
  readonly campaignId: number
  readonly timeZone: string
  readonly units: readonly { readonly unitId: number; readonly level: string }[]
}

/**
 * What each unit owes by its level, and what it handed in without owing it; beside it the last return by the day, and
 * until when the newest request for more time that was granted by the day goes.
 */
export async function readOwed(asked: Asked & { readonly day: string }): Promise<OwedRow[]> {
  const { db, realmId, campaignId, timeZone, units, day } = asked
  const ids = units.map(({ unitId }) => unitId)
  const levels = units.map(({ level }) => level)
  const { rows } = await sql<OwedRow>`
    with u as (select * from unnest(${ids}::bigint[], ${levels}::text[]) as t(unit_id, level)),
    r as (select * from required_deliverables where realm_id = ${realmId} and campaign_id = ${campaignId}
      and superseded_at is null and not retracted),
    d as (select * from deliverables where realm_id = ${realmId} and campaign_id = ${campaignId}
      and superseded_at is null and not retracted and unit_id = any(${ids}::bigint[])),
    wanted as (
      select u.unit_id, r.kind, true as required, r.due_on from u join r on r.level = u.level
      union all
      select d.unit_id, d.kind, false, null from d join u on u.unit_id = d.unit_id
      where not exists (select 1 from r where r.level = u.level and r.kind = d.kind)),
    t as (select unit_id, count(*)::int as tasks, (count(*) filter (where status = 'done'))::int as done from tasks
      where realm_id = ${realmId} and campaign_id = ${campaignId} and superseded_at is null and not retracted
        and unit_id = any(${ids}::bigint[]) group by 1)
    select w.unit_id, w.kind, w.required, w.due_on::text as due_on, e.until as extended_to, d.number, d.issued_on::text as issued_on, d.submitted_at,
      (d.submitted_at at time zone ${timeZone})::date::text as submitted_on, d.accepted_at,
      (d.accepted_at at time zone ${timeZone})::date::text as accepted_on, v.decided_at as returned_at, v.reason,
      d.file, encode(d.file_sha256, 'hex') as sha256, d.recorded_at,
      case when w.kind = 'action_programme' then coalesce(t.tasks, 0) else 0 end as tasks,
      case when w.kind = 'action_programme' then coalesce(t.done, 0) else 0 end as tasks_done
    from wanted w
    left join d on d.unit_id = w.unit_id and d.kind = w.kind
    left join t on t.unit_id = w.unit_id
    left join lateral (
      select v.decided_at, v.reason from deliverable_reviews v where v.realm_id = ${realmId} and v.campaign_id = ${campaignId}
        and v.unit_id = w.unit_id and v.kind = w.kind and v.superseded_at is null and not v.retracted and v.decision = 'returned'
        and (v.decided_at at time zone ${timeZone})::date <= ${day}::date
      order by v.decided_at desc limit 1) v on true
    left join lateral (
      select e.until::text as until from extensions e where e.realm_id = ${realmId} and e.campaign_id = ${campaignId}
        and e.unit_id = w.unit_id and e.what = w.kind and e.superseded_at is null and not e.retracted
        and e.decision = 'granted' and e.decided_on <= ${day}::date
      order by e.asked_on desc limit 1) e on true`.execute(db)
  return rows
}

export type OnePaper = {
  readonly realmId: number
  readonly campaignId: number
  readonly unitId: number
  readonly kind: string
}

/** Every content that a unit's paper has had, with when it came; newest first. */
export async function readContents(db: Db, of: OnePaper): Promise<{ sha256: string; name: string; at: Date }[]> {
  const { rows } = await sql<{ sha256: string; name: string; at: Date }>`
    select encode(file_sha256, 'hex') as sha256, (array_agg(file order by recorded_at))[1] as name, min(recorded_at) as at
    from deliverables where realm_id = ${of.realmId} and campaign_id = ${of.campaignId}
      and unit_id = ${of.unitId} and kind = ${of.kind} and file_sha256 is not null
    group by file_sha256 order by min(recorded_at) desc`.execute(db)
  return rows
}

export type TaskRow = {
  readonly unit_id: number
  readonly code: string
  readonly title: string
  readonly responsible: string | null
  readonly due_on: string | null
  readonly indicator: string | null
  readonly progress: number | null
  readonly status: string | null
  readonly reported_on: string | null
  readonly note: string | null
  readonly recorded_at: Date
}

/** Tasks of units, as known now. */
export async function readTasks({ db, realmId, campaignId, units }: Omit<Asked, 'timeZone'>): Promise<TaskRow[]> {
  const ids = units.map(({ unitId }) => unitId)
  const { rows } = await sql<TaskRow>`
    select unit_id, code, title, responsible, due_on::text as due_on, indicator, progress, status,
      reported_on::text as reported_on, note, recorded_at
    from tasks where realm_id = ${realmId} and campaign_id = ${campaignId} and superseded_at is null and not retracted
      and unit_id = any(${ids}::bigint[]) order by code collate "C"`.execute(db)
  return rows
}
