/** The people behind a figure: filtered, named as known, in Vietnamese order, one page at a time. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { FIRST_DAY, isoOf } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import { shownCode, shownDetail, shownName } from '#platform/veil.ts'
import type { Names } from './contract.ts'
import { known } from '#platform/facts-known.ts'
import { condition } from './store-names-asked.ts'
import type { NamesAsked } from './store-names-asked.ts'
import { foundBySearch, shownByWalk } from './store-names-walk.ts'
import type { StandingRow } from './store-sums.ts'

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

/** Who of those behind a figure is on the page, and what is told of them; `shown` chooses among the standings `w`. */
function named(asked: NamesAsked, home: RawBuilder<unknown>, shown: RawBuilder<unknown>): RawBuilder<unknown> {
  const { of, at } = asked
  const date = isoOf(asked.day)
  const veil = { ...of, masked: asked.masked }
  return sql`with behind as materialized (select * from (${standingsOf(asked)}) w where ${condition(asked)} and ${shown}),
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
}

/** How many are behind the figure, and how many of them are not shown. */
async function countNames(
  db: Db,
  scope: UnitScope,
  asked: NamesAsked,
  meant: RawBuilder<unknown>,
): Promise<{ total: number; hidden: number }> {
  const search = searchOf(asked)
  const { rows } = await sql<{ total: number; hidden: number }>`
    ${named(asked, homeIsCovered(asked, scope.units()), meant)}
    select (select count(*) from ${search === null ? sql`w` : sql`n where ${search}`})::bigint as total,
      ((select count(*) from behind) - (select count(*) from w))::bigint as hidden`.execute(db)
  return rows[0] ?? { total: 0, hidden: 0 }
}

function searchOf({ search }: NamesAsked): RawBuilder<unknown> | null {
  const part = search?.trim()
  if (!part) return null
  return sql`(${folded(sql`n.full_name`)} like '%' || ${folded(sql`${escapeLike(part)}::text`)} || '%' or n.person = ${part})`
}

/**
 * One page of the people behind a figure. The scope says whose names may be shown. `counted` is how many there are where
 * that is known already, and nobody is hidden.
 */
export async function readNamesPage(
  db: Db,
  scope: UnitScope,
  asked: NamesAsked,
  counted: number | null = null,
): Promise<Omit<Names, 'by_statement'>> {
  if (scope.realmId !== asked.of.realmId) throw new Problem('not-found')
  const { sort, order, limit } = asked
  const meant = foundBySearch(asked) ?? sql`true`
  const { total, hidden } = counted === null ? await countNames(db, scope, asked, meant) : { total: counted, hidden: 0 }
  const [first, second] = keysOf[sort]
  const k1 = sql.raw(`${first} collate "vi-x-icu"`)
  const k2 = sql.raw(`${second} collate "vi-x-icu"`)
  const after = readAfter(asked.after)
  const way = sql.raw(order)
  const compare = sql.raw(order === 'asc' ? '>' : '<')
  const behind =
    after === null
      ? sql``
      : sql`where (o.k1, o.k2, o.person collate "C") ${compare} (${after[0]} collate "vi-x-icu", ${after[1]} collate "vi-x-icu", ${after[2]}::text collate "C")`
  // where nobody is hidden there is nobody to look up again
  const home = hidden === 0 ? sql`true` : homeIsCovered(asked, scope.units())
  const shown = hidden === 0 ? await shownByWalk(db, asked, { total, after }) : null
  const page = await sql<Row>`${named(asked, home, shown ?? meant)},
    ordered as (select n.*, ${k1} as k1, ${k2} as k2 from n where ${searchOf(asked) ?? sql`true`})
    select * from ordered o ${behind}
    order by o.k1 ${way}, o.k2 ${way}, o.person collate "C" ${way} limit ${limit + 1}`.execute(db)
  const rows = page.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    total,
    hidden,
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
