/** The facts of a campaign as known now, with the versions seen. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { AudiencePlan, CampaignPlan, CampaignRow } from './contract-plan.ts'

type Of = { readonly db: Db; readonly realmId: number; readonly campaignId: number }
/** Facts of a table as known now; the name is a constant of our own code. */
const current = (table: string, realmId: number): RawBuilder<unknown> =>
  sql`(select * from ${sql.raw(table)} where realm_id = ${realmId} and superseded_at is null and not retracted)`
/** Name of a unit by its newest placement. */
const nameOf = (realmId: number, unit: string): RawBuilder<string> =>
  sql<string>`coalesce((select u.name from ${current('units', realmId)} u where u.unit_id = ${sql.raw(unit)}
    order by u.valid_from <= current_date desc, u.valid_from desc limit 1), ${sql.raw(unit)}::text)`
const iso = (at: Date): string => at.toISOString()

export type Head = Pick<
  CampaignPlan,
  | 'code'
  | 'title'
  | 'status'
  | 'opens_on'
  | 'threshold'
  | 'topics'
  | 'rank_min'
  | 'recorded_at'
  | 'owner'
  | 'directives'
> & { readonly ownerId: number; readonly excluded: readonly { code: string; name: string; unitId: number }[] }

/** The campaign itself; null when it is not there, or withdrawn. */
export async function readHead({ db, realmId, campaignId }: Of): Promise<Head | null> {
  type Row = Omit<Head, 'recorded_at' | 'owner' | 'directives'> & {
    recorded_at: Date
    owner_code: string
    owner_name: string
    owner_level: string | null
    directives: string[]
  }
  const { rows } = await sql<Row>`
    select i.code, c.title, c.status, c.opens_on::text as opens_on, c.threshold::text as threshold, c.recorded_at,
      coalesce(c.topics, '{}') as topics, coalesce(c.rank_min, 0) as rank_min, coalesce(c.directives, '{}') as directives,
      c.owner_id as "ownerId", o.code as owner_code, ${nameOf(realmId, 'c.owner_id')} as owner_name,
      (select u.level from ${current('units', realmId)} u where u.unit_id = c.owner_id
        order by u.valid_from <= c.opens_on desc, u.valid_from desc limit 1) as owner_level,
      coalesce((select jsonb_agg(jsonb_build_object('code', e.code, 'unitId', x.unit_id,
          'name', ${nameOf(realmId, 'x.unit_id')}) order by e.place)
        from unnest(c.excluded_units) with ordinality e(code, place)
        join unit_ids x on x.realm_id = ${realmId} and x.code = e.code), '[]') as excluded
    from ${current('campaigns', realmId)} c
    join campaign_ids i on i.realm_id = ${realmId} and i.campaign_id = c.campaign_id
    join unit_ids o on o.realm_id = ${realmId} and o.unit_id = c.owner_id
    where c.campaign_id = ${campaignId}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { owner_code: code, owner_name: name, owner_level: level, directives, ...head } = row
  return {
    ...head,
    recorded_at: iso(row.recorded_at),
    owner: { code, name, level: level ?? '' },
    directives: await readStudied(db, realmId, directives),
  }
}

/** What is registered of the directives that a campaign names as `number@issued_on`. */
async function readStudied(db: Db, realmId: number, studied: readonly string[]): Promise<CampaignPlan['directives']> {
  const { rows } = await sql<CampaignPlan['directives'][number]>`
    select s.number, coalesce(d.title, '') as title, d.number is not null as registered,
      coalesce(d.file is not null or d.secrecy in ('confidential', 'secret', 'top_secret'), false) as has_file
    from unnest(${studied}::text[]) with ordinality s(number, place)
    left join lateral (select * from ${current('directives', realmId)} d
      where d.number || '@' || d.issued_on::text = s.number limit 1) d on true
    order by s.place`.execute(db)
  return rows
}

export async function readAudiencePlans({ db, realmId, campaignId }: Of): Promise<AudiencePlan[]> {
  const { rows } = await sql<Omit<AudiencePlan, 'recorded_at'> & { recorded_at: Date }>`
    select a.code, a.name, a.basis, a.ord as "order", coalesce(a.cadres, '{}') as cadres, coalesce(a.tiers, '{}') as tiers,
      coalesce(a.kinds, '{}') as kinds, coalesce(a.levels, '{}') as levels, coalesce(a.sectors, '{}') as sectors,
      coalesce(a.artifacts, '{}') as artifacts, a.recorded_at
    from ${current('audiences', realmId)} a where a.campaign_id = ${campaignId} order by a.ord, a.code`.execute(db)
  return rows.map((row) => ({ ...row, recorded_at: iso(row.recorded_at) }))
}

export type DeadlineRow = {
  readonly level: string
  readonly audience: string
  /** Null: of a level. */
  readonly unitId: number | null
  readonly unit: { readonly code: string; readonly name: string } | null
  readonly due_on: string
  readonly recorded_at: string
}

export async function readDeadlineRows({ db, realmId, campaignId }: Of): Promise<DeadlineRow[]> {
  const { rows } = await sql<Omit<DeadlineRow, 'recorded_at'> & { recorded_at: Date }>`
    select d.level, d.audience, nullif(d.unit_id, 0) as "unitId", d.due_on::text as due_on, d.recorded_at,
      case when d.unit_id <> 0 then jsonb_build_object('code', u.code, 'name', ${nameOf(realmId, 'd.unit_id')}) end as unit
    from ${current('deadlines', realmId)} d
    left join unit_ids u on u.realm_id = ${realmId} and u.unit_id = d.unit_id
    where d.campaign_id = ${campaignId} order by d.due_on, d.level, d.audience, u.code collate "C"`.execute(db)
  return rows.map((row) => ({ ...row, recorded_at: iso(row.recorded_at) }))
}

export async function readRequiredRows({ db, realmId, campaignId }: Of): Promise<CampaignPlan['required']> {
  const { rows } = await sql<Omit<CampaignPlan['required'][number], 'recorded_at'> & { recorded_at: Date }>`
    select r.level, r.kind, r.due_on::text as due_on, r.recorded_at from ${current('required_deliverables', realmId)} r
    where r.campaign_id = ${campaignId} order by r.level, r.kind`.execute(db)
  return rows.map((row) => ({ ...row, recorded_at: iso(row.recorded_at) }))
}

export type LinkRow = CampaignPlan['links'][number] & { readonly otherId: number }

/** Links that the campaign names, and those that name it; withdrawn campaigns left out. */
export async function readLinkRows({ db, realmId, campaignId }: Of): Promise<LinkRow[]> {
  const { rows } = await sql<Omit<LinkRow, 'recorded_at'> & { recorded_at: Date }>`
    select l.kind, l.recorded_at, l.campaign_id = ${campaignId} as own, i.code as other, c.title, c.campaign_id as "otherId"
    from ${current('campaign_links', realmId)} l
    join ${current('campaigns', realmId)} c
      on c.campaign_id = case when l.campaign_id = ${campaignId} then l.other_id else l.campaign_id end
    join campaign_ids i on i.realm_id = ${realmId} and i.campaign_id = c.campaign_id
    where ${campaignId} in (l.campaign_id, l.other_id) order by c.opens_on, i.code`.execute(db)
  return rows.map((row) => ({ ...row, recorded_at: iso(row.recorded_at) }))
}

/** How many sessions it has, and those that begin before its first day or after the last (civil dates). */
export async function readSessionDays(
  { db, realmId, campaignId }: Of,
  { timeZone, first, last }: { readonly timeZone: string; readonly first: string; readonly last: string | null },
): Promise<{ all: number; outside: string[] }> {
  const { rows } = await sql<{ all: number; outside: string[] }>`
    select count(*)::int as all, coalesce(array_agg(coalesce(s.title, i.code) order by s.starts_at) filter (
      where (s.starts_at at time zone ${timeZone})::date < ${first}::date
        or (s.starts_at at time zone ${timeZone})::date > coalesce(${last}::date, 'infinity')), '{}') as outside
    from ${current('sessions', realmId)} s join session_ids i on i.realm_id = ${realmId} and i.session_id = s.session_id
    where s.campaign_id = ${campaignId}`.execute(db)
  return rows[0] ?? { all: 0, outside: [] }
}

export type ListedCampaign = Omit<CampaignRow, 'can_edit' | 'owner'> & {
  readonly ownerId: number
  readonly owner_code: string
  readonly owner_name: string
}

/** All campaigns of a realm, the latest first. */
export async function readCampaignRows(db: Db, realmId: number): Promise<ListedCampaign[]> {
  const { rows } = await sql<ListedCampaign>`
    select i.code, c.title, c.status, c.opens_on::text as opens_on, c.owner_id as "ownerId", o.code as owner_code,
      ${nameOf(realmId, 'c.owner_id')} as owner_name, coalesce(c.directives, '{}') as directives,
      (select max(d.due_on)::text from ${current('deadlines', realmId)} d where d.campaign_id = c.campaign_id) as ends_on,
      (select count(*)::int from ${current('audiences', realmId)} a where a.campaign_id = c.campaign_id) as audiences,
      (select count(*)::int from ${current('sessions', realmId)} s where s.campaign_id = c.campaign_id) as sessions,
      coalesce((select jsonb_agg(jsonb_build_object('other', oi.code, 'title', oc.title, 'kind', l.kind,
          'own', l.campaign_id = c.campaign_id) order by oc.opens_on, oi.code)
        from ${current('campaign_links', realmId)} l join campaign_ids oi on oi.realm_id = ${realmId}
          and oi.campaign_id = case when l.campaign_id = c.campaign_id then l.other_id else l.campaign_id end
        join ${current('campaigns', realmId)} oc on oc.campaign_id = oi.campaign_id
        where c.campaign_id in (l.campaign_id, l.other_id)), '[]') as links
    from ${current('campaigns', realmId)} c
    join campaign_ids i on i.realm_id = ${realmId} and i.campaign_id = c.campaign_id
    join unit_ids o on o.realm_id = ${realmId} and o.unit_id = c.owner_id
    order by c.opens_on desc, i.code collate "C"`.execute(db)
  return rows
}

/** Level of a unit on a day, else by its newest placement; null for one that was never placed. */
export async function levelOn(
  db: Db,
  { realmId, unitId, day }: { readonly realmId: number; readonly unitId: number; readonly day: string },
): Promise<string | null> {
  const { rows } = await sql<{ level: string }>`
    select u.level from ${current('units', realmId)} u where u.unit_id = ${unitId}
    order by (u.valid_from <= ${day}::date and u.valid_to >= ${day}::date) desc, u.valid_from desc limit 1`.execute(db)
  return rows[0]?.level ?? null
}
