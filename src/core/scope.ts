/**
 * Which units somebody may see: a value that stores demand and only `accounts` makes (architecture.md, Rights). It
 * covers the units that are below a role's unit today, and those that were there and are closed.
 */
declare const made: unique symbol
export type UnitScope = {
  readonly realmId: number
  /** Everything in the realm. */
  readonly all: boolean
  readonly covers: (unitId: number) => boolean
  /** Every unit covered; null when that is all of them. */
  readonly units: () => readonly number[] | null
  readonly [made]: true
}
