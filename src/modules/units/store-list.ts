/** The list of units of a day: searched, narrowed, sorted, page by page. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { CursorPart } from '#platform/cursor.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import type { ListedUnit } from './contract.ts'
import { covered, onDay } from './store.ts'
import type { TreeAsked } from './store.ts'

export type UnitsAsked = {
  /** A unit and all below it; null: everything that the tree reaches. */
  readonly under: number | null
  readonly parent: number | null
  /** Only the beginnings of what the scope covers. */
  readonly isTop: boolean
  readonly level: string | null
  readonly sector: string | null
  /** Part of a name or code, with or without diacritics. */
  readonly search: string
  readonly sort: 'code' | 'name' | 'level'
  readonly isDown: boolean
  /** Levels from the top: their order is that of the sort. */
  readonly levels: readonly string[]
  readonly after: readonly CursorPart[] | null
  readonly limit: number
}

/** What a cursor of each sort holds. */
export const cursorShapes = { code: ['text'], name: ['text', 'text'], level: ['number', 'text'] } as const

type Row = { readonly unit: ListedUnit; readonly sorted: string | number; readonly total: number }

/**
 * A page of units, with the number of all that match and what the next page begins behind. Names are folded once for
 * both: that is what a search costs.
 */
export async function listUnitsOf(
  asked: TreeAsked,
  scope: UnitScope,
  of: UnitsAsked,
): Promise<{ rows: ListedUnit[]; next: CursorPart[] | null; total: number }> {
  const sorted = sortOf(of)
  const way = sql.raw(of.isDown ? 'desc' : 'asc')
  const compare = sql.raw(of.isDown ? '<' : '>')
  const [first, last] = [of.after?.[0] ?? null, of.after?.at(-1) ?? null]
  const behind =
    of.after === null
      ? sql`true`
      : of.sort === 'code'
        ? sql`f.code ${compare} ${last}`
        : sql`(f.sorted, f.code) ${compare} (${first}::${sql.raw(sorted.type)}, ${last})`
  const { rows } = await sql<Row>`
    with recursive d as materialized ${onDay(asked)},
    inside as (
      select unit_id from d where ${of.under === null ? sql`parent_id is null` : sql`unit_id = ${of.under}`}
      union
      select d.unit_id from inside join d on d.parent_id = inside.unit_id),
    found as materialized (
      select p.*, i.code collate "C" as code, ${sorted.by} as sorted
      from d p join unit_ids i on i.realm_id = ${asked.realmId} and i.unit_id = p.unit_id
      where ${testOf(scope, of)}),
    page as (select f.* from found f where ${behind} order by f.sorted ${way}, f.code ${way} limit ${of.limit + 1})
    select jsonb_build_object('code', p.code, 'name', p.name, 'level', p.level, 'sector', p.sector, 'parent', pi.code,
      'parent_name', pp.name, 'succeeded_by', si.code, 'valid_from', nullif(p.valid_from, '-infinity')::text,
      'valid_to', nullif(p.valid_to, 'infinity')::text, 'children', coalesce(below.n, 0)) as unit,
      p.sorted, (select count(*)::int from found) as total
    from (select true) one left join page p on true
    left join unit_ids pi on pi.realm_id = ${asked.realmId} and pi.unit_id = p.parent_id
    left join d pp on pp.unit_id = p.parent_id
    left join unit_ids si on si.realm_id = ${asked.realmId} and si.unit_id = p.succeeded_by_id
    left join (select parent_id, count(*)::int as n from d group by parent_id) below on below.parent_id = p.unit_id
    order by p.sorted ${way}, p.code ${way}`.execute(asked.db)
  // the first row is there for the total even when no unit is
  const units = rows.filter(({ unit }) => unit.code !== null)
  const page = units.slice(0, of.limit)
  const end = page.at(-1)
  const more = units.length > of.limit && end !== undefined
  return {
    rows: page.map(({ unit }) => unit),
    next: more ? (of.sort === 'code' ? [end.unit.code] : [end.sorted, end.unit.code]) : null,
    total: rows[0]?.total ?? 0,
  }
}

function sortOf({ sort, levels }: UnitsAsked): { by: RawBuilder<unknown>; type: string } {
  if (sort === 'name') return { by: sql`${folded(sql`p.name`)} collate "C"`, type: 'text' }
  if (sort === 'level') return { by: sql`coalesce(array_position(${levels}::text[], p.level), 0)`, type: 'int' }
  return { by: sql`i.code collate "C"`, type: 'text' }
}

function testOf(scope: UnitScope, of: UnitsAsked): RawBuilder<unknown> {
  const words = of.search.trim()
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const tests = [
    sql`p.unit_id in (select unit_id from inside)`,
    covered(scope),
    ...(of.parent === null ? [] : [sql`p.parent_id = ${of.parent}`]),
    ...(of.level === null ? [] : [sql`p.level = ${of.level}`]),
    ...(of.sector === null ? [] : [sql`p.sector = ${of.sector}`]),
    ...(of.isTop ? [topOf(scope)] : []),
    ...(words === ''
      ? []
      : [
          sql`(i.code ilike ${like} or ${folded(sql`p.name`)} like ${folded(sql`${like}::text`)}
            or (i.code ~ '[^ -~]' and ${folded(sql`i.code`)} like ${folded(sql`${like}::text`)}))`,
        ]),
  ]
  return sql.join(tests, sql` and `)
}

function topOf(scope: UnitScope): RawBuilder<unknown> {
  const units = scope.units()
  return units === null
    ? sql`p.parent_id is null`
    : sql`(p.parent_id is null or p.parent_id <> all(${units}::bigint[]))`
}

/** Codes of a unit and of those below it on a day. */
export async function codesBelow(db: Db, realmId: number, unit: string, day: string): Promise<string[]> {
  const asked = { db, realmId, day, knownAt: null, position: null }
  const { rows } = await sql<{ code: string }>`
    with recursive d as materialized ${onDay(asked)}, inside as (
      select unit_id from unit_ids where realm_id = ${realmId} and code = ${unit}
      union
      select d.unit_id from inside join d on d.parent_id = inside.unit_id)
    select i.code from inside join unit_ids i on i.realm_id = ${realmId} and i.unit_id = inside.unit_id`.execute(db)
  return rows.map(({ code }) => code)
}
