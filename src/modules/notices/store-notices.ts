/** Notices and who they are for. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Thing } from '#core/work-kinds.ts'

export type NewNotice = {
  readonly campaignId: number
  readonly unitId: number
  readonly what: Thing
  readonly rule: string
  /** Null where nothing is due. */
  readonly dueOn: string | null
  readonly outstanding: number
  /** Accounts. */
  readonly to: readonly number[]
}

/**
 * Keeps notices that are not there yet and answers how many were new, and for how many accounts. What is there already
 * is nobody's a second time: the unique key decides, also between two servers. Call inside a transaction.
 */
export async function addNotices(
  db: Db,
  realmId: number,
  notices: readonly NewNotice[],
  now: Date,
): Promise<{ made: number; accounts: number }> {
  const accounts = new Set<number>()
  let made = 0
  for (let at = 0; at < notices.length; at += 1_000) {
    const some = notices.slice(at, at + 1_000)
    const { rows } = await sql<{ notice_id: number; campaign_id: number; unit_id: number; what: string; rule: string }>`
      insert into notices (realm_id, campaign_id, unit_id, what, rule, due_on, outstanding, made_at)
      select ${realmId}, n.campaign_id, n.unit_id, n.what, n.rule, coalesce(n.due_on, '-infinity'), n.outstanding, ${now}
      from unnest(${some.map((one) => one.campaignId)}::bigint[], ${some.map((one) => one.unitId)}::bigint[],
        ${some.map((one) => one.what)}::text[], ${some.map((one) => one.rule)}::text[],
        ${some.map((one) => one.dueOn)}::date[], ${some.map((one) => one.outstanding)}::int[])
        as n(campaign_id, unit_id, what, rule, due_on, outstanding)
      order by 2, 3, 4, 5, 6
      on conflict do nothing returning notice_id, campaign_id, unit_id, what, rule`.execute(db)
    made += rows.length
    const keyOf = (campaign: number, unit: number, what: string, rule: string) => `${campaign}/${unit}/${what}/${rule}`
    const ids = new Map(rows.map((row) => [keyOf(row.campaign_id, row.unit_id, row.what, row.rule), row.notice_id]))
    const receipts = some.flatMap((one) => {
      const id = ids.get(keyOf(one.campaignId, one.unitId, one.what, one.rule))
      return id === undefined ? [] : one.to.map((account) => ({ id, account }))
    })
    for (const { account } of receipts) accounts.add(account)
    await sql`
      insert into notice_receipts (realm_id, notice_id, account_id)
      select ${realmId}, r.* from unnest(${receipts.map(({ id }) => id)}::bigint[],
        ${receipts.map(({ account }) => account)}::bigint[]) as r(notice_id, account_id)
      on conflict do nothing`.execute(db)
  }
  return { made, accounts: accounts.size }
}

export type StoredRule = {
  readonly campaign_id: number
  readonly what: Thing
  readonly side: 'before' | 'after'
  readonly days: number
  readonly to: 'unit' | 'above' | 'next'
  readonly active: boolean
  readonly recorded_at: Date
}

/** Rules of campaigns as known now; of one, or of all. */
export async function readRules(db: Db, realmId: number, campaignId: number | null): Promise<StoredRule[]> {
  const { rows } = await sql<StoredRule>`
    select campaign_id, what, side, days, told as "to", coalesce(active, true) as active, recorded_at from reminder_rules
    where realm_id = ${realmId} and superseded_at is null and not retracted
      and (${campaignId}::bigint is null or campaign_id = ${campaignId})
    order by what, side desc, case side when 'before' then -days else days end, told`.execute(db)
  return rows
}

export type NoticeRow = {
  readonly notice: number
  readonly campaign: string
  readonly campaign_title: string
  readonly unit: string
  readonly unit_name: string
  readonly what: Thing
  readonly rule: string
  readonly due_on: string | null
  readonly outstanding: number
  readonly made_at: Date
  readonly read: boolean
  /** Whether a role of the account stands at the unit itself, or the unit is the top of a realm that it keeps. */
  readonly own: boolean
}

/** Notices of an account, newest first; those that a mail has yet to carry with `unmailed`. */
export async function readNotices(
  db: Db,
  of: { readonly realmId: number; readonly accountId: number },
  page: { readonly before: number | null; readonly limit: number; readonly unmailed?: boolean },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.notice_id as notice, c.code as campaign, coalesce(k.title, c.code) as campaign_title, i.code as unit,
      coalesce((select u.name from units u where u.realm_id = n.realm_id and u.unit_id = n.unit_id
        and u.superseded_at is null and not u.retracted order by u.valid_from desc limit 1), i.code) as unit_name,
      n.what, n.rule, nullif(n.due_on, '-infinity')::text as due_on, n.outstanding, n.made_at, r.read_at is not null as read,
      exists (select 1 from grants g where g.realm_id = r.realm_id and g.account_id = r.account_id and g.revoked_at is null
        and g.only_for is null and (g.unit_id = n.unit_id or coalesce(g.unit_id, 0) = 0 and exists (select 1 from units u
          where u.realm_id = n.realm_id and u.unit_id = n.unit_id and u.superseded_at is null and not u.retracted
            and u.parent_id is null))) as own
    from notice_receipts r join notices n on n.realm_id = r.realm_id and n.notice_id = r.notice_id
    join campaign_ids c on c.realm_id = n.realm_id and c.campaign_id = n.campaign_id
    left join campaigns k on k.realm_id = n.realm_id and k.campaign_id = n.campaign_id and k.superseded_at is null
      and not k.retracted
    join unit_ids i on i.realm_id = n.realm_id and i.unit_id = n.unit_id
    where r.realm_id = ${of.realmId} and r.account_id = ${of.accountId}
      and (${page.before}::bigint is null or n.notice_id < ${page.before})
      and (${!page.unmailed}::boolean or r.mailed_on is null and r.read_at is null)
    order by n.notice_id desc limit ${page.limit}`.execute(db)
  return rows
}

/** Notices that an account has not read. */
export async function countUnread(db: Db, realmId: number, accountId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from notice_receipts
    where realm_id = ${realmId} and account_id = ${accountId} and read_at is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** Marks notices of an account as read (null: all of them) and answers how many were not. */
export async function readThem(
  db: Db,
  of: { readonly realmId: number; readonly accountId: number },
  notices: readonly number[] | null,
  now: Date,
): Promise<number> {
  const done = await sql`
    update notice_receipts set read_at = ${now} where realm_id = ${of.realmId} and account_id = ${of.accountId}
      and read_at is null and (${notices}::bigint[] is null or notice_id = any(${notices}::bigint[]))`.execute(db)
  return Number(done.numAffectedRows ?? 0)
}

export type Reminded = { readonly unit_id: number; readonly what: Thing; readonly at: Date; readonly day: string }

/** When units of a campaign were last reminded of each thing, by rule or by hand. */
export async function readReminded(db: Db, realmId: number, campaignId: number, zone: string): Promise<Reminded[]> {
  const { rows } = await sql<Reminded>`
    select unit_id, what, max(made_at) as at, (max(made_at) at time zone ${zone})::date::text as day from notices
    where realm_id = ${realmId} and campaign_id = ${campaignId} and (rule like '%-unit' or rule like 'hand-%')
    group by 1, 2`.execute(db)
  return rows
}
