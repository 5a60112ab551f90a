import type { Asker } from '#core/asker.ts'
import type { Role } from '#core/policy.ts'
import type { Database } from '#platform/database.ts'
import { covers } from './rules-cover.ts'
import { readParents } from './store-cover.ts'

/**
 * Roles that the asker holds over a unit: at it, above it, or over the whole realm. Of the whole realm (null) only those
 * held there or at its top unit. A role for one session, tier or code is over no unit.
 */
export async function rolesOver(
  database: Database,
  asker: Asker,
  realmId: number,
  unit: number | null,
  today: string,
): Promise<Role[]> {
  if (asker.kind !== 'account' || asker.realmId !== realmId) return []
  const parents = await readParents(database, realmId, today)
  return asker.roles
    .filter(({ only }) => only === null)
    .filter(({ unitId }) => {
      if (unitId === 0 || parents.get(unitId) === null) return true
      return unit !== null && covers(parents, new Set([unitId]), unit)
    })
    .map(({ role }) => role)
}
