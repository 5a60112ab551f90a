/**
 * Which version of a fact is meant: now, at an instant, or at an instant and store position (figures.md). The reading side
 * of facts.ts, and like it in one place: it rests on superseded_at being the moment of the next version.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** `knownAt` null is now; a position leaves out versions stored after it. */
export type Known = { readonly knownAt: Date | null; readonly position: number | null }

/** A table of versions, and its key columns without realm_id; names are constants of our own code, never input. */
type Versions = readonly [table: string, keys: readonly string[], realmId: number, at: Known]
type Piece = string | { readonly value: number | Date }

/** The subquery as text, with its values apart. */
function pieces([table, keys, realmId, { knownAt, position }]: Versions): readonly Piece[] {
  const all: Piece[] = [`select * from ${table} where realm_id = `, { value: realmId }]
  if (position === null) {
    if (knownAt === null) return ['(', ...all, ' and superseded_at is null and not retracted)']
    const at = { value: knownAt }
    const open: Piece[] = [' and recorded_at <= ', at, ' and (superseded_at is null or superseded_at > ', at, ')']
    return ['(', ...all, ...open, ' and not retracted)']
  }
  // the version that was the newest then may have been superseded by one that is left out
  const key = ['realm_id', ...keys].join(', ')
  const before: Piece[] = knownAt === null ? [] : [' and recorded_at <= ', { value: knownAt }]
  return [
    `(select * from (select distinct on (${key}) * from ${table} where realm_id = `,
    { value: realmId },
    ...before,
    ' and position <= ',
    { value: position },
    ` order by ${key}, recorded_at desc) newest where not retracted)`,
  ]
}

/** A table's facts as known, as a subquery: the version meant of each key, withdrawn ones left out. */
export function known(...of: Versions): RawBuilder<unknown> {
  const parts = pieces(of).map((one) => (typeof one === 'string' ? sql.raw(one) : sql`${one.value}`))
  return sql.join(parts, sql.raw(''))
}

const literal = (value: number | Date): string =>
  value instanceof Date ? `timestamptz '${value.toISOString()}'` : String(Number(value))

/** The same as text with its values in it, for COPY, which takes no parameters. */
export function knownText(...of: Versions): string {
  return pieces(of)
    .map((one) => (typeof one === 'string' ? one : literal(one.value)))
    .join('')
}
