import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { known } from '#platform/facts-known.ts'

export type KnownDirective = {
  readonly number: string
  readonly type: string
  /** Unit code or free text. */
  readonly issuer: string
  readonly issued_on: string
  readonly title: string
  readonly secrecy: string
  readonly based_on: readonly string[]
}

/** Directives issued by a day, as known at an instant and position (null: now), by date. */
export async function readDirectives(
  db: Db,
  realmId: number,
  day: string,
  knownAt: Date | null,
  position: number | null,
): Promise<KnownDirective[]> {
  const { rows } = await sql<KnownDirective>`
    select number, type, issuer, issued_on::text as issued_on, title, secrecy, coalesce(based_on, '{}') as based_on
    from ${known('directives', ['issuer', 'type', 'number', 'issued_on'], realmId, { knownAt, position })} meant
    where issued_on <= ${day}::date
    order by issued_on, number collate "C"`.execute(db)
  return rows
}
