/** People who are members of two organizations are at most as many as either has (dossier.md, overlaps.csv). */
import type { Fault } from '#core/faults.ts'
import type { Order } from '#platform/facts.ts'

/** The statement in force for a unit and audience on a day: the latest by date (figures.md). */
const stated = (of: string, unit: string): string => `left join lateral (
  select h.scope, h.expected from headcounts h
  where h.realm_id = $1 and h.campaign_id = ${of}.campaign_id and h.audience = ${of}.audience and h.unit_id = ${unit}
    and h.on_date <= ${of}.on_date and h.superseded_at is null and not h.retracted
  order by h.on_date desc limit 1) s on true`

/**
 * Reports overlaps that are larger than what has been stated of an organization in the unit and below it by that day,
 * this order's own statements included. An organization of which nothing is stated has no size yet; a version with a
 * moment of its own is history and is taken as it was.
 */
export async function checkOverlaps(
  { client, realmId, moment }: Pick<Order, 'client' | 'realmId' | 'moment'>,
  report: (fault: Fault) => void,
): Promise<void> {
  const { rows } = await client.query<{ row_no: number; people: number; audience: string; most: string }>(
    `with recursive declared as (
       select f.row_no, f.campaign_id, a.audience, f.unit_id, f.on_date, f.people
       from fresh_overlaps f cross join lateral (values (f.audience_a), (f.audience_b)) a (audience)
       join audiences x on x.realm_id = $1 and x.campaign_id = f.campaign_id and x.code = a.audience
         and x.superseded_at is null and not x.retracted and x.basis = 'headcount'
       where f.fresh and not f.retracted and f.recorded_at = $2
     ), below as (
       select d.campaign_id, d.audience, d.unit_id as top, d.on_date, d.unit_id, s.scope, s.expected
       from (select distinct campaign_id, audience, unit_id, on_date from declared) d ${stated('d', 'd.unit_id')}
       union all
       select b.campaign_id, b.audience, b.top, b.on_date, u.unit_id, s.scope, s.expected
       from below b join units u on u.realm_id = $1 and u.parent_id = b.unit_id and u.superseded_at is null and not u.retracted
         and b.on_date between u.valid_from and u.valid_to
       join unit_ids i on i.realm_id = $1 and i.unit_id = u.unit_id
       ${stated('b', 'u.unit_id')}
       where b.scope is distinct from 'subtree' and not exists (
         select 1 from campaigns c where c.realm_id = $1 and c.campaign_id = b.campaign_id and c.superseded_at is null
           and i.code = any(c.excluded_units))
     ), sizes as (
       select campaign_id, audience, top, on_date, sum(expected) as most from below group by 1, 2, 3, 4
     )
     select distinct on (d.row_no) d.row_no, d.people, d.audience, z.most::text as most
     from declared d join sizes z on z.campaign_id = d.campaign_id and z.audience = d.audience and z.top = d.unit_id
       and z.on_date = d.on_date
     where d.people > z.most order by d.row_no, z.most, d.audience`,
    [realmId, moment],
  )
  for (const { row_no: row, people, audience, most } of rows)
    report({
      code: 'overlap-over',
      file: 'overlaps',
      row,
      column: 'people',
      value: String(people),
      params: { audience, most },
    })
}
