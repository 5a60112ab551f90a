import type pg from 'pg'
import { timed } from '../numbers.ts'

/**
 * One honest statement for the people of figures.md alone, written for this campaign (two topics, no time zones but
 * one, no statements): who is counted in the unit's subtree on the day, of which audience, exempt or participated.
 * $1 campaign, $2 unit, $3 day.
 */
const statement = `
with recursive under as (
  select unit_id from unit_ids where realm_id = (select realm_id from realms where code = 'default') and code = $2
  union all
  select u.unit_id from units u join under on u.parent_id = under.unit_id
  where u.realm_id = (select realm_id from realms where code = 'default') and u.superseded_at is null and not u.retracted
    and $3::date between u.valid_from and u.valid_to
), campaign as (
  select c.* from campaigns c join campaign_ids i using (realm_id, campaign_id)
  where i.realm_id = (select realm_id from realms where code = 'default') and i.code = $1 and c.superseded_at is null
), belonging as (
  select m.person_id, bool_or(m.is_primary and m.unit_id in (select unit_id from under)) as counted, bool_or(m.cadre = 'key') as leads,
    bool_or(m.is_primary and m.kind in ('member', 'probationary')) as member
  from memberships m where m.realm_id = (select realm_id from campaign) and m.superseded_at is null and not m.retracted
    and $3::date between m.valid_from and m.valid_to
  group by m.person_id
), studied as (
  select a.person_id, count(distinct t.topic) as topics
  from attendance a join sessions s on s.realm_id = a.realm_id and s.session_id = a.session_id and s.superseded_at is null and not s.retracted
  cross join lateral unnest(coalesce(nullif(s.topics, '{}'), (select topics from campaign))) as t(topic)
  where a.realm_id = (select realm_id from campaign) and a.superseded_at is null and not a.retracted and a.status = 'present'
    and s.campaign_id = (select campaign_id from campaign) and s.kind = 'study'
    and (coalesce(a.checked_at, s.starts_at) at time zone 'Asia/Ho_Chi_Minh')::date <= $3::date
  group by a.person_id
), freed as (
  select person_id from exemptions where realm_id = (select realm_id from campaign) and superseded_at is null and not retracted
    and obligation = 'attend' and $3::date between valid_from and valid_to
)
select case when b.leads then 'key' else 'members' end as audience,
  count(*) filter (where f.person_id is null) as expected,
  count(*) filter (where f.person_id is null and s.topics = 2) as participated, count(f.person_id) as exempt
from belonging b left join studied s using (person_id) left join freed f using (person_id)
where b.counted and (b.leads or b.member) group by 1`

/** Milliseconds of the plain way. */
export function countByGroup(client: pg.PoolClient, campaign: string, unit: string, day: string): Promise<number> {
  return timed(() => client.query(statement, [campaign, unit, day]))
}
