import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { RealmFacts } from '#core/realm.ts'
import { known } from '#platform/facts-known.ts'
import type { Campaign } from './contract.ts'

export type CampaignsAsked = {
  readonly db: Db
  readonly realm: RealmFacts
  readonly knownAt: Date | null
  readonly position: number | null
  readonly today: string
  readonly code: string | null
  /** Units whose own deadlines and exclusion are told; all of them when absent. */
  readonly covers?: (unitId: number) => boolean
  /** Owners whose drafts are shown; none when absent. */
  readonly plans?: (ownerId: number) => boolean
}

const knownOf = (table: string, keys: readonly string[], asked: CampaignsAsked) =>
  known(table, keys, asked.realm.id, asked)

type Deadline = Campaign['deadlines'][number] & { unit_id: number | null }
type Row = Omit<Campaign, 'owner' | 'recorded' | 'deadlines' | 'excluded_units'> & {
  deadlines: Deadline[]
  excluded_units: { code: string; unit_id: number | null }[]
  owner_id: number
  owner_code: string
  owner_name: string | null
  last_fact: string | null
}

/** Campaigns as known, with what the rail and the menus need. */
export async function readCampaigns(asked: CampaignsAsked): Promise<Campaign[]> {
  const { db, realm, today, code } = asked
  const zone = realm.timeZone
  const { rows } = await sql<Row>`
    select i.code, c.title, c.status, c.owner_id, o.code as owner_code, c.opens_on::text as opens_on, c.threshold::text as threshold,
      coalesce(c.topics, '{}') as topics, 
      coalesce((select jsonb_agg(jsonb_build_object('code', e.code, 'unit_id', x.unit_id) order by e.place)
        from unnest(c.excluded_units) with ordinality e(code, place)
        left join unit_ids x on x.realm_id = ${realm.id} and x.code = e.code), '[]') as excluded_units, coalesce(c.rank_min, 0) as rank_min,
      coalesce(c.directives, '{}') as directives,
      (select u.name from ${knownOf('units', ['unit_id', 'valid_from'], asked)} u where u.unit_id = c.owner_id order by u.valid_from desc limit 1) as owner_name,
      coalesce((select jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'basis', a.basis, 'order', a.ord,
          'artifacts', to_jsonb(coalesce(a.artifacts, '{}'))) order by a.ord, a.code)
        from ${knownOf('audiences', ['campaign_id', 'code'], asked)} a where a.campaign_id = c.campaign_id), '[]') as audiences,
      coalesce((select jsonb_agg(jsonb_build_object('level', nullif(d.level, ''), 'audience', nullif(d.audience, ''), 'unit', u.code, 'unit_id', u.unit_id, 'due_on', d.due_on)
          order by d.due_on, d.level, d.audience)
        from ${knownOf('deadlines', ['campaign_id', 'level', 'audience', 'unit_id'], asked)} d
        left join unit_ids u on u.realm_id = ${realm.id} and u.unit_id = d.unit_id where d.campaign_id = c.campaign_id), '[]') as deadlines,
      coalesce((select jsonb_agg(jsonb_build_object('session', si.code, 'title', coalesce(s.title, ''), 'kind', s.kind,
          'held_on', (s.starts_at at time zone ${zone})::date) order by s.starts_at, si.code)
        from ${knownOf('sessions', ['session_id'], asked)} s join session_ids si on si.realm_id = ${realm.id} and si.session_id = s.session_id
        where s.campaign_id = c.campaign_id and s.host_id = c.owner_id), '[]') as conferences,
      least(c.opens_on, (select min((s.starts_at at time zone ${zone})::date) from ${knownOf('sessions', ['session_id'], asked)} s
        where s.campaign_id = c.campaign_id))::text as first_day,
      (select max((s.starts_at at time zone ${zone})::date) from ${knownOf('sessions', ['session_id'], asked)} s
        where s.campaign_id = c.campaign_id)::text as last_fact
    from ${knownOf('campaigns', ['campaign_id'], asked)} c
    join campaign_ids i on i.realm_id = ${realm.id} and i.campaign_id = c.campaign_id
    join unit_ids o on o.realm_id = ${realm.id} and o.unit_id = c.owner_id
    where ${code === null ? sql`true` : sql`i.code = ${code}`}
    order by c.opens_on desc, i.code`.execute(db)
  const recorded = await readRecorded(asked)
  const told = (unit: number | null): boolean => unit === null || (asked.covers?.(unit) ?? true)
  return rows.flatMap(({ owner_id, owner_code, owner_name, last_fact, ...row }) => {
    if (row.status === 'draft' && !(asked.plans?.(owner_id) ?? false)) return []
    const last =
      [row.opens_on, last_fact ?? '', ...row.deadlines.map((one) => one.due_on)].toSorted().at(-1) ?? row.opens_on
    const campaign = {
      ...row,
      deadlines: row.deadlines.flatMap(({ unit_id, ...one }) => (told(unit_id) ? [one] : [])),
      excluded_units: row.excluded_units.flatMap((one) => (told(one.unit_id) ? [one.code] : [])),
      owner: { code: owner_code, name: owner_name ?? owner_code },
      last_day: last > today ? today : last,
      recorded,
    }
    return [campaign]
  })
}

/** When facts of the realm were recorded: the last instant of each day, newest first, at most 60. */
async function readRecorded({ db, realm }: CampaignsAsked): Promise<string[]> {
  const { rows } = await sql<{ at: Date }>`
    select max(m.at) as at from orders o cross join jsonb_array_elements_text(o.detail->'moments') as t(moment)
    cross join lateral (select t.moment::timestamptz as at) m
    where o.realm_id = ${realm.id} group by (m.at at time zone ${realm.timeZone})::date order by 1 desc limit 60`.execute(
    db,
  )
  return rows.map((row) => row.at.toISOString())
}
