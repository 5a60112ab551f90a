/** The stored ledger for now: writing series, completions, cards and standings, and reading a unit's values on a day. */
import { sql } from 'kysely'
import type pg from 'pg'
import type { Day } from '#core/days.ts'
import { copyInto } from '#platform/copy-in.ts'
import type { CopyIn } from '#platform/copy-in.ts'
import type { Db } from '#platform/database.ts'
import type { ConferenceCard } from './rules-conference.ts'
import type { Completions } from './rules-ledger.ts'
import { stepsOf } from './rules-series.ts'
import type { Bundle, Steps } from './rules-series.ts'
import { tierCodes } from './rules-model.ts'
import type { Session, UnitId } from './rules-model.ts'
import type { Segment, StandingRules } from './rules-standing.ts'

export type Owner = { readonly realmId: number; readonly campaignId: number }

/** Gathers lines until they are worth a write. */
type Lines = {
  readonly line: (fields: readonly (string | number)[]) => Promise<void> | undefined
  readonly end: () => Promise<void>
}

function linesInto(copy: CopyIn): Lines {
  let waiting: string[] = []
  const flush = async (): Promise<void> => {
    const text = waiting.join('')
    waiting = []
    if (text !== '') await copy.write(text)
  }
  return {
    line: (fields) => {
      waiting.push(`${fields.join('\t')}\n`)
      return waiting.length >= 2000 ? flush() : undefined
    },
    end: async () => {
      await flush()
      await copy.end()
    },
  }
}

/** Audience codes are people's text and may hold what COPY's format or an array needs escaped. */
const safe = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')

const seriesTables = { sums: 'figure_sums', tallies: 'figure_tallies' } as const

/** Adds rows of series; the caller has removed those that were there. */
export async function writeSeries(
  client: pg.ClientBase,
  table: keyof typeof seriesTables,
  of: Owner,
  rows: Iterable<readonly [UnitId, string, Steps]>,
): Promise<void> {
  const columns = ['realm_id', 'campaign_id', 'unit_id', 'series', 'days', 'vals']
  const lines = linesInto(copyInto(client, seriesTables[table], columns))
  for (const [unit, series, steps] of rows) {
    if (steps.days.length === 0) continue
    await lines.line([
      of.realmId,
      of.campaignId,
      unit,
      safe(series),
      `{${steps.days.join(',')}}`,
      `{${steps.values.join(',')}}`,
    ])
  }
  await lines.end()
}

/** In order of unit, as the primary key has them. */
export function* rowsOf(units: Iterable<[UnitId, ReadonlyMap<string, Steps>]>): Generator<[UnitId, string, Steps]> {
  for (const [unit, series] of [...units].sort((a, b) => a[0] - b[0]))
    for (const [name, steps] of series) yield [unit, name, steps]
}

export function* tallyRows(own: Iterable<[UnitId, Bundle]>): Generator<[UnitId, string, Steps]> {
  for (const [unit, bundle] of [...own].sort((a, b) => a[0] - b[0]))
    for (const [name, deltas] of bundle) yield [unit, name, stepsOf(deltas)]
}

/** Removes all that is stored of a campaign. */
export async function clearStored(client: pg.ClientBase, of: Owner): Promise<void> {
  for (const table of [...Object.values(seriesTables), 'figure_completions', 'figure_conferences', 'figure_standings'])
    await client.query(`delete from ${table} where realm_id = $1 and campaign_id = $2`, [of.realmId, of.campaignId])
}

/** Kind of a series (rules-series.ts) in SQL. */
const kind = "case when series like '@%' then '@' else split_part(series, ':', 1) end"

/** Units of which the series of some kinds are made anew. */
export type Renewed = { readonly units: readonly UnitId[]; readonly kinds: ReadonlySet<string> }

/** Removes these series and the completions of the units. */
export async function clearRenewed(client: pg.ClientBase, of: Owner, { units, kinds }: Renewed): Promise<void> {
  const owned = 'realm_id = $1 and campaign_id = $2 and unit_id = any($3)'
  for (const table of Object.values(seriesTables))
    await client.query(`delete from ${table} where ${owned} and ${kind} = any($4)`, [
      of.realmId,
      of.campaignId,
      units,
      [...kinds],
    ])
  await client.query(`delete from figure_completions where ${owned}`, [of.realmId, of.campaignId, units])
}

export async function writeCompletions(client: pg.ClientBase, of: Owner, completions: Completions): Promise<void> {
  const lines = linesInto(
    copyInto(client, 'figure_completions', ['realm_id', 'campaign_id', 'unit_id', 'audience', 'day']),
  )
  for (const [unit, days] of completions)
    for (const [audience, day] of days) await lines.line([of.realmId, of.campaignId, unit, safe(audience), day])
  await lines.end()
}

export async function writeCards(
  client: pg.ClientBase,
  of: Owner,
  sessions: ReadonlyMap<number, Session>,
  cards: ReadonlyMap<number, ConferenceCard>,
): Promise<void> {
  const lines = linesInto(
    copyInto(client, 'figure_conferences', ['realm_id', 'campaign_id', 'session_id', 'host_id', 'day', 'card']),
  )
  for (const [id, card] of cards) {
    const session = sessions.get(id)
    if (session)
      await lines.line([of.realmId, of.campaignId, id, session.host, session.day, safe(JSON.stringify(card))])
  }
  await lines.end()
}

/** Three bits an artifact: due, received, accepted. */
export function owedBits(segment: Segment): number {
  let bits = 0
  for (const { artifact, received } of segment.owed)
    bits |= (1 | (received === null ? 0 : received.status === 'accepted' ? 6 : 2)) << (3 * artifact)
  return bits
}

/** First day of the unbroken stretch of participation that a segment belongs to; null while there is none. */
export function sinceOf(segments: readonly Segment[], index: number): Day | null {
  if (!segments[index]?.participated) return null
  let at = index
  while (at > 0 && segments[at - 1]?.participated && segments[at - 1]?.to === (segments[at]?.from ?? 0) - 1) at -= 1
  return segments[at]?.from ?? null
}

export type StandingRow = {
  readonly from: Day
  readonly to: Day
  readonly unit: UnitId
  readonly audience: string
  readonly tier: string
  readonly exempt: boolean
  readonly participated: boolean
  readonly makeup: boolean
  readonly since: Day | null
  readonly owed: number
}

export function standingRows(segments: readonly Segment[], rules: Pick<StandingRules, 'roster'>): StandingRow[] {
  return segments.map((segment, i) => ({
    from: segment.from,
    to: segment.to,
    unit: segment.unit,
    audience: rules.roster[segment.audience]?.code ?? '',
    tier: tierCodes[segment.tier] ?? '',
    exempt: segment.exempt,
    participated: segment.participated,
    makeup: segment.makeup,
    since: sinceOf(segments, i),
    owed: owedBits(segment),
  }))
}

const standingColumns = [
  'realm_id',
  'campaign_id',
  'person_id',
  'day_from',
  'day_to',
  'unit_id',
  'audience',
  'tier',
  'exempt',
  'participated',
  'makeup',
  'since',
  'owed',
]

/** Line of COPY for one standing. */
function standingLine(of: Owner, person: number, row: StandingRow): string {
  const flag = (value: boolean): string => (value ? 't' : 'f')
  return `${[of.realmId, of.campaignId, person, row.from, row.to, row.unit, safe(row.audience), row.tier, flag(row.exempt), flag(row.participated), flag(row.makeup), row.since ?? '\\N', row.owed].join('\t')}\n`
}

/** Takes standings as persons pass by; answers a promise when it is time to wait. */
export type StandingsIn = {
  readonly add: (person: number, rows: readonly StandingRow[]) => Promise<void> | undefined
  readonly end: () => Promise<void>
}

/** Opens `copy` for standings with the first that come: until it is ended, the client can do nothing else. */
export function standingsInto(client: pg.ClientBase, of: Owner): StandingsIn {
  let copy: CopyIn | undefined
  let waiting: string[] = []
  const flush = (): Promise<void> => {
    const text = waiting.join('')
    waiting = []
    copy ??= copyInto(client, 'figure_standings', standingColumns)
    return copy.write(text)
  }
  return {
    add: (person, rows) => {
      for (const row of rows) waiting.push(standingLine(of, person, row))
      return waiting.length >= 2000 ? flush() : undefined
    },
    end: async () => {
      if (waiting.length > 0) await flush()
      await copy?.end()
    },
  }
}

/** Values on a day of all series of a unit, or of the people series (and `in`) of several. */
export async function readValues(
  db: Db,
  of: Owner,
  units: readonly UnitId[],
  day: Day,
  peopleOnly: boolean,
): Promise<Map<UnitId, Map<string, number[]>>> {
  // by name, so that the primary key leads straight to them: most of a unit's series are about writing
  const which = peopleOnly
    ? sql`and series in (select 'in' union all select 'p:' || code from audiences
        where realm_id = ${of.realmId} and campaign_id = ${of.campaignId})`
    : sql``
  const { rows } = await sql<{ unit: UnitId; series: string; value: number[] }>`
    select unit_id as unit, series, vals[(i - 1) * w + 1 : i * w] as value
    from (select unit_id, series, vals, width_bucket(${day}::int, days) as i, cardinality(vals) / cardinality(days) as w
      from figure_sums where realm_id = ${of.realmId} and campaign_id = ${of.campaignId} and unit_id = any(${units}) ${which}) s
    where i > 0`.execute(db)
  const values = new Map<UnitId, Map<string, number[]>>()
  for (const row of rows) {
    let map = values.get(row.unit)
    if (map === undefined) values.set(row.unit, (map = new Map()))
    map.set(row.series, row.value)
  }
  return values
}

/** Whole series of some kinds of units, as steps. */
export async function readSeries(
  db: Db,
  table: keyof typeof seriesTables,
  of: Owner,
  { units, kinds }: Renewed,
): Promise<Map<UnitId, Map<string, Steps>>> {
  const { rows } = await sql<{ unit: UnitId; series: string; days: number[]; vals: number[] }>`
    select unit_id as unit, series, days, vals from ${sql.raw(seriesTables[table])}
    where realm_id = ${of.realmId} and campaign_id = ${of.campaignId} and unit_id = any(${units}) and ${sql.raw(kind)} = any(${[...kinds]})`.execute(
    db,
  )
  const found = new Map<UnitId, Map<string, Steps>>()
  for (const row of rows) {
    let map = found.get(row.unit)
    if (map === undefined) found.set(row.unit, (map = new Map()))
    map.set(row.series, { width: row.vals.length / row.days.length, days: row.days, values: row.vals })
  }
  return found
}
