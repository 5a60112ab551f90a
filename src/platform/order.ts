/**
 * An order as the desk gives it: rows of dossier files, cells as a table would hold them. It is checked and stored as a
 * dossier is, all or nothing (interchange.md, General rules); `modules/dossier` carries it out, `server` hands it to
 * the other modules as AskedContext.write.
 */
import type { Fault } from '#core/faults.ts'
import type { Permission } from '#core/policy.ts'

/**
 * A right over the rows of one unit that comes from no role there, such as an invitation. Whoever uses it holds the
 * permission, and hands over only rows that the server has made.
 */
export type OwnRight = {
  readonly permission: Permission
  readonly unitId: number
  /** The session, tier or code that the role is for, where it is for one alone. */
  readonly only: string
}

export type OrderRow = {
  /** By the canonical names of columns. A column that is absent keeps what is stored, an empty cell clears it. */
  readonly cells: Readonly<Record<string, string>>
  /** `recorded_at` of the version that was seen, null when none was; absent: whatever is there is overwritten. */
  readonly expects?: string | null | undefined
}

export type OrderFile = {
  /** Name of the dossier file. */
  readonly file: string
  /** All with the same columns. */
  readonly rows: readonly OrderRow[]
}

export type OrderAsked = {
  readonly files: readonly OrderFile[]
  /** Only tries it. */
  readonly check?: boolean | undefined
  /** What the order was for, told in the log of orders: `transfer`, `merge`, …; a plain edit when absent. */
  readonly purpose?: string | undefined
}

export type OrderDone = {
  /** Null when nothing was new, or it was only tried. */
  readonly position: number | null
  /** Moment of the order: `recorded_at` of its versions. */
  readonly at: string
  readonly added: number
  readonly warnings: readonly Fault[]
}
