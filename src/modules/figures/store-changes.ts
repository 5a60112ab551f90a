/** What has changed between two store positions, as far as figures care. */
import type pg from 'pg'

/** A change in one of these moves everybody: the ledger is made anew. */
const structural = new Set(['realm', 'units'])
/** A change in one of these moves everybody of the campaign that it names, and of no other. */
const ofCampaigns = ['campaigns', 'audiences', 'required_deliverables'] as const
/**
 * The same, but for what no figure reads: who speaks, where, how many fit in. An invitation that is accepted or a venue
 * that is changed makes nothing anew.
 */
const ofSessions: Readonly<Record<'sessions' | 'sites', { key: readonly string[]; unread: readonly string[] }>> = {
  sessions: { key: ['session_id'], unread: ['speakers', 'venue', 'capacity', 'ends_at', 'secret'] },
  sites: { key: ['session_id', 'unit_id', 'name'], unread: ['chair', 'expected'] },
}
const ofPersons = ['memberships', 'exemptions', 'attendance', 'reflections'] as const
const ofUnits = ['headcounts', 'deliverables', 'recommendations', 'outreach'] as const

export type Changes =
  | { readonly kind: 'everything' }
  | { readonly kind: 'some'; readonly persons: readonly number[]; readonly units: readonly number[] }

/** Beyond this many persons a new ledger is quicker than mending the old one. */
const personLimit = 5000

/** Position of the last order of a realm; 0 before the first. */
export async function lastPosition(client: pg.ClientBase, realmId: number): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(position), 0)::bigint as last from orders where realm_id = $1',
    [realmId],
  )
  return rows[0]?.last ?? 0
}

/** Changes stored after position `from`, as far as they move a campaign's figures. */
export async function changesSince(
  client: pg.ClientBase,
  { realmId, campaignId }: { readonly realmId: number; readonly campaignId: number },
  from: number,
): Promise<Changes> {
  const { rows } = await client.query<{ file: string }>(
    `select distinct jsonb_object_keys(detail->'files') as file from orders where realm_id = $1 and position > $2`,
    [realmId, from],
  )
  const files = new Set(rows.map((row) => row.file))
  if ([...files].some((file) => structural.has(file))) return { kind: 'everything' }
  for (const table of ofCampaigns) {
    if (!files.has(table)) continue
    const found = await client.query(
      `select 1 from ${table} where realm_id = $1 and campaign_id = $2 and position > $3 limit 1`,
      [realmId, campaignId, from],
    )
    if (found.rows.length > 0) return { kind: 'everything' }
  }
  for (const table of ['sessions', 'sites'] as const)
    if (files.has(table) && (await hasMoved(client, table, { realmId, campaignId }, from)))
      return { kind: 'everything' }
  const persons = new Set<number>()
  for (const table of ofPersons) {
    if (!files.has(table)) continue
    const found = await client.query<{ id: number }>(
      `select distinct person_id as id from ${table} where realm_id = $1 and position > $2 limit ${personLimit + 1}`,
      [realmId, from],
    )
    for (const row of found.rows) persons.add(row.id)
    if (persons.size > personLimit) return { kind: 'everything' }
  }
  const units = new Set<number>()
  for (const table of ofUnits) {
    if (!files.has(table)) continue
    // a record that moved to another unit counts for the old one too
    const moved =
      table === 'recommendations' || table === 'outreach'
        ? `or code in (select code from ${table} where realm_id = $1 and position > $2)`
        : ''
    const found = await client.query<{ id: number }>(
      `select distinct unit_id as id from ${table} where realm_id = $1 and (position > $2 ${moved}) and unit_id is not null`,
      [realmId, from],
    )
    for (const row of found.rows) units.add(row.id)
  }
  return { kind: 'some', persons: [...persons], units: [...units] }
}

/** Whether a session or site of a campaign stands otherwise than at a position, in what figures read. */
async function hasMoved(
  client: pg.ClientBase,
  table: keyof typeof ofSessions,
  { realmId, campaignId }: { readonly realmId: number; readonly campaignId: number },
  from: number,
): Promise<boolean> {
  const { key, unread } = ofSessions[table]
  const keys = key.join(', ')
  const same = key.map((name) => `b.${name} = n.${name}`).join(' and ')
  // the session of a site tells its campaign; one that changes campaigns is a change of sessions
  const campaign =
    table === 'sessions'
      ? '$2 in (n.campaign_id, b.campaign_id)'
      : `exists (select 1 from sessions s where s.realm_id = $1 and s.session_id = n.session_id and s.campaign_id = $2)`
  const { rows } = await client.query(
    `with n as (select distinct on (${keys}) * from ${table} x where realm_id = $1
        and (${keys}) in (select ${keys} from ${table} where realm_id = $1 and position > $3)
        order by ${keys}, recorded_at desc)
      select 1 from n left join lateral (select * from ${table} b where b.realm_id = $1 and ${same} and b.position <= $3
        order by b.recorded_at desc limit 1) b on true
      where ${campaign} and to_jsonb(n) - $4::text[] is distinct from to_jsonb(b) - $4::text[] limit 1`,
    [realmId, campaignId, from, [...unread, 'recorded_at', 'superseded_at', 'position']],
  )
  return rows.length > 0
}

/**
 * Condition over a row of campaign_ids: the campaign is no draft. A draft's figures are made when they are asked for, so
 * that planning costs nobody else anything (decision 0018).
 */
export const notDraft = (of: string): string => `not exists (select 1 from campaigns draft
  where draft.realm_id = ${of}.realm_id and draft.campaign_id = ${of}.campaign_id and draft.superseded_at is null
    and not draft.retracted and draft.status = 'draft')`
