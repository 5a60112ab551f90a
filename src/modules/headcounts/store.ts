import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Asked = {
  readonly db: Db
  readonly realmId: number
  readonly campaignId: number
  readonly units: readonly number[]
  readonly audiences: readonly string[]
  /** Civil date. */
  readonly day: string
}

export type AudienceRow = { readonly code: string; readonly name: string; readonly basis: 'roster' | 'headcount' }

/** Audiences of a campaign in their order, as known now. */
export async function readAudiences(db: Db, realmId: number, campaignId: number): Promise<AudienceRow[]> {
  const { rows } = await sql<AudienceRow>`
    select code, name, basis from audiences where realm_id = ${realmId} and campaign_id = ${campaignId}
      and superseded_at is null and not retracted order by ord, code collate "C"`.execute(db)
  return rows
}

export type StatedRow = {
  readonly unit_id: number
  readonly audience: string
  readonly date: string
  readonly scope: string
  readonly expected: number
  readonly participated: number
  readonly makeup: number
  readonly classes: number
  readonly reason: string | null
  readonly recorded_at: Date
  readonly position: number
  readonly decision: 'accepted' | 'returned' | null
  readonly decided_at: Date | null
  readonly decided_position: number | null
  readonly returned_for: string | null
}

/** Each unit's statement of the day and the last before it, with the last word of the level above on each. */
export async function readStated({ db, realmId, campaignId, units, audiences, day }: Asked): Promise<StatedRow[]> {
  const { rows } = await sql<StatedRow>`
    with told as (
      select *, on_date = ${day}::date as is_now from headcounts
      where realm_id = ${realmId} and campaign_id = ${campaignId} and superseded_at is null and not retracted
        and unit_id = any(${units}::bigint[]) and audience = any(${audiences}::text[]) and on_date <= ${day}::date),
    h as (
      select distinct on (unit_id, audience, is_now) * from told order by unit_id, audience, is_now, on_date desc)
    select h.unit_id, h.audience, h.on_date::text as date, h.scope, h.expected, h.participated,
      coalesce(h.makeup, 0) as makeup, coalesce(h.classes, 0) as classes, h.reason, h.recorded_at, h.position,
      r.decision, r.decided_at, r.position as decided_position, r.reason as returned_for
    from h left join lateral (
      select r.decision, r.decided_at, r.position, r.reason from statement_reviews r where r.realm_id = ${realmId}
        and r.campaign_id = ${campaignId} and r.audience = h.audience and r.unit_id = h.unit_id and r.on_date = h.on_date
        and r.superseded_at is null and not r.retracted order by r.decided_at desc limit 1) r on true`.execute(db)
  return rows
}

/** Units that have ever sent a statement, by audience, with the day of the first. */
export async function readSenders({ db, realmId, campaignId, units, audiences }: Omit<Asked, 'day'>) {
  const { rows } = await sql<{ id: number; audience: string; first: string }>`
    select unit_id as id, audience, min(on_date)::text as first from headcounts
    where realm_id = ${realmId} and campaign_id = ${campaignId} and superseded_at is null and not retracted
      and unit_id = any(${units}::bigint[]) and audience = any(${audiences}::text[]) group by 1, 2`.execute(db)
  return rows
}

/** People who are counted by name at each unit on the day and not exempt, out of the figures' standings. */
export async function readRoster(
  { db, realmId, campaignId, units, day }: Asked,
  audience: string,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ id: number; people: number }>`
    select unit_id as id, count(*)::int as people from figure_standings
    where realm_id = ${realmId} and campaign_id = ${campaignId} and unit_id = any(${units}::bigint[])
      and audience = ${audience} and not exempt
      and day_from <= ${day}::date - date '1970-01-01' and day_to >= ${day}::date - date '1970-01-01'
    group by 1`.execute(db)
  return new Map(rows.map(({ id, people }) => [id, people]))
}

export type DayRow = {
  readonly date: string
  readonly sent: number
  readonly returned: number
  readonly accepted: number
}

/** Most days that are told. */
const mostDays = 60

/** Days with statements of the units, newest first. */
export async function readDays({ db, realmId, campaignId, units, audiences }: Omit<Asked, 'day'>): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select h.on_date::text as date,
      count(*) filter (where coalesce(r.decision, '') <> 'accepted'
        and not (coalesce(r.decision, '') = 'returned' and r.position > h.position))::int as sent,
      count(*) filter (where r.decision = 'returned' and r.position > h.position)::int as returned,
      count(*) filter (where r.decision = 'accepted')::int as accepted
    from headcounts h left join lateral (
      select r.decision, r.position from statement_reviews r where r.realm_id = ${realmId}
        and r.campaign_id = ${campaignId} and r.audience = h.audience and r.unit_id = h.unit_id and r.on_date = h.on_date
        and r.superseded_at is null and not r.retracted order by r.decided_at desc limit 1) r on true
    where h.realm_id = ${realmId} and h.campaign_id = ${campaignId} and h.superseded_at is null and not h.retracted
      and h.unit_id = any(${units}::bigint[]) and h.audience = any(${audiences}::text[])
    group by 1 order by 1 desc limit ${mostDays}`.execute(db)
  return rows
}

export type OverlapRow = {
  readonly audience_a: string
  readonly audience_b: string
  readonly date: string
  readonly people: number
  readonly note: string | null
  readonly recorded_at: Date
}

/** What a unit last declared by the day of each pair of audiences. */
export async function readOverlaps(
  { db, realmId, campaignId, day }: Pick<Asked, 'db' | 'realmId' | 'campaignId' | 'day'>,
  unitId: number,
): Promise<OverlapRow[]> {
  const { rows } = await sql<OverlapRow>`
    select distinct on (audience_a, audience_b) audience_a, audience_b, on_date::text as date, people, note, recorded_at
    from audience_overlaps where realm_id = ${realmId} and campaign_id = ${campaignId} and unit_id = ${unitId}
      and superseded_at is null and not retracted and on_date <= ${day}::date
    order by audience_a, audience_b, on_date desc`.execute(db)
  return rows
}
