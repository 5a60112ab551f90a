import type { UnitScope } from '#core/scope.ts'

/**
 * The scope of whoever is at this machine: the whole realm. The server listens on loopback only until there are
 * accounts, and this is the one place where a scope is made.
 */
export function scopeOfMachine(realmId: number): UnitScope {
  return { realmId: String(realmId), units: null } as UnitScope
}
