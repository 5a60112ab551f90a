/** What the rows of the register of personal data (core/privacy.ts) are made of. */
import type { Permission } from './policy.ts'
import type { BasisCode, Erasure, PrivacyClass, PurposeCode, RetentionCode } from './privacy-words.ts'

type Columns = {
  /** Names with blanks between. */
  readonly names: string
  readonly class: PrivacyClass
  readonly purpose: PurposeCode
  readonly seenWith: readonly Permission[]
  readonly erase: Erasure
  readonly retention: RetentionCode
}
/** Columns of a table that are kept alike. */
export type Table = { readonly table: string; readonly basis?: BasisCode; readonly columns: readonly Columns[] }

export const self: readonly Permission[] = ['read.self']
export const names: readonly Permission[] = ['read.names', 'read.self']
export const records: readonly Permission[] = ['read.records', 'read.self']
export const kept: readonly Permission[] = ['read.accounts', 'read.self']
export const journal: readonly Permission[] = ['read.journal', 'read.self']

export const facts = { retention: 'figures', erase: 'keep' } as const
export const own = { retention: 'campaign' } as const
export const account = { class: 'C2', purpose: 'signIn', retention: 'account', erase: 'keep' } as const
export const secret = { class: 'C4', purpose: 'signIn', retention: 'account', seenWith: [] } as const
export const dropped = { ...account, erase: 'drop' } as const
export const told = { class: 'C2', purpose: 'account', retention: 'journal', erase: 'keep' } as const
