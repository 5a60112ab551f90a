/** What an answer needs beside sums: the unit on the day, its children, its conferences; from the tables, for now. */
import { sql } from 'kysely'
import { isoOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import type { Db } from '#platform/database.ts'
import type { ConferenceCard } from './rules-conference.ts'
import type { ChildView, HostedView } from './rules-figures.ts'
import type { UnitId } from './rules-model.ts'
import { readValues } from './store-sums.ts'
import type { Owner } from './store-sums.ts'

/** Children of a unit on a day that are in the scope, with their people and completions. */
export async function readChildren(db: Db, of: Owner, unit: UnitId, day: Day): Promise<ChildView[]> {
  const date = isoOf(day)
  const { rows } = await sql<{ unit: UnitId; code: string; name: string; level: string }>`
    select u.unit_id as unit, i.code, u.name, u.level from units u
    join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id
    where u.realm_id = ${of.realmId} and u.parent_id = ${unit} and u.superseded_at is null and not u.retracted
      and u.valid_from <= ${date}::date and u.valid_to >= ${date}::date`.execute(db)
  const ids = rows.map((row) => row.unit)
  const values = await readValues(db, of, ids, day, true)
  const completed = await sql<{ unit: UnitId; audience: string; day: Day }>`
    select unit_id as unit, audience, day from figure_completions
    where realm_id = ${of.realmId} and campaign_id = ${of.campaignId} and unit_id = any(${ids})`.execute(db)
  const completions = new Map<UnitId, Map<string, Day>>()
  for (const row of completed.rows) {
    let days = completions.get(row.unit)
    if (days === undefined) completions.set(row.unit, (days = new Map()))
    days.set(row.audience, row.day)
  }
  return rows.flatMap((row) => {
    const own = values.get(row.unit)
    if (own?.get('in')?.[0] !== 1) return []
    return [{ ...row, values: own, completions: completions.get(row.unit) ?? new Map<string, Day>() }]
  })
}

/** Order of hosted conferences: held_on, then code. */
export function byDayAndCode(a: HostedView, b: HostedView): number {
  if (a.held_on !== b.held_on) return a.held_on < b.held_on ? -1 : 1
  return a.session < b.session ? -1 : a.session > b.session ? 1 : 0
}

/** One hosted conference as shown; `present` is the number of people present by the day asked. */
export function hostedView(
  session: { code: string; day: Day; kind: string; mode: string },
  card: ConferenceCard,
  present: number,
): HostedView {
  return {
    session: session.code,
    held_on: isoOf(session.day),
    kind: session.kind,
    mode: session.mode,
    sites_connected: card.sitesConnected,
    sites_total: card.sitesTotal,
    sites: card.sites.map((row) => ({ ...row })),
    present,
  }
}

/** Conferences that a unit hosts, held by the day. */
export async function readHosted(
  db: Db,
  of: Owner,
  unit: UnitId,
  day: Day,
  values: ReadonlyMap<string, readonly number[]>,
): Promise<HostedView[]> {
  type Row = { id: number; code: string; day: Day; kind: string; mode: string; card: ConferenceCard }
  const { rows } = await sql<Row>`
    select c.session_id as id, i.code, c.day, s.kind, s.mode, c.card from figure_conferences c
    join session_ids i on i.realm_id = c.realm_id and i.session_id = c.session_id
    join sessions s on s.realm_id = c.realm_id and s.session_id = c.session_id and s.superseded_at is null
    where c.realm_id = ${of.realmId} and c.campaign_id = ${of.campaignId} and c.host_id = ${unit} and c.day <= ${day}`.execute(
    db,
  )
  return rows.map((row) => hostedView(row, row.card, values.get(`@${row.id}`)?.[0] ?? 0)).sort(byDayAndCode)
}
