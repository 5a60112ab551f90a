/** Columns of a dossier file by their headers, in any order (interchange.md, General rules). */
import { recordedAt, retracted } from './columns.ts'
import type { Column, DossierFile } from './columns.ts'
import type { Fault } from './faults.ts'
import { fold } from './text.ts'

export type MatchedHeaders = {
  /** One for each cell of the header; null where the cell names no column. */
  readonly columns: readonly (Column | null)[]
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
}

const tables = new WeakMap<DossierFile, Map<string, Column>>()

function tableOf(file: DossierFile): Map<string, Column> {
  let table = tables.get(file)
  if (!table) {
    table = new Map()
    const columns = [...file.columns, recordedAt, retracted]
    for (const column of columns) table.set(fold(column.name), column)
    for (const column of columns) if (!table.has(fold(column.vi))) table.set(fold(column.vi), column)
    tables.set(file, table)
  }
  return table
}

/** The column that a header cell names in a file, canonical or Vietnamese; null when it names none. */
export function columnOf(file: DossierFile, header: string): Column | null {
  const table = tableOf(file)
  // the template marks required columns with a star
  return table.get(fold(header)) ?? table.get(fold(header.replace(/\s*\*\s*$/u, ''))) ?? null
}

/**
 * Finds the column of each header cell. A column that stands twice and a key column without default that is missing
 * are faults; cells that name no column are warnings, except blank ones, which spreadsheets leave behind.
 */
export function matchHeaders(file: DossierFile, header: readonly string[]): MatchedHeaders {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const seen = new Map<Column, string>()
  const columns = header.map((cell) => {
    const name = cell.trim()
    if (name === '') return null
    const column = columnOf(file, name)
    const place = { file: file.name, row: 1, column: name, value: name }
    if (!column) {
      warnings.push({ code: 'unknown-column', ...place })
      return null
    }
    const other = seen.get(column)
    if (other !== undefined) {
      faults.push({ code: 'double-header', ...place, column: column.name, params: { other } })
      return null
    }
    seen.set(column, name)
    return column
  })
  for (const column of file.columns)
    if (column.key && column.required && column.fallback === undefined && !seen.has(column))
      faults.push({
        code: 'missing-key-column',
        file: file.name,
        row: 1,
        column: column.name,
        value: '',
        params: { label: column.vi },
      })
  return { columns, faults, warnings }
}
