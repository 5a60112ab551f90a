/**
 * Who of those behind a figure can be on a page at all, told by the order and the words of names (people_places, decision
 * 0017), so that not everybody has to be named, put in order and searched for the sake of fifty.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { isoOf } from '#core/days.ts'
import type { Db } from '#platform/database.ts'
import { isRestricted } from '#platform/veil.ts'
import { condition } from './store-names-asked.ts'
import type { NamesAsked } from './store-names-asked.ts'

/** People that may be passed by for a page; beyond that, those who are behind the figure are few enough to be sorted. */
const mostPassed = 5_000

/** People whose name is not shown: what stands for it has another place in the order, and other letters. */
const restricted = ({
  of,
}: NamesAsked): RawBuilder<unknown> => sql`select distinct c.person_id from correction_requests c
  where c.realm_id = ${of.realmId} and ${isRestricted(of.realmId, 'c.person_id')}`

/** Who may be found by the search, as a condition on standings `w`; null where that isn't known beforehand. */
export function foundBySearch(asked: NamesAsked): RawBuilder<unknown> | null {
  return asked.meant && sql`w.person_id in (${asked.meant} union all ${restricted(asked)})`
}

type Seen = {
  /** How many are behind the figure. */
  readonly total: number
  /** Keys of the last one of the page before. */
  readonly after: readonly string[] | null
}

/** Who is on the page by the order of names, as a condition on standings `w`; null where to walk would be no shorter. */
export async function shownByWalk(db: Db, asked: NamesAsked, seen: Seen): Promise<RawBuilder<unknown> | null> {
  const { sort, search, limit, kept } = asked
  if (!kept || sort !== 'name' || search?.trim()) return null
  const { rows } = await sql<{ people: number }>`
    select greatest(reltuples, 0)::bigint as people from pg_class where oid = 'people_places'::regclass`.execute(db)
  const passed = ((rows[0]?.people ?? 0) / Math.max(1, seen.total)) * limit
  if (passed > mostPassed + 8 * limit) return null
  const found = await sql<{ person_id: number }>`${next(asked, seen)} union all ${restricted(asked)}`.execute(db)
  return sql`w.person_id = any(${found.rows.map((row) => row.person_id)}::bigint[])`
}

const keys = ['p.given collate "vi-x-icu"', 'p.full_name collate "vi-x-icu"', 'p.code collate "C"']

/** Ids of the next people by name who are behind the figure. */
function next(asked: NamesAsked, { after }: Seen): RawBuilder<unknown> {
  const { of, day, units, order, limit } = asked
  const date = isoOf(day)
  const behind =
    after === null
      ? sql`true`
      : sql`(${sql.raw(keys.join(', '))}) ${sql.raw(order === 'asc' ? '>' : '<')} (${sql.join(after.map((key) => sql`${key}::text`))})`
  return sql`select walked.person_id from (
    select p.person_id from people_places p
    cross join lateral (select 1 from figure_standings w
      where w.realm_id = ${of.realmId} and w.campaign_id = ${of.campaignId} and w.person_id = p.person_id
        and w.day_from <= ${day} and w.day_to >= ${day} and w.unit_id = any(${units}::bigint[]) and ${condition(asked)} limit 1) w
    where p.realm_id = ${of.realmId} and p.day_from <= ${date}::date and p.day_to >= ${date}::date and ${behind}
      and not ${isRestricted(of.realmId, 'p.person_id')}
    order by ${sql.raw(keys.map((key) => `${key} ${order}`).join(', '))} limit ${limit + 1}) walked`
}
