/** Days of columns as figures count them. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { FIRST_DAY, LAST_DAY } from '#core/days.ts'

/** A date column as day number, infinities as the open days. */
export function dayNumber(column: string): RawBuilder<number> {
  const name = sql.raw(column)
  return sql<number>`(case ${name} when '-infinity' then ${sql.lit(FIRST_DAY)} when 'infinity' then ${sql.lit(LAST_DAY)} else ${name} - date '1970-01-01' end)`
}

/** The civil day, in a zone, of an instant column or expression. */
export function civilDay(column: string, timeZone: string): RawBuilder<number> {
  return sql<number>`((${sql.raw(column)} at time zone ${sql.lit(timeZone)})::date - date '1970-01-01')`
}
