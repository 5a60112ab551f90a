/**
 * What can be wrong in a dossier (spec/interchange.md). A fault names its place and a code; the sentences
 * are in core/fault-sentences.ts, one per code and language.
 */
export type FaultCode =
  // the file itself
  | 'not-utf8'
  | 'broken-csv'
  | 'broken-workbook'
  | 'no-header'
  | 'missing-key-column'
  | 'double-file'
  | 'double-header'
  | 'too-many-cells'
  | 'too-many-rows'
  | 'too-large'
  // one cell
  | 'required'
  | 'bad-code'
  | 'bad-text'
  | 'text-too-long'
  | 'bad-date'
  | 'bad-instant'
  | 'bad-number'
  | 'bad-grouping'
  | 'number-too-large'
  | 'bad-share'
  | 'bad-yesno'
  | 'unknown-choice'
  | 'unknown-level'
  | 'bad-zone'
  | 'bad-document-number'
  | 'bad-directive'
  | 'future-recorded-at'
  | 'file-outside'
  | 'file-missing'
  | 'file-kind'
  | 'file-in-workbook'
  // rows against one another and against the store
  | 'unknown-unit'
  | 'unknown-person'
  | 'unknown-campaign'
  | 'unknown-session'
  | 'unknown-audience'
  | 'unknown-speaker'
  | 'unknown-activity'
  | 'unknown-directive'
  | 'ambiguous-directive'
  | 'ambiguous-issuer'
  | 'received-early'
  | 'own-document-part'
  | 'link-to-itself'
  | 'same-moment-in-dossier'
  | 'same-moment-in-store'
  | 'ends-before-begins'
  | 'statement-order'
  | 'statement-falls'
  | 'overlap-pair'
  | 'overlap-over'
  | 'illegal-step'
  | 'thanked-early'
  | 'convened-twice'
  | 'deadline-target'
  | 'deadline-later'
  | 'order-from-one'
  | 'double-order'
  | 'over-hundred'
  | 'reason-needed'
  | 'secret-online'
  | 'secret-site'
  | 'secret-file'
  | 'secret-material'
  | 'secret-marked'
  | 'placements-overlap'
  | 'parent-not-valid'
  | 'level-order'
  | 'second-root'
  | 'unreachable'
  | 'cycle'
  | 'two-primaries'
  | 'wrong-realm'
  | 'level-in-use'
  // warnings: nothing is refused
  | 'unknown-file'
  | 'unknown-column'
  | 'withdrawn-fact'
  | 'erased-person'
  | 'statement-jump'
  | 'expected-changed'

export const warnings: ReadonlySet<FaultCode> = new Set([
  'unknown-file',
  'unknown-column',
  'withdrawn-fact',
  'erased-person',
  'statement-jump',
  'expected-changed',
])

/** One fault of a dossier. `row` counts from 1 for the header; 0 when the fault is the file's. */
export type Fault = {
  readonly code: FaultCode
  readonly file: string
  readonly row: number
  readonly column: string
  readonly value: string
  /** What the sentence needs beyond place and value, e.g. `allowed`, `other`, `from`, `to`. */
  readonly params?: Readonly<Record<string, string>>
}
