/** The register of speakers, their ratings, and where they speak. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import { current, endOf, isOwn, isSeen, nameOn, sessionsFrom, usualHours } from '#modules/sessions/tables.ts'
import type { Drafts } from '#modules/sessions/tables.ts'
import type { Db } from '#platform/database.ts'
import type { SpeakerSettings } from './contract-settings.ts'
import { live } from './rules-steps.ts'

export type Asked = {
  readonly db: Db
  readonly scope: UnitScope
  readonly zone: string
  /** Units whose draft campaigns are shown. */
  readonly drafts: Drafts
  readonly settings: SpeakerSettings
}

export type SpeakerFound = {
  readonly code: string
  readonly full_name: string
  readonly rank: string
  readonly organization: string
  readonly topics: readonly string[]
  readonly person: string | null
  readonly recorded_at: Date
  readonly ratings: number
  /** Sum of the scores. */
  readonly score: number
}

/** Speakers as known now, all or those named; by code. */
export async function readSpeakers(db: Db, realmId: number, codes: readonly string[] | null): Promise<SpeakerFound[]> {
  const { rows } = await sql<SpeakerFound>`
    select p.code, coalesce(p.full_name, '') as full_name, coalesce(p.rank, '') as rank,
      coalesce(p.organization, '') as organization, coalesce(p.topics, '{}') as topics, i.code as person, p.recorded_at,
      coalesce(r.n, 0)::int as ratings, coalesce(r.score, 0)::int as score
    from ${current('speakers', realmId)} p
    left join person_ids i on i.realm_id = ${realmId} and i.person_id = p.person_id
    left join (select speaker, count(*) as n, sum(score::int) as score from ${current('speaker_ratings', realmId)} t
      group by speaker) r on r.speaker = p.code
    where ${codes}::text[] is null or p.code = any(${codes}::text[]) order by p.code collate "C"`.execute(db)
  return rows
}

/** Sessions of each speaker (all, or those named) by civil month, from the first month to the last. */
export async function readLoads(
  { db, zone }: Pick<Asked, 'db' | 'zone'>,
  realmId: number,
  of: { readonly codes: readonly string[] | null; readonly from: string; readonly to: string },
): Promise<{ speaker: string; month: string; n: number }[]> {
  const { codes, from, to } = of
  const { rows } = await sql<{ speaker: string; month: string; n: number }>`
    select e.code as speaker, to_char(s.starts_at at time zone ${zone}, 'YYYY-MM') as month, count(distinct s.session_id)::int as n
    from ${current('sessions', realmId)} s cross join unnest(s.speakers) e(code)
    where s.starts_at >= (${`${from}-01`}::date)::timestamp at time zone ${zone}
      and s.starts_at < ((${`${to}-01`}::date + interval '1 month')::timestamp) at time zone ${zone}
      and (${codes}::text[] is null or e.code = any(${codes}::text[])) group by 1, 2`.execute(db)
  return rows
}

/** When a session ends, in milliseconds; one that does not say takes the usual hours. */
export const endOfSession = (startsAt: Date, endsAt: string | null): number =>
  endsAt === null ? startsAt.getTime() + usualHours * 3_600_000 : Date.parse(endsAt)

export type EngagementFound = {
  readonly speaker: string
  readonly code: string
  readonly title: string
  readonly host_code: string
  readonly host: string
  readonly venue: string
  readonly mode: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly told_end: Date | null
  readonly status: string | null
  readonly travel: number | null
  /** The session concerns the asker's units; one of theirs hosts it. */
  readonly seen: boolean
  readonly own: boolean
}

/** Where speakers (all, or those named) speak or are asked to, between two moments, newest first; also out of scope. */
export async function readEngagements(
  { db, scope, zone, drafts }: Asked,
  of: { readonly codes: readonly string[] | null; readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<EngagementFound[]> {
  const { realmId } = scope
  const { rows } = await sql<EngagementFound>`
    select e.speaker, i.code, coalesce(s.title, '') as title, h.code as host_code, ${nameOn(realmId, zone, 's.host_id')} as host,
      coalesce(s.venue, '') as venue, s.mode, s.starts_at, ${endOf('s')} as ends_at, s.ends_at as told_end, v.status,
      v.travel_minutes as travel, ${isSeen(scope, drafts)} as seen, ${isOwn(scope)} as own
    from ${sessionsFrom(realmId)}
    cross join lateral (select unnest(s.speakers) as speaker
      union select x.speaker from ${current('invitations', realmId)} x where x.session_id = s.session_id
        and x.status = any(${live}::text[])) e
    left join ${current('invitations', realmId)} v on v.session_id = s.session_id and v.speaker = e.speaker
    where s.starts_at >= ${of.from} and s.starts_at <= ${of.to}
      and (${of.codes}::text[] is null or e.speaker = any(${of.codes}::text[]))
    order by s.starts_at desc, i.code limit ${of.limit}`.execute(db)
  return rows
}
