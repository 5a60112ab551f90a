/** Whose term is over: campaigns by their last day, and the people who took part in them. */
import type pg from 'pg'

export type CampaignEnd = { readonly campaign_id: number; readonly code: string; readonly last_day: string | null }

/** Campaigns of a realm with their last day: of deadlines, papers due and sessions; null when it has none of them. */
export async function readCampaignEnds(
  client: pg.ClientBase,
  realmId: number,
  timeZone: string,
): Promise<CampaignEnd[]> {
  const { rows } = await client.query<CampaignEnd>(
    `select i.campaign_id, i.code, greatest(
       (select max(d.due_on) from deadlines d where d.realm_id = i.realm_id and d.campaign_id = i.campaign_id and d.superseded_at is null and not d.retracted),
       (select max(d.due_on) from required_deliverables d where d.realm_id = i.realm_id and d.campaign_id = i.campaign_id and d.superseded_at is null and not d.retracted),
       (select max((s.starts_at at time zone $2)::date) from sessions s where s.realm_id = i.realm_id and s.campaign_id = i.campaign_id and s.superseded_at is null and not s.retracted)
     ) as last_day
     from campaign_ids i where i.realm_id = $1 order by i.code`,
    [realmId, timeZone],
  )
  return rows
}

/** People of campaigns: counted in it, at a session, with a paper or a recommendation, in any version. */
const peopleOf = (campaigns: string): string => `
  select person_id from figure_standings where realm_id = $1 and campaign_id = any(${campaigns}::bigint[])
  union select a.person_id from attendance a join sessions s on s.realm_id = a.realm_id and s.session_id = a.session_id
    where a.realm_id = $1 and s.campaign_id = any(${campaigns}::bigint[])
  union select person_id from reflections where realm_id = $1 and campaign_id = any(${campaigns}::bigint[])
  union select person_id from recommendations where realm_id = $1 and campaign_id = any(${campaigns}::bigint[]) and person_id is not null`

export type Due = { readonly person_id: number; readonly member_today: boolean }

/** People of an ended campaign who are in none that lives and are not erased yet. */
export async function readDuePeople(
  client: pg.ClientBase,
  of: { readonly realmId: number; readonly ended: number; readonly living: readonly number[]; readonly today: string },
): Promise<Due[]> {
  const { rows } = await client.query<Due>(
    `with due as (${peopleOf('$2')} except (${peopleOf('$3')}))
     select d.person_id, exists (select 1 from memberships m where m.realm_id = $1 and m.person_id = d.person_id
       and m.superseded_at is null and not m.retracted and m.valid_from <= $4::date and m.valid_to >= $4::date) as member_today
     from due d where not exists (select 1 from erased_people e where e.realm_id = $1 and e.person_id = d.person_id)
     order by d.person_id`,
    [of.realmId, [of.ended], of.living, of.today],
  )
  return rows
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
