/** Reads what all persons of a campaign share, as known: rules, tree, sessions, sites; and the units' own facts. */
import { sql } from 'kysely'
import { dayOf } from '#core/days.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { Db } from '#platform/database.ts'
import { artifactCodes, cadreCodes, shareOf, tierCodes } from './rules-model.ts'
import type {
  Audience,
  CampaignFacts,
  Deadline,
  Deliverable,
  Outreach,
  Placement,
  Recommendation,
  RequiredDeliverable,
  Session,
  Site,
  Statement,
} from './rules-model.ts'
import { structureOf } from './rules-ledger.ts'
import type { Structure, UnitFacts } from './rules-ledger.ts'
import { known } from '#platform/facts-known.ts'
import { civilDay, dayNumber } from './store-days.ts'
import type { Known } from '#platform/facts-known.ts'

type Asked = { readonly db: Db; readonly realm: RealmFacts; readonly campaignId: number; readonly at: Known }

async function readAudiences({ db, realm, campaignId, at }: Asked): Promise<Audience[]> {
  type Row = { code: string; name: string; basis: 'roster' | 'headcount'; ord: number } & Record<
    'cadres' | 'tiers' | 'kinds' | 'levels' | 'sectors' | 'artifacts',
    string[] | null
  >
  const { rows } = await sql<Row>`select a.* from ${known('audiences', ['campaign_id', 'code'], realm.id, at)} a
    where a.campaign_id = ${campaignId} order by a.ord, a.code`.execute(db)
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    basis: row.basis,
    order: row.ord,
    cadres: (row.cadres ?? []).map((code) => cadreCodes.indexOf(code)),
    tiers: (row.tiers ?? []).map((code) => tierCodes.indexOf(code)),
    kinds: row.kinds ?? [],
    levels: row.levels ?? [],
    sectors: row.sectors ?? [],
    artifacts: (row.artifacts ?? []).map((code) => artifactCodes.indexOf(code)).sort(),
  }))
}

async function readDeadlines({ db, realm, campaignId, at }: Asked): Promise<Deadline[]> {
  const { rows } = await sql<{ level: string; audience: string; unit_id: number; due: number }>`
    select d.level, d.audience, d.unit_id, ${dayNumber('d.due_on')} as due
    from ${known('deadlines', ['campaign_id', 'level', 'audience', 'unit_id'], realm.id, at)} d
    where d.campaign_id = ${campaignId}`.execute(db)
  return rows.map((row) => ({
    level: row.level,
    audience: row.audience,
    unit: row.unit_id === 0 ? null : row.unit_id,
    due: row.due,
  }))
}

async function readRequired({ db, realm, campaignId, at }: Asked): Promise<RequiredDeliverable[]> {
  const { rows } = await sql<RequiredDeliverable>`
    select r.level, r.kind, ${dayNumber('r.due_on')} as due
    from ${known('required_deliverables', ['campaign_id', 'level', 'kind'], realm.id, at)} r
    where r.campaign_id = ${campaignId} order by r.level, r.kind`.execute(db)
  return rows
}

/** The campaign's own facts; null when it is not known at the instant. */
export async function readCampaignFacts(asked: Asked): Promise<CampaignFacts | null> {
  const { db, realm, campaignId, at } = asked
  type Row = {
    code: string
    owner_id: number
    opens_on: string
    threshold: string
    topics: string[] | null
    excluded: number[] | null
    rank_min: number | null
  }
  const { rows } = await sql<Row>`
    select i.code, c.owner_id, c.opens_on, c.threshold::text as threshold, c.topics, c.rank_min,
      (select array_agg(u.unit_id::int) from unit_ids u where u.realm_id = ${realm.id} and u.code = any(c.excluded_units)) as excluded
    from ${known('campaigns', ['campaign_id'], realm.id, at)} c
    join campaign_ids i on i.realm_id = ${realm.id} and i.campaign_id = c.campaign_id
    where c.campaign_id = ${campaignId}`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  return {
    id: campaignId,
    code: row.code,
    owner: row.owner_id,
    opensOn: dayOf(row.opens_on),
    threshold: shareOf(row.threshold),
    topics: row.topics ?? [],
    excluded: new Set(row.excluded ?? []),
    rankMin: row.rank_min ?? 0,
    audiences: await readAudiences(asked),
    deadlines: await readDeadlines(asked),
    required: await readRequired(asked),
  }
}

/** All placements of the realm. */
export async function readPlacements(db: Db, realmId: number, at: Known): Promise<Placement[]> {
  const { rows } = await sql<Placement>`
    select u.unit_id as unit, ${dayNumber('u.valid_from')} as "from", ${dayNumber('u.valid_to')} as "to",
      u.parent_id as parent, u.level, u.sector, u.name
    from ${known('units', ['unit_id', 'valid_from'], realmId, at)} u
    where u.valid_from <= u.valid_to`.execute(db)
  return rows
}

export async function readSessions({ db, realm, campaignId, at }: Asked): Promise<Session[]> {
  type Row = Omit<Session, 'audiences' | 'topics'> & { audiences: string[] | null; topics: string[] | null }
  const { rows } = await sql<Row>`
    select s.session_id as id, i.code, coalesce(s.title, '') as title, s.host_id as host,
      ${civilDay('s.starts_at', realm.timeZone)} as day, s.kind, s.mode, s.makeup, s.audiences, s.topics
    from ${known('sessions', ['session_id'], realm.id, at)} s
    join session_ids i on i.realm_id = ${realm.id} and i.session_id = s.session_id
    where s.campaign_id = ${campaignId}`.execute(db)
  return rows.map((row) => ({ ...row, audiences: row.audiences ?? [], topics: row.topics ?? [] }))
}

async function readSites({ db, realm, campaignId, at }: Asked): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select t.session_id as session, t.unit_id as unit, t.mode, coalesce(t.headcount, 0) as headcount,
      (t.connected_from is not null or t.connected_to is not null) as connected
    from ${known('sites', ['session_id', 'unit_id', 'name'], realm.id, at)} t
    join ${known('sessions', ['session_id'], realm.id, at)} s on s.session_id = t.session_id
    where s.campaign_id = ${campaignId}`.execute(db)
  return rows
}

/** Everything that all persons share; null when the campaign is not known at the instant. */
export async function readStructure(asked: Asked): Promise<Structure | null> {
  const campaign = await readCampaignFacts(asked)
  if (campaign === null) return null
  const sessions = await readSessions(asked)
  return structureOf({
    campaign,
    levels: asked.realm.levels,
    placements: await readPlacements(asked.db, asked.realm.id, asked.at),
    sessions: new Map(sessions.map((session) => [session.id, session])),
    sites: await readSites(asked),
  })
}

/** Facts of units; with `only`, of these units alone. */
export async function readUnitFacts(asked: Asked, only: readonly number[] | null = null): Promise<UnitFacts> {
  const { db, realm, campaignId, at } = asked
  const units = only === null ? sql`true` : sql`f.unit_id = any(${only})`
  const day = (column: string) => civilDay(column, realm.timeZone)
  const where = sql`where f.campaign_id = ${campaignId} and ${units}`
  const statements = await sql<Statement>`
    select f.unit_id as unit, f.audience, ${dayNumber('f.on_date')} as day, f.scope, f.expected, f.participated,
      coalesce(f.makeup, 0) as makeup, coalesce(f.classes, 0) as classes
    from ${known('headcounts', ['campaign_id', 'audience', 'unit_id', 'on_date'], realm.id, at)} f ${where}`.execute(db)
  const deliverables = await sql<Deliverable>`
    select f.unit_id as unit, f.kind, ${day('f.submitted_at')} as submitted, ${day('f.accepted_at')} as accepted
    from ${known('deliverables', ['campaign_id', 'unit_id', 'kind'], realm.id, at)} f ${where}`.execute(db)
  const recommendations = await sql<Recommendation>`
    select f.unit_id as unit, ${day('f.submitted_at')} as day, f.status
    from ${known('recommendations', ['code'], realm.id, at)} f ${where}`.execute(db)
  const outreach = await sql<Outreach>`
    select f.unit_id as unit, ${dayNumber('f.on_date')} as day, f.form, coalesce(f.items, 0) as items,
      coalesce(f.attendances, 0) as attendances
    from ${known('outreach', ['code'], realm.id, at)} f ${where}`.execute(db)
  return {
    statements: statements.rows,
    deliverables: deliverables.rows,
    recommendations: recommendations.rows,
    outreach: outreach.rows,
  }
}
