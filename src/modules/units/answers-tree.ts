import { sql } from 'kysely'
import type { Unit } from './contract.ts'
import { placementsAsKnown, readPath } from './store.ts'
import type { TreeAsked } from './store.ts'

export type { TreeAsked }

/** A unit on a day and those above it, from the root down; empty without a placement on the day. */
export function pathOnDay(asked: TreeAsked, unitId: number): Promise<Unit[]> {
  return readPath(asked, unitId)
}

/** Names on a day of units given by code; codes that are no unit of the day are left out. */
export async function unitNamesOn(asked: TreeAsked, codes: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select i.code, p.name from ${placementsAsKnown(asked)} p
    join unit_ids i on i.realm_id = ${asked.realmId} and i.unit_id = p.unit_id
    where i.code = any(${codes}::text[]) and p.valid_from <= ${asked.day}::date and p.valid_to >= ${asked.day}::date`.execute(
    asked.db,
  )
  return Object.fromEntries(rows.map((row) => [row.code, row.name]))
}
