/**
 * The register of personal data: each column that says something about a person, why it is kept, for how long, who
 * sees it and what erasing does to it (domain.md §6.1, reliability.md §6). docs/privacy.md, the screen, the export "what
 * is known about me", the erasing and the import's holding back all come from it.
 */
import type { Permission } from './policy.ts'
import { personalFields } from './privacy-fields.ts'
import type { BasisCode, Erasure, PrivacyClass, PurposeCode, RetentionCode } from './privacy-words.ts'

export type PersonalField = {
  readonly table: string
  readonly column: string
  readonly class: PrivacyClass
  readonly purpose: PurposeCode
  readonly basis: BasisCode
  readonly retention: RetentionCode
  /** Permissions that show it in an answer; none: no answer of the server does. `read.self`: to the person alone. */
  readonly seenWith: readonly Permission[]
  readonly erase: Erasure
}

/** The register, in the order of its tables. */
export const register: readonly PersonalField[] = personalFields.flatMap(({ table, columns, ...whole }) =>
  columns.flatMap(({ names, ...own }) =>
    names.split(' ').map((column) => ({ table, column, basis: 'duty' as const, ...whole, ...own })),
  ),
)

/** Columns of a table that erasing changes, by name. */
export function erasuresOf(table: string): ReadonlyMap<string, Erasure> {
  const changed = register.filter((field) => field.table === table && field.erase !== 'keep')
  return new Map(changed.map(({ column, erase }) => [column, erase]))
}

/** Columns that no copy of somebody's data holds: secrets would let whoever has the copy in. */
export function secretsOf(table: string): ReadonlySet<string> {
  return new Set(register.filter((field) => field.table === table && field.class === 'C4').map(({ column }) => column))
}

/** What stands for the name of an erased person. */
export const pseudonymStem = 'Người đã ẩn danh'
/** What stands for a text that must be there. */
export const erasedText = '(đã xóa)'
