/** One session with its sites, agenda and materials, as far as a scope reaches. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { SessionRow, SessionWhole } from './contract.ts'
import { sessionColumns } from './store.ts'
import { current, endOf, isOwn, isSeen, isTold, nameOn, sessionsFrom, told } from './tables.ts'
import type { Drafts } from './tables.ts'

type Asked = { readonly db: Db; readonly scope: UnitScope; readonly zone: string }
type Within = Asked & { readonly drafts: Drafts }
type Times<Row, Names extends keyof Row> = Omit<Row, Names> & { [Name in Names]: Date | Extract<Row[Name], null> }

export type SessionFound = {
  readonly sessionId: number
  readonly campaignId: number
  readonly hostId: number
  readonly startsAt: Date
  readonly row: SessionRow & { readonly recorded_at: string; readonly speakers: { code: string; name: string }[] }
}

/** The session of a code; null when there is none, or none that concerns the scope. */
export async function readSession({ db, scope, zone, drafts }: Within, code: string): Promise<SessionFound | null> {
  type Ids = { session_id: number; campaign_id: number; host_id: number }
  type Row = Times<SessionFound['row'], 'starts_at' | 'ends_at' | 'recorded_at'> & Ids
  const { rows } = await sql<Row>`
    select ${sessionColumns(scope, zone)}, s.recorded_at, s.session_id, s.campaign_id, s.host_id,
      case when ${isOwn(scope)} then coalesce((select jsonb_agg(jsonb_build_object('code', e.code, 'name', coalesce(p.full_name, '')) order by e.place)
        from unnest(s.speakers) with ordinality e(code, place)
        left join ${current('speakers', scope.realmId)} p on p.code = e.code), '[]') else '[]' end as speakers
    from ${sessionsFrom(scope.realmId)} where i.code = ${code} and ${isSeen(scope, drafts)}`.execute(db)
  const [found] = rows
  if (found === undefined) return null
  const { session_id: sessionId, campaign_id: campaignId, host_id: hostId, ...row } = found
  const times = { starts_at: row.starts_at.toISOString(), ends_at: told(row.ends_at) }
  const shown = { ...row, ...times, recorded_at: row.recorded_at.toISOString() }
  return { sessionId, campaignId, hostId, startsAt: row.starts_at, row: shown }
}

/** Sites of a session: all of one's own, else those of one's own units; by unit, then name. */
export async function readSites({ db, scope, zone }: Asked, sessionId: number): Promise<SessionWhole['sites_rows']> {
  type Row = Times<SessionWhole['sites_rows'][number], 'connected_from' | 'connected_to' | 'recorded_at'>
  const { realmId } = scope
  const { rows } = await sql<Row>`
    select jsonb_build_object('code', u.code, 'name', ${nameOn(realmId, zone, 't.unit_id')}) as unit, t.name, t.mode,
      coalesce(t.chair, '') as chair, t.expected, t.headcount, t.connected_from, t.connected_to, t.recorded_at
    from ${current('sites', realmId)} t join ${current('sessions', realmId)} s on s.session_id = t.session_id
    join unit_ids u on u.realm_id = ${realmId} and u.unit_id = t.unit_id
    where t.session_id = ${sessionId} and ${isTold(scope, 't')} order by u.code collate "C", t.name`.execute(db)
  return rows.map((row) => ({
    ...row,
    connected_from: told(row.connected_from),
    connected_to: told(row.connected_to),
    recorded_at: row.recorded_at.toISOString(),
  }))
}

/** The agenda; speakers are named to those whose own the session is. */
export async function readAgenda(
  { db, scope }: Asked,
  sessionId: number,
  own: boolean,
): Promise<SessionWhole['agenda']> {
  type Row = Times<SessionWhole['agenda'][number], 'starts_at' | 'ends_at' | 'recorded_at'>
  const { realmId } = scope
  const { rows } = await sql<Row>`
    select a.ord as "order", a.starts_at, a.ends_at, a.title, coalesce(a.topic, '') as topic, a.recorded_at,
      case when a.speaker is not null and ${own} then jsonb_build_object('code', a.speaker, 'name', coalesce(p.full_name, '')) end as speaker
    from ${current('agenda', realmId)} a left join ${current('speakers', realmId)} p on p.code = a.speaker
    where a.session_id = ${sessionId} order by a.ord`.execute(db)
  return rows.map((row) => ({
    ...row,
    starts_at: told(row.starts_at),
    ends_at: told(row.ends_at),
    recorded_at: row.recorded_at.toISOString(),
  }))
}

/** Materials by name. */
export async function readMaterials({ db, scope }: Asked, sessionId: number): Promise<SessionWhole['materials']> {
  type Row = Times<SessionWhole['materials'][number], 'recorded_at'>
  const { rows } =
    await sql<Row>`select m.name, m.file, m.link, m.recorded_at from ${current('materials', scope.realmId)} m
    where m.session_id = ${sessionId} order by m.name collate "vi-x-icu"`.execute(db)
  return rows.map((row) => ({ ...row, recorded_at: row.recorded_at.toISOString() }))
}

/** Stored content of a material; null when it has no file. */
export async function readMaterialFile(
  { db, scope }: Asked,
  sessionId: number,
  name: string,
): Promise<{ file: string; sha256: Buffer } | null> {
  const { rows } = await sql<{ file: string; sha256: Buffer }>`
    select m.file, m.file_sha256 as sha256 from ${current('materials', scope.realmId)} m
    where m.session_id = ${sessionId} and m.name = ${name} and m.file_sha256 is not null`.execute(db)
  return rows[0] ?? null
}

/** Other sessions in the same venue whose time overlaps. */
export async function readVenueClashes(
  { db, scope, drafts }: Within,
  sessionId: number,
): Promise<SessionWhole['clashes']> {
  type Row = Times<SessionWhole['clashes'][number], 'starts_at'>
  const { realmId } = scope
  const { rows } = await sql<Row>`
    select i.code, coalesce(s.title, '') as title, s.starts_at from ${sessionsFrom(realmId)}
    join ${current('sessions', realmId)} own on own.session_id = ${sessionId}
    where s.session_id <> own.session_id and lower(trim(s.venue)) = lower(trim(own.venue)) and trim(own.venue) <> ''
      and s.host_id = own.host_id and s.starts_at < ${endOf('own')} and own.starts_at < ${endOf('s')} and ${isSeen(scope, drafts)}
    order by s.starts_at limit 20`.execute(db)
  return rows.map((row) => ({ ...row, starts_at: row.starts_at.toISOString() }))
}
