import type { Asker } from '#core/asker.ts'
import { permissions, policy } from '#core/policy.ts'
import type { Permission, Role } from '#core/policy.ts'
import { dayIn } from '#core/zones.ts'
import type { Database } from '#platform/database.ts'
import type { Asking } from './answers-scope.ts'
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

/** Permissions that the asker has at a unit today, in the order of the policy. A role for one session or tier gives none. */
export async function permissionsAt(
  database: Database,
  { asker, now }: Asking,
  realm: { readonly id: number; readonly timeZone: string },
  unit: number,
): Promise<Permission[]> {
  if (asker.kind === 'machine' || asker.kind === 'operator') return [...permissions]
  const held = await rolesOver(database, asker, realm.id, unit, dayIn(realm.timeZone, now))
  return permissions.filter((one) => held.some((role) => policy[role].includes(one)))
}
