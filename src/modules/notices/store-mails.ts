/** The one mail of each account and day, from waiting to sent. */
import { sql } from 'kysely'
import type { Lang } from '#core/phrases.ts'
import type { Db } from '#platform/database.ts'
import type { NoticeSettings } from './contract.ts'

/** How a realm wants mails; what the program does where it has said nothing. */
export async function readSettings(db: Db, realmId: number): Promise<NoticeSettings> {
  const { rows } = await sql<NoticeSettings>`
    select to_char(quiet_from, 'HH24:MI') as quiet_from, to_char(quiet_to, 'HH24:MI') as quiet_to, weekends
    from notice_settings where realm_id = ${realmId}`.execute(db)
  return rows[0] ?? { quiet_from: '20:00', quiet_to: '07:00', weekends: true }
}

/** Sets how a realm wants mails. */
export async function writeSettings(
  db: Db,
  realmId: number,
  of: NoticeSettings & { readonly now: Date; readonly actor: string },
): Promise<void> {
  await sql`
    insert into notice_settings (realm_id, quiet_from, quiet_to, weekends, changed_at, changed_by)
    values (${realmId}, ${of.quiet_from}::time, ${of.quiet_to}::time, ${of.weekends}, ${of.now}, ${of.actor})
    on conflict (realm_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      weekends = excluded.weekends, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
}

export type MailChoice = {
  readonly mails: boolean
  /** Null: both languages; absent: as it was chosen before. */
  readonly lang?: Lang | null | undefined
}

/** Whether an account wants mails, and in which language; it wants them in both until it says otherwise. */
export async function readChoice(
  db: Db,
  realmId: number,
  accountId: number,
): Promise<{ mails: boolean; lang: Lang | null }> {
  const { rows } = await sql<{ mails: boolean; lang: Lang | null }>`
    select mails, lang from notice_choices where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
  return rows[0] ?? { mails: true, lang: null }
}

/** Says whether an account wants mails, and in which language. */
export async function chooseMails(
  db: Db,
  of: { readonly realmId: number; readonly accountId: number },
  { mails, lang }: MailChoice,
  now: Date,
): Promise<void> {
  await sql`
    insert into notice_choices (realm_id, account_id, mails, lang, changed_at)
    values (${of.realmId}, ${of.accountId}, ${mails}, ${lang ?? null}, ${now})
    on conflict (realm_id, account_id) do update set mails = excluded.mails, changed_at = excluded.changed_at,
      lang = case when ${lang === undefined}::boolean then notice_choices.lang else excluded.lang end`.execute(db)
}

/** Opens the mail of the day for every account that has something unread to be told, wants mails and has an address. */
export async function openMails(db: Db, realmId: number, today: string, now: Date): Promise<void> {
  await sql`
    insert into notice_mails (realm_id, account_id, day, state, next_at)
    select distinct r.realm_id, r.account_id, ${today}::date, 'waiting', ${now}::timestamptz
    from notice_receipts r join accounts a on a.realm_id = r.realm_id and a.account_id = r.account_id
    left join people p on p.realm_id = a.realm_id and p.person_id = a.person_id and p.superseded_at is null and not p.retracted
    where r.realm_id = ${realmId} and r.mailed_on is null and r.read_at is null and a.status = 'active'
      and ${today}::date between a.valid_from and a.valid_to and coalesce(a.email, p.email, '') <> ''
      and not exists (select 1 from notice_choices c where c.realm_id = r.realm_id and c.account_id = r.account_id and not c.mails)
    on conflict do nothing`.execute(db)
}

/**
 * Settles what is left over: a mail of an earlier day is given up, since that of today carries the same; one that a
 * server claimed ten minutes ago and never settled may have gone out, so it is not tried again.
 */
export async function settleMails(db: Db, realmId: number, today: string, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - 10 * 60_000)
  await sql`
    update notice_mails set state = case when state = 'sending' then 'unsure' else 'failed' end
    where realm_id = ${realmId} and (state = 'sending' and claimed_at < ${stale} or state = 'waiting' and day < ${today}::date)`.execute(
    db,
  )
}

export type Claimed = { readonly account_id: number; readonly attempts: number; readonly email: string }

/** Claims the next mail of today that may be tried; null when there is none. No two servers claim the same one. */
export async function claimMail(db: Db, realmId: number, today: string, now: Date): Promise<Claimed | null> {
  const { rows } = await sql<Claimed>`
    update notice_mails m set state = 'sending', attempts = m.attempts + 1, claimed_at = ${now}
    from accounts a left join people p on p.realm_id = a.realm_id and p.person_id = a.person_id
      and p.superseded_at is null and not p.retracted
    where m.realm_id = ${realmId} and m.day = ${today}::date and a.realm_id = m.realm_id and a.account_id = m.account_id
      and m.account_id = (select o.account_id from notice_mails o where o.realm_id = ${realmId} and o.day = ${today}::date
        and o.state = 'waiting' and o.next_at <= ${now} order by o.next_at, o.account_id limit 1 for update skip locked)
    returning m.account_id, m.attempts, coalesce(a.email, p.email, '') as email`.execute(db)
  return rows[0] ?? null
}

type Of = { readonly realmId: number; readonly accountId: number; readonly day: string }

/** The mail went out, and carried these. */
export async function markSent(db: Db, of: Of, notices: readonly number[], now: Date): Promise<void> {
  await sql`
    with sent as (update notice_mails set state = 'sent', sent_at = ${now}, fault = null
      where realm_id = ${of.realmId} and account_id = ${of.accountId} and day = ${of.day}::date)
    update notice_receipts set mailed_on = ${of.day}::date
    where realm_id = ${of.realmId} and account_id = ${of.accountId} and notice_id = any(${[...notices]}::bigint[])`.execute(
    db,
  )
}

/** The mail did not go out: tried again at `next`, or (null) not any more. */
export async function markUnsent(db: Db, of: Of, fault: string, next: Date | null): Promise<void> {
  await sql`
    update notice_mails set state = ${next === null ? 'failed' : 'waiting'}, fault = ${fault}, next_at = coalesce(${next}, next_at)
    where realm_id = ${of.realmId} and account_id = ${of.accountId} and day = ${of.day}::date`.execute(db)
}

/** Nobody knows whether the mail went out: it is not tried again that day. */
export async function markUnsure(db: Db, of: Of, fault: string): Promise<void> {
  await sql`
    update notice_mails set state = 'unsure', fault = ${fault}
    where realm_id = ${of.realmId} and account_id = ${of.accountId} and day = ${of.day}::date`.execute(db)
}

/** There was nothing left to say: the day's mail is not used up. */
export async function dropMail(db: Db, of: Of): Promise<void> {
  await sql`delete from notice_mails where realm_id = ${of.realmId} and account_id = ${of.accountId}
    and day = ${of.day}::date and state = 'sending'`.execute(db)
}

export type MailFailure = {
  readonly user_name: string
  readonly day: string
  readonly state: 'waiting' | 'failed' | 'unsure'
  readonly attempts: number
  readonly fault: string | null
  readonly next_at: Date | null
}

/** Mails since a day that have failed at least once and not gone out, newest first. */
export async function readFailures(db: Db, realmId: number, since: string): Promise<MailFailure[]> {
  const { rows } = await sql<MailFailure>`
    select a.user_name, m.day::text as day, m.state, m.attempts, m.fault,
      case when m.state = 'waiting' then m.next_at end as next_at
    from notice_mails m join accounts a on a.realm_id = m.realm_id and a.account_id = m.account_id
    where m.realm_id = ${realmId} and m.day >= ${since}::date
      and (m.state in ('failed', 'unsure') or m.state = 'waiting' and m.attempts > 0)
    order by m.day desc, a.user_name limit 100`.execute(db)
  return rows
}
