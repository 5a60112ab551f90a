import type { JournalEntry } from '../contract.ts'

// a leading sign would make a spreadsheet take the text for a formula
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const columns: readonly (readonly [string, (row: JournalEntry) => string])[] = [
  ['event', (row) => String(row.event)],
  ['at', (row) => row.at],
  ['actor', (row) => row.actor],
  ['role', (row) => row.role ?? ''],
  ['door', (row) => row.door],
  ['action', (row) => row.action],
  ['unit', (row) => row.unit ?? ''],
  ['object_type', (row) => row.object?.type ?? ''],
  ['object_id', (row) => row.object?.id ?? ''],
  ['details', (row) => (row.details === null ? '' : JSON.stringify(row.details))],
  ['index', (row) => (row.index === null ? '' : String(row.index))],
  ['signed', (row) => (row.signed ? 'yes' : 'no')],
]

/** Events as CSV (RFC 4180) with the byte order mark by which spreadsheets know UTF-8. */
export function journalCsv(rows: readonly JournalEntry[]): string {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, of]) => of(row)))]
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
