/**
 * Which units a person may see: a value that stores demand and only `accounts` makes (architecture.md, Rights).
 * `units` null covers the whole realm; until there are accounts that is the only scope there is.
 */
declare const made: unique symbol
export type UnitScope = { readonly realmId: string; readonly units: readonly string[] | null; readonly [made]: true }
