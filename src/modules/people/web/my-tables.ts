/** What of a copy of somebody's data the page shows: what counts now, column by column with its purpose. */
import type { ReplyOf } from '#web/api.ts'

export type Register = ReplyOf<'readPrivacyRegister'>
type Row = ReplyOf<'readMyData'>['tables'][number]['rows'][number]
export type ShownTable = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly purpose: string }[]
  readonly rows: readonly Row[]
}

/** First what people look for; then the rest in the order of the copy. */
const first = ['people', 'memberships', 'exemptions', 'attendance', 'reflections', 'recommendations', 'speakers']
/** Elsewhere on the page, or only numbers that mean nothing to a reader: they stand in the copy. */
const elsewhere = new Set(['journal_events', 'person_ids', 'correction_requests', 'figure_standings', 'recovery_codes'])
/** Numbers beside which the copy puts a code. */
const coded: Readonly<Record<string, string>> = {
  unit_id: 'unit',
  campaign_id: 'campaign',
  session_id: 'session',
}
const unseen = new Set(['person_id', 'account_id', 'file_sha256', 'demo', 'grant_id', 'sign_in_id', 'hold_id'])

const isCurrent = (row: Row): boolean => row['superseded_at'] == null && row['retracted'] !== true

/** Tables with rows that count now. */
export function shownTables(data: ReplyOf<'readMyData'>, register: Register): ShownTable[] {
  const place = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length)
  return data.tables
    .filter(({ table }) => !elsewhere.has(table))
    .toSorted((a, b) => place(a.table) - place(b.table))
    .flatMap(({ table, rows }) => {
      const current = rows.filter(isCurrent)
      const columns = register.fields
        .filter((field) => field.table === table && field.class !== 'C4' && !unseen.has(field.column))
        .map(({ column, purpose }) => ({ name: coded[column] ?? column, purpose }))
        .filter(({ name }) => current.some((row) => row[name] != null))
      return current.length === 0 || columns.length === 0 ? [] : [{ name: table, columns, rows: current }]
    })
}
