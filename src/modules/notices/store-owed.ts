/** What units of a campaign have reached by a day, out of the stored sums, and the terms they are held against. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Deadline } from '#modules/figures/rules-model.ts'

export type CampaignTerms = {
  readonly campaignId: number
  readonly code: string
  readonly title: string
  /** Exact decimal as text. */
  readonly threshold: string
  readonly opensOn: string
  readonly deadlines: readonly Deadline[]
}

type TermsRow = Omit<CampaignTerms, 'deadlines' | 'campaignId' | 'opensOn'> & {
  readonly id: number
  readonly opens_on: string
  readonly deadlines: { level: string; audience: string; unit_id: number; due: number }[]
}

/** Campaigns of a realm as known now that are open, neither drafts nor closed; with a code, that one whatever it is. */
export async function readTerms(db: Db, realmId: number, code: string | null): Promise<CampaignTerms[]> {
  const { rows } = await sql<TermsRow>`
    select c.campaign_id as id, i.code, c.title, c.threshold::text as threshold, c.opens_on::text as opens_on,
      coalesce((select json_agg(json_build_object('level', d.level, 'audience', d.audience, 'unit_id', d.unit_id,
          'due', d.due_on - date '1970-01-01'))
        from deadlines d where d.realm_id = c.realm_id and d.campaign_id = c.campaign_id and d.superseded_at is null
          and not d.retracted), '[]') as deadlines
    from campaigns c join campaign_ids i on i.realm_id = c.realm_id and i.campaign_id = c.campaign_id
    where c.realm_id = ${realmId} and c.superseded_at is null and not c.retracted
      and (i.code = ${code} or ${code}::text is null and coalesce(c.status, 'open') = 'open')
    order by c.opens_on desc, i.code`.execute(db)
  return rows.map(({ id, opens_on: opensOn, deadlines, ...row }) => ({
    ...row,
    campaignId: id,
    opensOn,
    deadlines: deadlines.map(({ unit_id, ...one }) => ({ ...one, unit: unit_id === 0 ? null : unit_id })),
  }))
}

export type Reached = {
  readonly unit_id: number
  readonly expected: number
  readonly participated: number
  /** Of audiences that are counted by statement. */
  readonly stated: number
  readonly stated_done: number
  readonly papers: number
  readonly papers_done: number
}

/**
 * What the subtrees of units have reached by a day, as the stored ledger has it. `units` null: all of the campaign. A
 * unit outside the campaign on the day is left out.
 */
export async function readReached(
  db: Db,
  of: { readonly realmId: number; readonly campaignId: number },
  units: readonly number[] | null,
  day: number,
): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    with wanted as (
      select 'in' as series, 'in' as sort
      union all select 'p:' || code, basis from audiences
        where realm_id = ${of.realmId} and campaign_id = ${of.campaignId} and superseded_at is null and not retracted),
    series as (
      select s.unit_id, coalesce(w.sort, 'writing') as sort, s.vals, width_bucket(${day}::int, s.days) as i,
        cardinality(s.vals) / cardinality(s.days) as w
      from figure_sums s left join wanted w on w.series = s.series
      where s.realm_id = ${of.realmId} and s.campaign_id = ${of.campaignId}
        and (${units}::bigint[] is null or s.unit_id = any(${units}::bigint[]))
        and (w.series is not null or s.series like 'w:%')),
    values as (select unit_id, sort, vals[(i - 1) * w + 1] as one, vals[(i - 1) * w + 2] as two from series where i > 0)
    select unit_id,
      coalesce(sum(one) filter (where sort = 'roster'), 0)::int as expected,
      coalesce(sum(two) filter (where sort = 'roster'), 0)::int as participated,
      coalesce(sum(one) filter (where sort = 'headcount'), 0)::int as stated,
      coalesce(sum(two) filter (where sort = 'headcount'), 0)::int as stated_done,
      coalesce(sum(one) filter (where sort = 'writing'), 0)::int as papers,
      coalesce(sum(two) filter (where sort = 'writing'), 0)::int as papers_done
    from values group by unit_id having bool_or(sort = 'in' and one = 1)`.execute(db)
  return rows
}
