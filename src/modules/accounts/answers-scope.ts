/** The only place where a UnitScope is made. */
import type { Asker } from '#core/asker.ts'
import { policy } from '#core/policy.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import type { Database } from '#platform/database.ts'
import { coveredUnits, covers } from './rules-cover.ts'
import type { Parents } from './rules-cover.ts'
import { readParents } from './store-cover.ts'

/**
 * One unit, for an endpoint that has found out by itself what may be written there: a right that comes from an invitation
 * and from no role over units. It hands over only rows that it has made.
 */
export const scopeOfUnit = (realmId: number, unitId: number): UnitScope =>
  ({ realmId, all: false, covers: (unit: number) => unit === unitId, units: () => [unitId] }) as unknown as UnitScope

/** Who asks, and when: what a scope is made from. */
export type Asking = { readonly asker: Asker; readonly now: Date }

const everything = (realmId: number): UnitScope =>
  ({ realmId, all: true, covers: () => true, units: () => null }) as unknown as UnitScope

const found = new WeakMap<Parents, Map<string, readonly number[]>>()

/** The units that roles at `roots` cover, reckoned once for a state of the tree: most requests ask for the same few. */
function coveredOnce(parents: Parents, roots: ReadonlySet<number>): readonly number[] {
  let shelf = found.get(parents)
  if (shelf === undefined) found.set(parents, (shelf = new Map()))
  const key = [...roots].toSorted((a, b) => a - b).join()
  let units = shelf.get(key)
  if (units === undefined) shelf.set(key, (units = coveredUnits(parents, roots)))
  return units
}

/**
 * The units of a realm for which the asker has a permission today. Another realm than one's own is `not-found`, as
 * one that is not there; a permission held nowhere is `forbidden`. A role for one session (tier, code) alone counts where
 * `only` names that one: a clerk's for their class.
 */
export async function scopeFor(
  database: Database,
  { asker, now }: Asking,
  realm: { readonly id: number; readonly timeZone: string },
  permission: Permission,
  only?: string,
): Promise<UnitScope> {
  if (asker.kind === 'machine' || asker.kind === 'operator') return everything(realm.id)
  if (asker.kind === 'nobody') throw new Problem('unauthenticated')
  if (asker.realmId !== realm.id) throw new Problem('not-found', 'realm')
  const roots = new Set(
    asker.roles
      .filter((held) => (held.only === null || held.only === only) && policy[held.role].includes(permission))
      .map(({ unitId }) => unitId),
  )
  if (roots.size === 0) throw new Problem('forbidden')
  const parents = await readParents(database, realm.id, dayIn(realm.timeZone, now))
  if ([...roots].some((root) => root === 0 || parents.get(root) === null)) return everything(realm.id)
  return {
    realmId: realm.id,
    all: false,
    covers: (unit: number) => covers(parents, roots, unit),
    units: () => coveredOnce(parents, roots),
  } as unknown as UnitScope
}

/**
 * Whether a unit is covered by any role of the asker's, also by one for a single session, tier or code: for what every
 * role of a realm reads, so that it says nothing of units elsewhere. Another realm is `not-found`.
 */
export async function coverOf(
  database: Database,
  { asker, now }: Asking,
  realm: { readonly id: number; readonly timeZone: string },
): Promise<(unit: number) => boolean> {
  if (asker.kind === 'machine' || asker.kind === 'operator') return () => true
  if (asker.kind === 'nobody') throw new Problem('unauthenticated')
  if (asker.realmId !== realm.id) throw new Problem('not-found', 'realm')
  const roots = new Set(asker.roles.map(({ unitId }) => unitId))
  const parents = await readParents(database, realm.id, dayIn(realm.timeZone, now))
  return (unit) => roots.has(0) || covers(parents, roots, unit)
}
