/** Which version of a fact is meant: now, at an instant, or at an instant and store position (figures.md). */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { FIRST_DAY, LAST_DAY } from '#core/days.ts'

/** `knownAt` null is now; a position leaves out versions stored after it. */
export type Known = { readonly knownAt: Date | null; readonly position: number | null }

/**
 * A table's facts as known, as a subquery: current version of each key, withdrawn ones left out. `keys` are the key
 * columns without realm_id; names are constants of our own code, never input.
 */
export function known(table: string, keys: readonly string[], realmId: number, at: Known): RawBuilder<unknown> {
  const from = sql.raw(table)
  if (at.position === null) {
    const open =
      at.knownAt === null
        ? sql`superseded_at is null`
        : sql`recorded_at <= ${at.knownAt} and (superseded_at is null or superseded_at > ${at.knownAt})`
    return sql`(select * from ${from} where realm_id = ${realmId} and ${open} and not retracted)`
  }
  const before = at.knownAt === null ? sql`true` : sql`recorded_at <= ${at.knownAt}`
  const key = sql.raw(['realm_id', ...keys].join(', '))
  return sql`(select * from (
    select distinct on (${key}) * from ${from} where realm_id = ${realmId} and ${before} and position <= ${at.position}
    order by ${key}, recorded_at desc) newest where not retracted)`
}

/** A date column as day number, infinities as the open days. */
export function dayNumber(column: string): RawBuilder<number> {
  const name = sql.raw(column)
  return sql<number>`(case ${name} when '-infinity' then ${sql.lit(FIRST_DAY)} when 'infinity' then ${sql.lit(LAST_DAY)} else ${name} - date '1970-01-01' end)`
}

/** The civil day, in a zone, of an instant column or expression. */
export function civilDay(column: string, timeZone: string): RawBuilder<number> {
  return sql<number>`((${sql.raw(column)} at time zone ${sql.lit(timeZone)})::date - date '1970-01-01')`
}
