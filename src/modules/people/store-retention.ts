/** Whose term is over: campaigns by their last day of names, and the people who took part in them. */
import type pg from 'pg'
import { termEnds } from './rules-retention.ts'

export type CampaignTerm = {
  readonly campaign_id: number
  readonly code: string
  /** Last day of its deadlines, papers due and sessions; null when it has none of them. */
  readonly last_day: string | null
  /** The campaign's own last day of names; null: the realm's term counts. */
  readonly own_until: string | null
  /** The first day without names; null: never, as it has neither. */
  readonly from: string | null
  readonly held: boolean
  /** The term is over and no hold stands: its lists show pseudonyms. */
  readonly over: boolean
}

export type TermsAsked = {
  readonly realmId: number
  readonly timeZone: string
  readonly today: string
  /** Of the realm. */
  readonly years: number
  /** Only this one. */
  readonly campaignId?: number
}

type Row = Pick<CampaignTerm, 'campaign_id' | 'code' | 'last_day' | 'own_until' | 'held'>

/** Campaigns of a realm with the day from which their people's names are not shown. */
export async function readCampaignTerms(client: pg.ClientBase, asked: TermsAsked): Promise<CampaignTerm[]> {
  const { rows } = await client.query<Row>(
    `select i.campaign_id, i.code, greatest(
       (select max(d.due_on) from deadlines d where d.realm_id = i.realm_id and d.campaign_id = i.campaign_id and d.superseded_at is null and not d.retracted),
       (select max(d.due_on) from required_deliverables d where d.realm_id = i.realm_id and d.campaign_id = i.campaign_id and d.superseded_at is null and not d.retracted),
       (select max((s.starts_at at time zone $2)::date) from sessions s where s.realm_id = i.realm_id and s.campaign_id = i.campaign_id and s.superseded_at is null and not s.retracted)
     ) as last_day, t.names_until as own_until,
     exists (select 1 from legal_holds h where h.realm_id = i.realm_id and h.campaign_id = i.campaign_id and h.lifted_at is null) as held
     from campaign_ids i left join campaign_terms t on t.realm_id = i.realm_id and t.campaign_id = i.campaign_id
     where i.realm_id = $1 and ($3::bigint is null or i.campaign_id = $3) order by i.code`,
    [asked.realmId, asked.timeZone, asked.campaignId ?? null],
  )
  return rows.map((row) => {
    const { last_day: last, own_until: until } = row
    const from = until !== null ? termEnds(until, 0) : last === null ? null : termEnds(last, asked.years)
    return { ...row, from, over: from !== null && from <= asked.today && !row.held }
  })
}

/** People of campaigns: counted in it, at a session, with a paper or a recommendation, in any version. */
const peopleOf = (campaigns: string): string => `
  select person_id from figure_standings where realm_id = $1 and campaign_id = any(${campaigns}::bigint[])
  union select a.person_id from attendance a join sessions s on s.realm_id = a.realm_id and s.session_id = a.session_id
    where a.realm_id = $1 and s.campaign_id = any(${campaigns}::bigint[])
  union select person_id from reflections where realm_id = $1 and campaign_id = any(${campaigns}::bigint[])
  union select person_id from recommendations where realm_id = $1 and campaign_id = any(${campaigns}::bigint[]) and person_id is not null`

/** Whom an ended campaign leaves: `due` are erased; the rest are in no other campaign either, and stay for a reason. */
export type Due = { readonly due: readonly number[]; readonly members: number; readonly heldPeople: number }

/** People of an ended campaign who are in none that lives and are not erased yet. */
export async function readDuePeople(
  client: pg.ClientBase,
  of: { readonly realmId: number; readonly ended: number; readonly living: readonly number[]; readonly today: string },
): Promise<Due> {
  const { rows } = await client.query<{ person_id: number; member: boolean; held: boolean }>(
    `with due as (${peopleOf('$2')} except (${peopleOf('$3')}))
     select d.person_id, exists (select 1 from memberships m where m.realm_id = $1 and m.person_id = d.person_id
         and m.superseded_at is null and not m.retracted and m.valid_to >= $4::date) as member,
       exists (select 1 from legal_holds h where h.realm_id = $1 and h.person_id = d.person_id and h.lifted_at is null) as held
     from due d where not exists (select 1 from erased_people e where e.realm_id = $1 and e.person_id = d.person_id)
     order by d.person_id`,
    [of.realmId, [of.ended], of.living, of.today],
  )
  return {
    due: rows.filter(({ member, held }) => !member && !held).map((row) => row.person_id),
    members: rows.filter(({ member }) => member).length,
    heldPeople: rows.filter(({ member, held }) => held && !member).length,
  }
}

/** How many people an ended campaign shows under pseudonyms. */
export async function countPeople(client: pg.ClientBase, realmId: number, campaignId: number): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*) as n from (${peopleOf('$2')}) p`, [
    realmId,
    [campaignId],
  ])
  return rows[0]?.n ?? 0
}

/** Whether one of these people has an account that administers something: it must be given up first. */
export async function readAdministrators(
  client: pg.ClientBase,
  realmId: number,
  people: readonly number[],
): Promise<number[]> {
  const { rows } = await client.query<{ person_id: number }>(
    `select distinct a.person_id from accounts a join grants g on g.realm_id = a.realm_id and g.account_id = a.account_id
     where a.realm_id = $1 and a.person_id = any($2::bigint[]) and a.status <> 'closed' and g.role = 'administrator' and g.revoked_at is null`,
    [realmId, people],
  )
  return rows.map((row) => row.person_id)
}

/** Sets or takes away a campaign's own last day of names. */
export async function writeTerm(
  client: pg.ClientBase,
  of: { realmId: number; campaignId: number; until: string | null; now: Date; actor: string },
): Promise<void> {
  if (of.until === null)
    await client.query('delete from campaign_terms where realm_id = $1 and campaign_id = $2', [
      of.realmId,
      of.campaignId,
    ])
  else
    await client.query(
      `insert into campaign_terms (realm_id, campaign_id, names_until, changed_at, changed_by) values ($1, $2, $3, $4, $5)
       on conflict (realm_id, campaign_id) do update set names_until = excluded.names_until, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [of.realmId, of.campaignId, of.until, of.now, of.actor],
    )
}

/** Number of a campaign by its code; null when there is none. */
export async function readCampaignId(client: pg.ClientBase, realmId: number, code: string): Promise<number | null> {
  const { rows } = await client.query<{ campaign_id: number }>(
    'select campaign_id from campaign_ids where realm_id = $1 and code = $2',
    [realmId, code],
  )
  return rows[0]?.campaign_id ?? null
}
