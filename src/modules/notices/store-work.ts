/** What waits for one person, in counts: requests, transfers, sessions, own study, papers to grade. */
import { sql } from 'kysely'
import { isoOf } from '#core/days.ts'
import type { UnitScope } from '#core/scope.ts'
import { isPlanned } from '#modules/sessions/tables.ts'
import type { Drafts } from '#modules/sessions/tables.ts'
import type { Db } from '#platform/database.ts'
import type { sessionParts } from '#core/work-kinds.ts'

export type Waiting = { readonly n: number; readonly due: string | null }

/** Open requests about people's own data in a scope, and the first last day for an answer. */
export async function countCorrections(db: Db, scope: UnitScope): Promise<Waiting> {
  const units = scope.units()
  const { rows } = await sql<Waiting>`
    select count(*)::int as n, min(due_on)::text as due from correction_requests
    where realm_id = ${scope.realmId} and status = 'open'
      and (${units}::bigint[] is null or unit_id = any(${units}::bigint[]))`.execute(db)
  return rows[0] ?? { n: 0, due: null }
}

/** Transfers into units of a scope that wait for an answer, and the first day on which one is to hold. */
export async function countTransfers(db: Db, scope: UnitScope): Promise<Waiting> {
  const units = scope.units()
  const { rows } = await sql<Waiting>`
    select count(*)::int as n, min(moves_on)::text as due from transfers
    where realm_id = ${scope.realmId} and superseded_at is null and not retracted and status = 'asked'
      and (${units}::bigint[] is null or to_unit_id = any(${units}::bigint[]))`.execute(db)
  return rows[0] ?? { n: 0, due: null }
}

/** Person and status of an account; null for whoever is no account. */
export async function readPersonOf(db: Db, realmId: number, accountId: number): Promise<number | null> {
  const { rows } = await sql<{ person_id: number | null }>`
    select person_id from accounts where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
  return rows[0]?.person_id ?? null
}

/** Units that stand above all others on a day. */
export async function readTops(db: Db, realmId: number, day: string): Promise<number[]> {
  const { rows } = await sql<{ unit_id: number }>`
    select unit_id from units where realm_id = ${realmId} and parent_id is null and superseded_at is null
      and not retracted and valid_from <= ${day}::date and valid_to >= ${day}::date`.execute(db)
  return rows.map((row) => row.unit_id)
}

export type SessionsAsked = {
  readonly realmId: number
  readonly zone: string
  /** First and last civil day, inclusive. */
  readonly from: string
  readonly to: string
  /** Units that one keeps, sessions that one takes the roll of, codes under which one speaks, and oneself. */
  readonly units: readonly number[]
  readonly clerkOf: readonly string[]
  readonly speakerAs: readonly string[]
  readonly personId: number | null
  /** Units whose draft campaigns are shown. */
  readonly drafts: Drafts
}
export type MySession = {
  readonly session: string
  readonly title: string
  readonly campaign: string
  readonly on: string
  readonly starts_at: Date
  readonly parts: (typeof sessionParts)[number][]
}

/** Sessions within days that concern somebody, and as what; a secret one has no title for who only speaks or listens. */
export async function readMySessions(db: Db, asked: SessionsAsked): Promise<MySession[]> {
  const { realmId, zone, from, to, units, clerkOf, speakerAs, personId, drafts } = asked
  const { rows } = await sql<MySession>`
    with near as (
      select s.*, i.code, (s.starts_at at time zone ${zone})::date as day from sessions s
      join session_ids i on i.realm_id = s.realm_id and i.session_id = s.session_id
      where s.realm_id = ${realmId} and s.superseded_at is null and not s.retracted
        and s.starts_at >= (${from}::date)::timestamp at time zone ${zone}
        and s.starts_at < (${to}::date + 1)::timestamp at time zone ${zone} and ${isPlanned(realmId, drafts)}),
    spoken as (
      select code from speakers where realm_id = ${realmId} and superseded_at is null and not retracted
        and person_id = ${personId}
      union select unnest(${speakerAs}::text[])),
    mine as (
      select n.*, array_remove(array[
        case when n.host_id = any(${units}::bigint[]) then 'host' end,
        case when exists (select 1 from sites t where t.realm_id = ${realmId} and t.session_id = n.session_id
          and t.superseded_at is null and not t.retracted and t.unit_id = any(${units}::bigint[])) then 'site' end,
        case when n.code = any(${clerkOf}::text[]) then 'clerk' end,
        case when n.speakers && array(select code from spoken) then 'speaker' end,
        case when exists (select 1 from convening v where v.realm_id = ${realmId} and v.session_id = n.session_id
          and v.person_id = ${personId} and v.superseded_at is null and not v.retracted
          and v.status in ('invited', 'confirmed')) then 'convened' end], null) as parts
      from near n)
    select m.code as session,
      case when m.secret and not m.parts && array['host', 'site', 'clerk'] then '' else coalesce(m.title, '') end as title, c.code as campaign, m.day::text as "on", m.starts_at, m.parts
    from mine m join campaign_ids c on c.realm_id = m.realm_id and c.campaign_id = m.campaign_id
    where cardinality(m.parts) > 0 order by m.starts_at, m.code limit 50`.execute(db)
  return rows
}

/** Whether the unit of a standing `s` belongs to its campaign on a day: people elsewhere have a standing too. */
const inCampaign = (day: number) => sql`exists (select 1 from figure_sums f where f.realm_id = s.realm_id
  and f.campaign_id = s.campaign_id and f.unit_id = s.unit_id and f.series = 'in'
  and f.vals[width_bucket(${day}::int, f.days)] = 1)`

export type OwnStanding = {
  readonly campaign_id: number
  readonly unit_id: number
  readonly unit: string
  readonly level: string | null
  readonly audience: string
  readonly participated: boolean
  /** Papers that are owed and have not been received. */
  readonly papers: number
}

/** How somebody stands in each campaign on a day, where they are not exempt. */
export async function readOwnStandings(db: Db, realmId: number, personId: number, day: number): Promise<OwnStanding[]> {
  const { rows } = await sql<OwnStanding>`
    select s.campaign_id, s.unit_id, i.code as unit, u.level, s.audience, s.participated,
      (select count(*)::int from generate_series(0, 9) a where (s.owed >> (3 * a)) & 3 = 1) as papers
    from figure_standings s join unit_ids i on i.realm_id = s.realm_id and i.unit_id = s.unit_id
    left join lateral (select u.level from units u where u.realm_id = s.realm_id and u.unit_id = s.unit_id
      and u.superseded_at is null and not u.retracted order by u.valid_from desc limit 1) u on true
    where s.realm_id = ${realmId} and s.person_id = ${personId} and s.day_from <= ${day} and s.day_to >= ${day}
      and not s.exempt and ${inCampaign(day)}`.execute(db)
  return rows
}

/** Papers handed in and not yet judged of people of a tier under units (0: anywhere) on a day, by campaign. */
export async function countToGrade(
  db: Db,
  of: { realmId: number; roots: readonly { readonly unit: number; readonly tier: string }[]; day: number },
): Promise<{ campaign_id: number; n: number }[]> {
  const { realmId, roots, day } = of
  const { rows } = await sql<{ campaign_id: number; n: number }>`
    with recursive below as (
      select * from unnest(${roots.map(({ unit }) => unit)}::bigint[], ${roots.map(({ tier }) => tier)}::text[]) as r(unit_id, tier)
      union
      select u.unit_id, b.tier from units u join below b on u.parent_id = b.unit_id
      where u.realm_id = ${realmId} and u.superseded_at is null and not u.retracted
        and ${isoOf(day)}::date between u.valid_from and u.valid_to)
    select r.campaign_id, count(distinct (r.person_id, r.artifact))::int as n from reflections r
    join figure_standings s on s.realm_id = r.realm_id and s.campaign_id = r.campaign_id and s.person_id = r.person_id
      and s.day_from <= ${day} and s.day_to >= ${day} and ${inCampaign(day)}
    join below b on b.tier = s.tier and b.unit_id in (s.unit_id, 0)
    where r.realm_id = ${realmId} and r.superseded_at is null and not r.retracted and r.status = 'submitted'
    group by 1`.execute(db)
  return rows
}

/** Mails that could not be sent in the last days. */
export async function countFailedMails(db: Db, realmId: number, since: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from notice_mails where realm_id = ${realmId} and day >= ${since}::date
      and state in ('failed', 'unsure')`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Newest statements of units right below kept ones on which the level above has not said anything since they were sent,
 * by campaign.
 */
export async function countStatements(
  db: Db,
  of: { readonly realmId: number; readonly keeps: readonly number[]; readonly today: string },
): Promise<{ campaign_id: number; n: number }[]> {
  const { realmId, keeps, today } = of
  const { rows } = await sql<{ campaign_id: number; n: number }>`
    with below as (
      select unit_id from units where realm_id = ${realmId} and parent_id = any(${[...keeps]}::bigint[])
        and superseded_at is null and not retracted and valid_from <= ${today}::date and valid_to >= ${today}::date),
    newest as (
      select distinct on (h.campaign_id, h.unit_id, h.audience) h.campaign_id, h.unit_id, h.audience, h.on_date, h.position
      from headcounts h join below b on b.unit_id = h.unit_id
      where h.realm_id = ${realmId} and h.superseded_at is null and not h.retracted
      order by h.campaign_id, h.unit_id, h.audience, h.on_date desc)
    select n.campaign_id, count(*)::int as n from newest n
    where not exists (select 1 from statement_reviews r where r.realm_id = ${realmId} and r.campaign_id = n.campaign_id
      and r.unit_id = n.unit_id and r.audience = n.audience and r.on_date = n.on_date and r.superseded_at is null
      and not r.retracted and r.position >= n.position)
    group by 1`.execute(db)
  return rows
}
