/** Invitations to speak that wait: for an answer, or for the host to carry them on. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { current, isPlanned, sessionsFrom } from '#modules/sessions/tables.ts'
import type { Drafts } from '#modules/sessions/tables.ts'
import type { Db } from '#platform/database.ts'

export type WaitingSession = {
  readonly session: string
  readonly title: string
  readonly campaign: string
  readonly on: string
  readonly starts_at: Date
}
type Asked = { readonly realmId: number; readonly zone: string; readonly now: Date }

const columns = (
  zone: string,
  title: RawBuilder<unknown>,
) => sql`i.code as session, ${title} as title, c.code as campaign,
  (s.starts_at at time zone ${zone})::date::text as "on", s.starts_at`

export type OfHost = WaitingSession & {
  /** Not answered yet. */
  readonly open: number
  /** Accepted, and to be confirmed. */
  readonly answered: number
  /** Declined, with nobody in their place. */
  readonly declined: number
  /** Confirmed; the session has begun. */
  readonly thanks: number
}

/** Sessions that units host whose invitations want something of the host: coming ones, and those of the last 14 days. */
export async function readHostInvitations(
  db: Db,
  { realmId, zone, now, units, drafts }: Asked & { readonly units: readonly number[]; readonly drafts: Drafts },
): Promise<OfHost[]> {
  const coming = sql`s.starts_at > ${now}`
  const of = (statuses: readonly string[]) => sql`count(*) filter (where v.status = any(${statuses}::text[]))::int`
  const { rows } = await sql<OfHost>`
    select ${columns(zone, sql`coalesce(s.title, '')`)},
      case when ${coming} then ${of(['invited'])} else 0 end as open,
      case when ${coming} then ${of(['accepted', 'materials_received'])} else 0 end as answered,
      case when ${coming} and ${of(['invited', 'accepted', 'materials_received', 'confirmed'])} = 0 then ${of(['declined'])} else 0 end as declined,
      case when not ${coming} then ${of(['confirmed'])} else 0 end as thanks
    from ${sessionsFrom(realmId)} join ${current('invitations', realmId)} v on v.session_id = s.session_id
    where s.host_id = any(${units}::bigint[]) and s.starts_at > ${now}::timestamptz - interval '14 days' and ${isPlanned(realmId, drafts)}
    group by i.code, s.title, c.code, s.starts_at order by s.starts_at, i.code limit 100`.execute(db)
  return rows
}

/** Coming sessions at which somebody is asked to speak and has not answered; of a secret one no title. */
export async function readOwnInvitations(
  db: Db,
  { realmId, zone, now, ...of }: Asked & { readonly speakerAs: readonly string[]; readonly personId: number | null },
): Promise<WaitingSession[]> {
  const { rows } = await sql<WaitingSession>`
    select ${columns(zone, sql`case when s.secret then '' else coalesce(s.title, '') end`)}
    from ${sessionsFrom(realmId)} join ${current('invitations', realmId)} v on v.session_id = s.session_id
    where v.status = 'invited' and s.starts_at > ${now} and (v.speaker = any(${of.speakerAs}::text[])
      or v.speaker in (select p.code from ${current('speakers', realmId)} p where p.person_id = ${of.personId}))
    order by s.starts_at, i.code limit 50`.execute(db)
  return rows
}
