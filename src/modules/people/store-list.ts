/** The list of people, out of people_places (decision 0017). */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import { isRestricted, restrictedName } from '#platform/veil.ts'
import type { PersonRow } from './contract-desk.ts'

export type PeopleAsked = {
  readonly day: string
  /** Civil date of the asking: whoever has moved away since is not named. */
  readonly today: string
  /** Units to which the list is narrowed; null for all of the scope. */
  readonly units: readonly number[] | null
  readonly who: 'members' | 'non_members' | 'all'
  readonly state: string
  readonly kind?: string | undefined
  readonly cadre?: string | undefined
  readonly tier?: string | undefined
  readonly exempt?: string | undefined
  readonly moved?: string | undefined
  readonly search?: string | undefined
  /** Words of names that the search may mean (store-words.ts); null: everybody is looked at. */
  readonly words: readonly (readonly string[])[] | null
  readonly sort: 'name' | 'unit' | 'code'
  readonly order: 'asc' | 'desc'
  readonly after?: string | undefined
  readonly limit: number
  /** Whose restricted people are named: those who keep them have to know whom they keep. */
  readonly namesRestricted: boolean
}

/** A part of a text as `like` takes it to the letter. */
export const likeSafe = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')

const isMember = sql`p.kind is distinct from 'non_member'`

/** Everything but `who`. */
function matching(scope: UnitScope, asked: PeopleAsked): RawBuilder<unknown> {
  const { day, units, state, kind, cadre, tier, exempt, moved, search, namesRestricted } = asked
  const covered = scope.units()
  const realm = scope.realmId
  const parts = [sql`p.realm_id = ${realm} and p.day_from <= ${day}::date and p.day_to >= ${day}::date`]
  if (covered !== null) parts.push(sql`p.unit_id = any(${covered}::bigint[])`)
  if (covered !== null && day !== asked.today)
    parts.push(sql`exists (select 1 from people_places h where h.realm_id = ${realm} and h.person_id = p.person_id
      and h.day_from <= ${asked.today}::date and h.day_to >= ${asked.today}::date and h.unit_id = any(${covered}::bigint[]))`)
  if (units !== null) parts.push(sql`p.unit_id = any(${units}::bigint[])`)
  if (state === 'away') parts.push(sql`p.state <> 'here'`)
  else if (state !== 'any') parts.push(sql`p.state = ${state}`)
  if (kind !== undefined) parts.push(sql`p.kind = ${kind}`)
  if (cadre !== undefined) parts.push(sql`p.cadre = ${cadre}`)
  if (tier !== undefined) parts.push(sql`p.tier = ${tier}`)
  if (moved !== undefined) parts.push(sql`p.came_from_id is not null`)
  if (exempt !== undefined)
    parts.push(sql`p.person_id in (select e.person_id from exemptions e where e.realm_id = ${realm}
      and e.superseded_at is null and not e.retracted and e.obligation = ${exempt}
      and e.valid_from <= ${day}::date and e.valid_to >= ${day}::date)`)
  const part = search?.trim()
  if (part) {
    for (const meant of asked.words ?? []) parts.push(sql`p.words && ${meant}::text[]`)
    parts.push(sql`p.search like '%' || ${folded(sql`${likeSafe(part)}::text`)} || '%'`)
    if (!namesRestricted) parts.push(sql`not ${isRestricted(realm, 'p.person_id')}`)
  }
  return sql.join(parts, sql` and `)
}

function whoOf({ who }: PeopleAsked): RawBuilder<unknown> {
  if (who === 'all') return sql`true`
  return who === 'members' ? isMember : sql`p.kind = 'non_member'`
}

export type PeopleCount = {
  readonly total: number
  readonly members: number
  readonly non_members: number
  /** The matches themselves where they are few, so that the page needs no second look at everybody. */
  readonly few: readonly number[] | null
}

const fewest = 2_000

/** How many match; one pass over the stretches of the day. */
export async function countPeople(db: Db, scope: UnitScope, asked: PeopleAsked): Promise<PeopleCount> {
  const where = matching(scope, asked)
  const { units, kind, cadre, tier, exempt, moved, search } = asked
  const isNarrow = [units, kind, cadre, tier, exempt, moved, search].some((one) => one != null && one !== '')
  const wanted = isNarrow || asked.who === 'non_members' || asked.state !== 'here' || !scope.all
  const { rows } = wanted
    ? await sql<PeopleCount>`
        with hit as materialized (
          select p.person_id, ${isMember} as member, ${whoOf(asked)} as wanted from people_places p where ${where}),
        n as (select count(*) filter (where wanted)::bigint as total, count(*) filter (where member)::bigint as members,
          count(*) filter (where not member)::bigint as non_members from hit)
        select n.*, case when n.total <= ${fewest} then array(select person_id from hit where wanted) end as few from n`.execute(
        db,
      )
    : await sql<PeopleCount>`
        select count(*) filter (where ${whoOf(asked)})::bigint as total, count(*) filter (where ${isMember})::bigint as members,
          count(*) filter (where not (${isMember}))::bigint as non_members, null as few
        from people_places p where ${where}`.execute(db)
  return rows[0] ?? { total: 0, members: 0, non_members: 0, few: [] }
}

type Key = { readonly keys: readonly string[]; readonly shape: readonly 'text'[] }
const vi = ' collate "vi-x-icu"'
/** What each order sorts by, over the row `p` and its unit `u`; the code last, which nobody shares. */
const orders: Readonly<Record<PeopleAsked['sort'], Key>> = {
  name: { keys: [`p.given${vi}`, `p.full_name${vi}`, 'p.code collate "C"'], shape: ['text', 'text', 'text'] },
  unit: {
    keys: [
      `coalesce(u.name, '')${vi}`,
      `coalesce(u.code, '') collate "C"`,
      `p.given${vi}`,
      `p.full_name${vi}`,
      'p.code collate "C"',
    ],
    shape: ['text', 'text', 'text', 'text', 'text'],
  },
  code: { keys: ['p.code collate "C"'], shape: ['text'] },
}

/** Units of the realm with their names on a day. */
const unitsOn = (realm: number, day: string): RawBuilder<unknown> => sql`(
  select i.unit_id, i.code, coalesce(d.name, l.name) as name from unit_ids i
  left join units d on d.realm_id = ${realm} and d.unit_id = i.unit_id and d.superseded_at is null and not d.retracted
    and d.valid_from <= ${day}::date and d.valid_to >= ${day}::date
  left join lateral (select o.name from units o where d.unit_id is null and o.realm_id = ${realm} and o.unit_id = i.unit_id
    and o.superseded_at is null and not o.retracted order by o.valid_from desc limit 1) l on true
  where i.realm_id = ${realm})`

type Row = Omit<PersonRow, 'exempt'> & { person_id: number; exempt: string[] | null; restricted: boolean }

/** A page of the list, and the cursor of the next. `few` is what countPeople found. */
export async function readPeoplePage(
  db: Db,
  scope: UnitScope,
  asked: PeopleAsked,
  few: readonly number[] | null,
): Promise<{ readonly rows: PersonRow[]; readonly next: string | null }> {
  const realm = scope.realmId
  const { day, sort, order, limit } = asked
  const { keys, shape } = orders[sort]
  const after = cursorParts(asked.after, shape)
  if (after?.includes(null))
    throw new Problem('bad-request', '', { issues: [{ path: 'after', message: 'bad-cursor' }] })
  const way = sql.raw(order)
  const list = sql.join(keys.map((key) => sql.raw(key)))
  const behind =
    after === null
      ? sql`true`
      : sql`(${list}) ${sql.raw(order === 'asc' ? '>' : '<')} (${sql.join(after.map((part) => sql`${part}::text`))})`
  const chosen = few === null ? sql`true` : sql`p.person_id = any(${few}::bigint[])`
  const withUnits = sort === 'unit' ? sql`left join ${unitsOn(realm, day)} u on u.unit_id = p.unit_id` : sql``
  const { rows } = await sql<Row & { k: string[] }>`
    with page as materialized (
      select p.*, array[${sql.join(keys.map((key) => sql`${sql.raw(key.replace(/ collate "[^"]+"$/, ''))}`))}] as k,
        row_number() over () as at
      from (select p.* ${sort === 'unit' ? sql`, u.name as u_name, u.code as u_code` : sql``} from people_places p ${withUnits}
        where ${matching(scope, asked)} and ${whoOf(asked)} and ${chosen} and ${behind}
        order by ${sql.join(keys.map((key) => sql`${sql.raw(key)} ${way}`))} limit ${limit + 1}) p
      ${sort === 'unit' ? sql`cross join lateral (select p.u_name as name, p.u_code as code) u` : sql``})
    select p.person_id, p.code, p.full_name, p.state, u.code as unit, u.name as unit_name, f.code as came_from,
      nullif(p.since, '-infinity')::text as since, p.kind, p.cadre, p.tier, coalesce(p.post, '') as position,
      ${isRestricted(realm, 'p.person_id')} as restricted, p.k,
      (select array_agg(distinct e.obligation order by e.obligation) from exemptions e where e.realm_id = ${realm}
        and e.person_id = p.person_id and e.superseded_at is null and not e.retracted
        and e.valid_from <= ${day}::date and e.valid_to >= ${day}::date) as exempt
    from page p
    left join lateral (select i.code, coalesce(d.name, l.name) as name from unit_ids i
      left join units d on d.realm_id = ${realm} and d.unit_id = i.unit_id and d.superseded_at is null and not d.retracted
        and d.valid_from <= ${day}::date and d.valid_to >= ${day}::date
      left join lateral (select o.name from units o where d.unit_id is null and o.realm_id = ${realm} and o.unit_id = i.unit_id
        and o.superseded_at is null and not o.retracted order by o.valid_from desc limit 1) l on true
      where i.realm_id = ${realm} and i.unit_id = p.unit_id) u on true
    left join unit_ids f on f.realm_id = ${realm} and f.unit_id = p.came_from_id
    order by p.at`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ person_id: _id, k: _k, restricted, exempt, ...row }) => ({
      ...row,
      // a code says who somebody is as well as a name does
      ...(restricted && !asked.namesRestricted
        ? { code: `bd-${randomUUID().slice(0, 8)}`, full_name: restrictedName, position: '' }
        : {}),
      exempt: exempt ?? [],
    })),
    next: rows.length > limit && last !== undefined ? cursorOf(last.k) : null,
  }
}
