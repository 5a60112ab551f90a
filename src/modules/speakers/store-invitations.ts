/** Invitations of a session, and those of whoever is invited. */
import { sql } from 'kysely'
import { current, nameOn, sessionsFrom } from '#modules/sessions/tables.ts'
import type { Db } from '#platform/database.ts'
import type { Status } from './contract-invitations.ts'

export type InvitationFound = {
  readonly speaker: string
  readonly topic: string
  readonly status: Status
  readonly invited_on: string | null
  readonly answered_on: string | null
  readonly materials_on: string | null
  readonly confirmed_on: string | null
  readonly thanked_on: string | null
  readonly travel_minutes: number | null
  readonly note: string
  readonly consent_record: boolean | null
  readonly consent_publish: boolean | null
  readonly recorded_at: Date
}

const columns = sql`v.speaker, coalesce(v.topic, '') as topic, v.status, v.invited_on::text as invited_on,
  v.answered_on::text as answered_on, v.materials_on::text as materials_on, v.confirmed_on::text as confirmed_on,
  v.thanked_on::text as thanked_on, v.travel_minutes, coalesce(v.note, '') as note, v.consent_record, v.consent_publish,
  v.recorded_at`

/** Invitations of a session, in the order of the speakers' codes. */
export async function readInvitations(db: Db, realmId: number, sessionId: number): Promise<InvitationFound[]> {
  const { rows } = await sql<InvitationFound>`select ${columns} from ${current('invitations', realmId)} v
    where v.session_id = ${sessionId} order by v.speaker collate "C"`.execute(db)
  return rows
}

export type RatingFound = {
  readonly speaker: string
  readonly score: string
  readonly note: string
  readonly recorded_at: Date
}

/** Ratings of a session by a unit. */
export async function readRatings(
  db: Db,
  realmId: number,
  of: { readonly sessionId: number; readonly unitId: number },
): Promise<RatingFound[]> {
  const { rows } = await sql<RatingFound>`
    select t.speaker, t.score, coalesce(t.note, '') as note, t.recorded_at from ${current('speaker_ratings', realmId)} t
    where t.session_id = ${of.sessionId} and t.rated_by_id = ${of.unitId}`.execute(db)
  return rows
}

export type OwnFound = InvitationFound & {
  readonly session: string
  readonly session_id: number
  readonly host_id: number
  readonly title: string
  readonly secret: boolean
  readonly host: string
  readonly venue: string
  readonly mode: string
  readonly starts_at: Date
  readonly ends_at: Date | null
  readonly speakers: readonly string[]
  readonly session_recorded_at: Date
  readonly materials: readonly string[]
}

/** Invitations of the speakers named, newest session first, at most 200; those called off are left out. */
export async function readOwn(
  db: Db,
  { realmId, zone, codes }: { readonly realmId: number; readonly zone: string; readonly codes: readonly string[] },
): Promise<OwnFound[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<OwnFound>`
    select ${columns}, i.code as session, s.session_id, s.host_id, coalesce(s.title, '') as title, s.secret,
      ${nameOn(realmId, zone, 's.host_id')} as host, coalesce(s.venue, '') as venue, s.mode, s.starts_at, s.ends_at,
      coalesce(s.speakers, '{}') as speakers, s.recorded_at as session_recorded_at,
      coalesce((select array_agg(m.name order by m.name) from ${current('materials', realmId)} m
        where m.session_id = s.session_id), '{}') as materials
    from ${sessionsFrom(realmId)} join ${current('invitations', realmId)} v on v.session_id = s.session_id
    where v.speaker = any(${codes}::text[]) and v.status <> 'cancelled'
    order by s.starts_at desc, i.code limit 200`.execute(db)
  return rows
}

/** Codes of the speakers that an account's person is. */
export async function readSpeakersOfAccount(
  db: Db,
  { realmId, accountId }: { readonly realmId: number; readonly accountId: number },
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select p.code from accounts a join ${current('speakers', realmId)} p on p.person_id = a.person_id
    where a.realm_id = ${realmId} and a.account_id = ${accountId} order by p.code`.execute(db)
  return rows.map((row) => row.code)
}
