import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Parents } from './rules-cover.ts'

const kept = new WeakMap<Database, Map<number, { readonly key: string; readonly parents: Parents }>>()

/**
 * Parents of a realm's units on a day. Kept until an order changes units or the day ends: what they are kept under is
 * read each time, so every server sees a change at once.
 */
export async function readParents(database: Database, realmId: number, today: string): Promise<Parents> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(position), 0)::bigint as last from orders
    where realm_id = ${realmId} and detail->'files' ? 'units'`.execute(database.db)
  const key = `${rows[0]?.last ?? 0}/${today}`
  let shelf = kept.get(database)
  if (shelf === undefined) kept.set(database, (shelf = new Map()))
  const found = shelf.get(realmId)
  if (found?.key === key) return found.parents
  const units = await sql<{ unit: number; parent: number | null }>`
    select distinct on (unit_id) unit_id as unit, parent_id as parent from units
    where realm_id = ${realmId} and superseded_at is null and not retracted
    order by unit_id, (valid_from <= ${today}::date and valid_to >= ${today}::date) desc, (valid_from <= ${today}::date) desc, valid_to desc`.execute(
    database.db,
  )
  const parents: Parents = new Map(units.rows.map((row) => [row.unit, row.parent]))
  shelf.set(realmId, { key, parents })
  return parents
}
