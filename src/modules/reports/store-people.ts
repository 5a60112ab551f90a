import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Tree } from './store-tree.ts'
import { type CampaignRow, civil, current, type ReportView } from './store-view.ts'

export type NamedRow = {
  unit_id: number
  audience: string
  makeup: number
  exempt: number
  excused: number
  absent: number
}
export type WritingRow = {
  unit_id: number
  artifact: string
  tier: string
  expected: number
  received: number
  accepted: number
  returned: number
}

/**
 * Common table expressions up to `counted`: each person once, at the primary unit of the day, with tier and cadre the
 * highest of all memberships of the day and the first roster audience that matches (figures.md, People), '' when none
 * does. They stay in `counted` because an inner join on five columns makes the planner expect a single person.
 */
function counted(view: ReportView, campaign: CampaignRow, tree: Tree, units: readonly number[]): RawBuilder<unknown> {
  const placed = units.map((unit) => tree.of.get(unit)!)
  return sql`
    here as (select * from unnest(${units}::bigint[], ${placed.map((one) => one.level)}::text[], ${placed.map((one) => one.sector)}::text[])
      as here(unit_id, level, sector)),
    live as (select person_id, unit_id, is_primary, kind,
        array_position(array['central', 'province', 'intermediate', 'grassroots'], coalesce(tier, 'grassroots')) as tier_no,
        array_position(array['key', 'cadre', 'member'], coalesce(cadre, 'member')) as cadre_no
      from ${current(view, 'memberships', ['person_id', 'unit_id', 'valid_from'])} m
      where valid_from <= ${view.asOf}::date and valid_to >= ${view.asOf}::date),
    highest as (select person_id, min(tier_no) as tier_no, min(cadre_no) as cadre_no from live group by person_id),
    placed as (select l.person_id, l.unit_id, h.tier_no, h.cadre_no, coalesce(l.kind, 'member') as kind, here.level, here.sector
      from live l join here on here.unit_id = l.unit_id join highest h on h.person_id = l.person_id
      where l.is_primary is not false),
    rosters as (select * from ${current(view, 'audiences', ['campaign_id', 'code'], sql`campaign_id = ${campaign.campaign_id}`)} a
      where coalesce(basis, 'roster') = 'roster'),
    matches as (select distinct on (tier_no, cadre_no, kind, level, sector) g.*, r.code as audience, coalesce(r.artifacts, '{}') as artifacts
      from (select distinct tier_no, cadre_no, kind, level, sector from placed) g join rosters r
        on (coalesce(cardinality(r.cadres), 0) = 0 or (array['key', 'cadre', 'member'])[g.cadre_no] = any (r.cadres))
        and (coalesce(cardinality(r.tiers), 0) = 0 or (array['central', 'province', 'intermediate', 'grassroots'])[g.tier_no] = any (r.tiers))
        and (coalesce(cardinality(r.kinds), 0) = 0 or g.kind = any (r.kinds))
        and (coalesce(cardinality(r.levels), 0) = 0 or g.level = any (r.levels))
        and (coalesce(cardinality(r.sectors), 0) = 0 or g.sector = any (r.sectors))
      order by tier_no, cadre_no, kind, level, sector, r.ord),
    counted as materialized (select p.person_id, p.unit_id, coalesce(m.audience, '') as audience, m.artifacts,
        (array['central', 'province', 'intermediate', 'grassroots'])[p.tier_no] as tier
      from placed p left join matches m using (tier_no, cadre_no, kind, level, sector)),
    free as (select distinct person_id, obligation
      from ${current(view, 'exemptions', ['person_id', 'obligation', 'valid_from'])} e
      where valid_from <= ${view.asOf}::date and valid_to >= ${view.asOf}::date)`
}

/** Participation without topics: present in at least one session. */
const anySession = sql`select person_id, true as done, bool_or(not makeup) as at_first from marks where status = 'present' group by person_id`

/** Participation with topics: every topic covered; `at_first` without the make-up sessions. */
function everyTopic(topics: readonly string[]): RawBuilder<unknown> {
  return sql`select person_id, count(distinct topic) = ${topics.length}::int as done,
      count(distinct topic) filter (where not makeup) = ${topics.length}::int as at_first
    from marks, unnest(topics) as t(topic) where status = 'present' and topic = any (${topics}::text[]) group by person_id`
}

/** What the names say about participation, per unit and audience; statements are laid over it elsewhere. */
export async function readNamed(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
  tree: Tree,
  units: readonly number[],
): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`with ${counted(view, campaign, tree, units)},
    study as materialized (select session_id, starts_at, coalesce(makeup, false) as makeup, coalesce(audiences, '{}') as audiences,
        case when coalesce(cardinality(topics), 0) = 0 then ${campaign.topics}::text[] else topics end as topics
      from ${current(view, 'sessions', ['session_id'])} s
      where campaign_id = ${campaign.campaign_id} and kind = 'study'),
    marks as materialized (select a.person_id, a.status, s.starts_at, s.makeup, s.topics
      from ${current(view, 'attendance', ['session_id', 'person_id'], sql`session_id in (select session_id from study)`)} a
      join study s on s.session_id = a.session_id join counted c on c.person_id = a.person_id
      where c.audience <> '' and (cardinality(s.audiences) = 0 or c.audience = any (s.audiences))
        and ${civil(view, sql`coalesce(a.checked_at, s.starts_at)`)} <= ${view.asOf}::date),
    covered as (${campaign.topics.length === 0 ? anySession : everyTopic(campaign.topics)}),
    never as (select person_id, max(starts_at) filter (where status = 'excused') as excused_at,
        max(starts_at) filter (where status = 'absent') as absent_at
      from marks group by person_id having not bool_or(status = 'present'))
    select c.unit_id, c.audience,
      count(*) filter (where f.person_id is not null) as exempt,
      count(*) filter (where f.person_id is null and v.done and not v.at_first) as makeup,
      count(*) filter (where f.person_id is null and (n.absent_at is null or n.excused_at >= n.absent_at) and n.excused_at is not null) as excused,
      count(*) filter (where f.person_id is null and (n.excused_at is null or n.absent_at > n.excused_at) and n.absent_at is not null) as absent
    from counted c left join free f on f.person_id = c.person_id and f.obligation = 'attend'
      left join covered v on v.person_id = c.person_id left join never n on n.person_id = c.person_id
    where c.audience <> '' group by c.unit_id, c.audience`.execute(db)
  return rows
}

/** Writing owed and handed in, per unit of the person, artifact and tier; always by name (figures.md, Reflections). */
export async function readWriting(
  db: Db,
  view: ReportView,
  campaign: CampaignRow,
  tree: Tree,
  units: readonly number[],
): Promise<WritingRow[]> {
  const { rows } = await sql<WritingRow>`with ${counted(view, campaign, tree, units)},
    handed as (select person_id, artifact, coalesce(status, 'submitted') as status
      from ${current(view, 'reflections', ['campaign_id', 'person_id', 'artifact'], sql`campaign_id = ${campaign.campaign_id}`)} r
      where ${civil(view, sql`submitted_at`)} <= ${view.asOf}::date)
    select c.unit_id, w.artifact, c.tier, count(*) as expected,
      count(*) filter (where h.status in ('submitted', 'accepted')) as received,
      count(*) filter (where h.status = 'accepted') as accepted,
      count(*) filter (where h.status = 'returned') as returned
    from counted c cross join unnest(c.artifacts) as w(artifact)
      left join handed h on h.person_id = c.person_id and h.artifact = w.artifact
    where c.audience <> '' and not exists (select 1 from free f where f.person_id = c.person_id and f.obligation = 'write')
    group by c.unit_id, w.artifact, c.tier`.execute(db)
  return rows
}
