/** The people behind a figure: filtered, named as known, in Vietnamese order, one page at a time. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { FIRST_DAY, isoOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import { shownCode, shownDetail, shownName } from '#platform/veil.ts'
import type { nameFigures, Names } from './contract.ts'
import { artifactCodes } from './rules-model.ts'
import type { UnitId } from './rules-model.ts'
import { known } from './store-current.ts'
import type { Known } from './store-current.ts'
import type { Owner, StandingRow } from './store-sums.ts'

export type Filter = {
  readonly figure: (typeof nameFigures)[number]
  readonly audience?: string | undefined
  readonly artifact?: string | undefined
  readonly tier?: string | undefined
}

export type NamesAsked = Filter & {
  readonly of: Owner
  readonly day: Day
  /** The campaign's term is over: pseudonyms stand for names. */
  readonly masked: boolean
  /** Civil date of the asking, for whose names may be shown. */
  readonly today: string
  readonly at: Known
  readonly units: readonly UnitId[]
  /** Pairs of unit and audience that are counted by statement, so that no name stands behind them. */
  readonly stated: { readonly units: readonly UnitId[]; readonly audiences: readonly string[] }
  /** Standings on the day out of a ledger of the past; null reads the stored ones. */
  readonly standings: readonly (StandingRow & { readonly person: number })[] | null
  readonly search?: string | undefined
  readonly sort: 'name' | 'unit' | 'code'
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly after?: string | undefined
}

/** Bits of `owed` that must be set, and that must not, for a figure of writing. */
const bits = {
  writing_expected: [1, 0],
  writing_received: [3, 0],
  writing_accepted: [7, 0],
  writing_outstanding: [1, 2],
} as const

function isWriting(figure: Filter['figure']): figure is keyof typeof bits {
  return figure in bits
}

const flags: Readonly<Record<string, string>> = {
  expected: 'not w.exempt',
  participated: 'w.participated and not w.exempt',
  outstanding: 'not w.exempt and not w.participated',
  makeup: 'w.makeup and not w.exempt',
  exempt: 'w.exempt',
}

function condition({ figure, audience, artifact, tier, stated }: NamesAsked): RawBuilder<unknown> {
  const parts = [sql`true`]
  if (audience !== undefined && audience !== '*') parts.push(sql`w.audience = ${audience}`)
  if (tier !== undefined) parts.push(sql`w.tier = ${tier}`)
  if (isWriting(figure)) {
    const shift = 3 * Math.max(0, artifactCodes.indexOf(artifact ?? 'reflection'))
    const [set, unset] = bits[figure]
    parts.push(
      sql`((w.owed >> ${shift}::int) & ${set}::int) = ${set}::int and ((w.owed >> ${shift}::int) & ${unset}::int) = 0`,
    )
  } else {
    parts.push(sql.raw(flags[figure] ?? 'true') as RawBuilder<never>)
    if (stated.units.length > 0)
      parts.push(sql`not exists (select 1 from unnest(${stated.units}::bigint[], ${stated.audiences}::text[]) s(unit, audience)
        where s.unit = w.unit_id and s.audience = w.audience)`)
  }
  return sql.join(parts, sql` and `)
}

function standingsOf({ of, day, units, standings }: NamesAsked): RawBuilder<unknown> {
  if (standings === null)
    return sql`select person_id, unit_id, audience, tier, exempt, participated, makeup, since, owed from figure_standings
      where realm_id = ${of.realmId} and campaign_id = ${of.campaignId} and day_from <= ${day} and day_to >= ${day}
        and unit_id = any(${units}::bigint[])`
  const column = <T>(pick: (row: StandingRow & { person: number }) => T): T[] => standings.map(pick)
  return sql`select * from unnest(${column((r) => r.person)}::bigint[], ${column((r) => r.unit)}::bigint[], ${column((r) => r.audience)}::text[],
    ${column((r) => r.tier)}::text[], ${column((r) => r.exempt)}::boolean[], ${column((r) => r.participated)}::boolean[],
    ${column((r) => r.makeup)}::boolean[], ${column((r) => r.since)}::int[], ${column((r) => r.owed)}::int[])
    as s(person_id, unit_id, audience, tier, exempt, participated, makeup, since, owed)`
}

/** Sort keys: Vietnamese names by given name, then the whole name; ties by code. */
const keysOf = {
  name: ["split_part(n.full_name, ' ', -1)", 'n.full_name'],
  unit: ['n.unit_name', 'n.unit'],
  code: ['n.person', 'n.person'],
} as const

function readAfter(after: string | undefined): string[] | null {
  if (after === undefined) return null
  try {
    const keys: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    const sound = (key: unknown): boolean => typeof key === 'string' && !key.includes('\0')
    if (Array.isArray(keys) && keys.length === 3 && keys.every(sound)) return keys
  } catch {
    // falls through to the refusal
  }
  throw new Problem('bad-request', '', { issues: [{ path: 'after', message: 'bad-cursor' }] })
}

type Row = {
  person: string
  full_name: string
  unit: string
  unit_name: string
  audience: string
  tier: string
  position: string
  participated: boolean
  makeup: boolean
  exempt: boolean
  since: number | null
  k1: string
  k2: string
}

/**
 * Names are shown of people whose unit today, or last unit, is covered: someone who has moved away stays in the figure
 * of the old day and is told as hidden (architecture.md, Rights).
 */
function homeIsCovered({ of, today }: NamesAsked, covered: readonly number[] | null): RawBuilder<unknown> {
  if (covered === null) return sql`true`
  const home = sql`m.realm_id = ${of.realmId} and m.superseded_at is null and not m.retracted and m.is_primary
    and m.valid_from <= ${today}::date`
  // nearly everybody is at home there today, which one look at those units tells; the others are looked up one by one
  return sql`(w.person_id in (select m.person_id from memberships m where ${home} and m.valid_to >= ${today}::date
      and m.unit_id = any(${covered}::bigint[]))
    or (select m.unit_id from memberships m where ${home} and m.person_id = w.person_id
      order by m.valid_from desc limit 1) = any(${covered}::bigint[]))`
}

/** One page of the people behind a figure. The scope says whose names may be shown. */
export async function readNamesPage(db: Db, scope: UnitScope, asked: NamesAsked): Promise<Omit<Names, 'by_statement'>> {
  if (scope.realmId !== asked.of.realmId) throw new Problem('not-found')
  const covered = scope.units()
  const { of, at, day, sort, order, limit } = asked
  const date = isoOf(day)
  const [first, second] = keysOf[sort]
  const k1 = sql.raw(`${first} collate "vi-x-icu"`)
  const k2 = sql.raw(`${second} collate "vi-x-icu"`)
  const after = readAfter(asked.after)
  const way = sql.raw(order)
  const compare = sql.raw(order === 'asc' ? '>' : '<')
  const veil = { ...of, masked: asked.masked }
  const named = (
    home: RawBuilder<unknown>,
  ) => sql`with behind as materialized (select * from (${standingsOf(asked)}) w where ${condition(asked)}),
    w as materialized (select w.* from behind w where ${home}), n as (
      select ${shownCode(veil, 'w.person_id', 'i.code')} as person, ${shownName(veil, 'w.person_id', 'p.full_name')} as full_name, u.code as unit, coalesce(pl.name, '') as unit_name,
        ${shownDetail(veil, 'w.person_id', 'm.post')} as position, w.audience, w.tier, w.participated, w.makeup, w.exempt, w.since
      from w
      join person_ids i on i.realm_id = ${of.realmId} and i.person_id = w.person_id
      join unit_ids u on u.realm_id = ${of.realmId} and u.unit_id = w.unit_id
      left join ${known('people', ['person_id'], of.realmId, at)} p on p.person_id = w.person_id
      left join ${known('units', ['unit_id', 'valid_from'], of.realmId, at)} pl on pl.unit_id = w.unit_id
        and pl.valid_from <= ${date}::date and pl.valid_to >= ${date}::date
      left join ${known('memberships', ['person_id', 'unit_id', 'valid_from'], of.realmId, at)} m on m.person_id = w.person_id
        and m.unit_id = w.unit_id and m.is_primary and m.valid_from <= ${date}::date and m.valid_to >= ${date}::date
    )`
  const search = asked.search?.trim()
    ? sql`where ${folded(sql`n.full_name`)} like '%' || ${folded(sql`${escapeLike(asked.search.trim())}::text`)} || '%' or n.person = ${asked.search.trim()}`
    : sql``
  const counted = asked.search?.trim() ? sql`n ${search}` : sql`w`
  const total = await sql<{
    total: number
    hidden: number
  }>`${named(homeIsCovered(asked, covered))} select (select count(*) from ${counted})::bigint as total,
    ((select count(*) from behind) - (select count(*) from w))::bigint as hidden`.execute(db)
  // where nobody is hidden there is nobody to look up again
  const all = total.rows[0]?.hidden === 0
  const page =
    await sql<Row>`${named(all ? sql`true` : homeIsCovered(asked, covered))}, ordered as (select n.*, ${k1} as k1, ${k2} as k2 from n ${search})
    select * from ordered o
    ${after === null ? sql`` : sql`where (o.k1, o.k2, o.person) ${compare} (${after[0]} collate "vi-x-icu", ${after[1]} collate "vi-x-icu", ${after[2]})`}
    order by o.k1 ${way}, o.k2 ${way}, o.person ${way} limit ${limit + 1}`.execute(db)
  const rows = page.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    total: total.rows[0]?.total ?? 0,
    hidden: total.rows[0]?.hidden ?? 0,
    rows: rows.map(({ k1: _1, k2: _2, since, ...row }) => ({
      ...row,
      participated_on: since === null || since <= FIRST_DAY ? null : isoOf(since),
    })),
    next:
      page.rows.length > limit && last !== undefined
        ? Buffer.from(JSON.stringify([last.k1, last.k2, last.person])).toString('base64url')
        : null,
  }
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
