import type { FaultCode } from '#core/faults.ts'

/** A unit that a row concerns (store-scope.ts). */
export type Concern = {
  /** The column that is blamed. */
  readonly column: string
  readonly code: FaultCode
  /** Id of a unit over the row `t`; $1 is the realm, $2 the order's position. */
  readonly unit: string
  /** The same for reading, where it differs; $2 is not the position then, $3 the civil date. */
  readonly read?: string
  /** What no unit means: the row concerns the whole realm, or nobody in particular. */
  readonly none: 'realm' | 'nobody'
}
