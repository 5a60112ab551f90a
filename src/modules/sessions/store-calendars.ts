/** Addresses of calendars, and the sessions that each shows. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { CalendarRow } from './contract-calendars.ts'
import { current, endOf, isPlanned, isSeen, sessionsFrom } from './tables.ts'
import type { Drafts } from './tables.ts'

export type Feed = {
  readonly realmId: number
  readonly feedId: number
  readonly accountId: number
  readonly kind: 'person' | 'unit' | 'speaker'
  readonly unitId: number | null
  readonly speaker: string | null
}
type Owner = { readonly realmId: number; readonly accountId: number }

/** Addresses of an account that are not revoked, oldest first. */
export async function readFeeds(db: Db, { realmId, accountId }: Owner): Promise<CalendarRow[]> {
  type Row = Omit<CalendarRow, 'made_at' | 'last_read_at'> & { made_at: Date; last_read_at: Date | null }
  const { rows } = await sql<Row>`
    select f.feed_id as calendar, f.kind, u.code as unit, f.speaker, f.made_at, f.last_read_at,
      coalesce((select p.name from ${current('units', realmId)} p where p.unit_id = f.unit_id order by p.valid_from desc limit 1), '') as unit_name
    from calendar_feeds f left join unit_ids u on u.realm_id = f.realm_id and u.unit_id = f.unit_id
    where f.realm_id = ${realmId} and f.account_id = ${accountId} and f.revoked_at is null order by f.feed_id`.execute(
    db,
  )
  return rows.map((row) => ({
    ...row,
    made_at: row.made_at.toISOString(),
    last_read_at: row.last_read_at?.toISOString() ?? null,
  }))
}

export async function insertFeed(
  db: Db,
  { realmId, accountId, kind, unitId, speaker }: Omit<Feed, 'feedId'>,
  { tokenHash, now }: { readonly tokenHash: Buffer; readonly now: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into calendar_feeds (realm_id, account_id, token_hash, kind, unit_id, speaker, made_at)
    values (${realmId}, ${accountId}, ${tokenHash}, ${kind}, ${unitId}, ${speaker}, ${now}) returning feed_id as id`.execute(
    db,
  )
  return (rows[0] as { id: number }).id
}

/** Ends an address; whether there was one. */
export async function endFeed(db: Db, { realmId, accountId }: Owner, feedId: number, now: Date): Promise<boolean> {
  const done = await sql`update calendar_feeds set revoked_at = ${now}
    where realm_id = ${realmId} and account_id = ${accountId} and feed_id = ${feedId} and revoked_at is null`.execute(
    db,
  )
  return Number(done.numAffectedRows ?? 0) > 0
}

/** The calendar of a token, which is marked as read; null when there is none, or no more. */
export async function feedOf(db: Db, tokenHash: Buffer, now: Date): Promise<Feed | null> {
  const { rows } = await sql<Feed>`
    update calendar_feeds set last_read_at = ${now} where token_hash = ${tokenHash} and revoked_at is null
    returning realm_id as "realmId", feed_id as "feedId", account_id as "accountId", kind, unit_id as "unitId", speaker`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The person of an account, and the codes of the speakers that this person is. */
export async function readWho(
  db: Db,
  { realmId, accountId }: Owner,
): Promise<{ person: number | null; speakers: string[] }> {
  const { rows } = await sql<{ person: number | null; speakers: string[] }>`
    select a.person_id as person, coalesce((select array_agg(s.code order by s.code) from ${current('speakers', realmId)} s
      where s.person_id = a.person_id), '{}') as speakers
    from accounts a where a.realm_id = ${realmId} and a.account_id = ${accountId}`.execute(db)
  return rows[0] ?? { person: null, speakers: [] }
}

/** Whether there is a speaker of this code. */
export async function isSpeaker(db: Db, realmId: number, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${current('speakers', realmId)} s where s.code = ${code}`.execute(db)
  return rows.length > 0
}

export type CalendarEntry = {
  readonly code: string
  readonly title: string
  readonly venue: string
  readonly secret: boolean
  readonly starts_at: Date
  readonly ends_at: Date
  readonly recorded_at: Date
}

/** Whose calendar: a person's convenings, a unit's own sessions and those that it joins, a speaker's within a scope. */
export type Whose =
  | { readonly kind: 'person'; readonly personId: number }
  | { readonly kind: 'unit'; readonly unitId: number }
  | { readonly kind: 'speaker'; readonly speaker: string; readonly within: UnitScope | null }

function concerns(realmId: number, whose: Whose, drafts: Drafts): RawBuilder<boolean> {
  const joins = (table: string, unitId: number) =>
    sql`exists (select 1 from ${current(table, realmId)} j where j.session_id = s.session_id and j.unit_id = ${unitId})`
  switch (whose.kind) {
    case 'person':
      return sql<boolean>`exists (select 1 from ${current('convening', realmId)} j where j.session_id = s.session_id
        and j.person_id = ${whose.personId} and j.status in ('invited', 'confirmed'))`
    case 'unit':
      return sql<boolean>`(s.host_id = ${whose.unitId} or ${joins('sites', whose.unitId)} or ${joins('convening', whose.unitId)})`
    default:
      return sql<boolean>`(${whose.speaker} = any(s.speakers) and ${whose.within === null ? sql`true` : isSeen(whose.within, drafts)})`
  }
}

/** A draft's sessions are shown to those who plan it, and to a speaker who is invited to one. */
function isShown(realmId: number, whose: Whose, drafts: Drafts): RawBuilder<boolean> {
  const planned = isPlanned(realmId, drafts)
  if (whose.kind !== 'speaker' || whose.within !== null) return planned
  return sql<boolean>`(${planned} or exists (select 1 from ${current('invitations', realmId)} v
    where v.session_id = s.session_id and v.speaker = ${whose.speaker}))`
}

/** Sessions of a calendar from a moment on, at most 2,000. */
export async function readEntries(
  db: Db,
  realmId: number,
  { whose, drafts, from }: { readonly whose: Whose; readonly drafts: Drafts; readonly from: Date },
): Promise<CalendarEntry[]> {
  const { rows } = await sql<CalendarEntry>`
    select i.code, coalesce(s.title, '') as title, coalesce(s.venue, '') as venue, s.secret, s.starts_at, ${endOf('s')} as ends_at, s.recorded_at
    from ${sessionsFrom(realmId)} where s.starts_at >= ${from} and ${concerns(realmId, whose, drafts)} and ${isShown(realmId, whose, drafts)}
    order by s.starts_at, i.code limit 2000`.execute(db)
  return rows
}
