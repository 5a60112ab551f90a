import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** Text without diacritics or case, in SQL: the same folding for names and for what is searched in them. */
export function folded(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`replace(regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`
}
