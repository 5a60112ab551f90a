/** What every reader of tables gives: a header, then rows in batches, with the faults of the file itself. */
import type { FaultCode } from '#core/faults.ts'

export type SheetRow = {
  /** Number that a person sees in a spreadsheet: the header is row 1, blank lines count. */
  readonly row: number
  /** As many cells as the header has; untrimmed. */
  readonly cells: readonly string[]
}

/** A fault of the table as such; the caller knows the file. `row` is 0 when no row can be named. */
export type SheetFault = {
  readonly code: FaultCode
  readonly row: number
  readonly column: string
  readonly value: string
  readonly params?: Readonly<Record<string, string>>
}

export type SheetBatch = { readonly rows: readonly SheetRow[]; readonly faults: readonly SheetFault[] }

export type OpenSheet = {
  /** Trimmed header cells; empty when `faults` says that the table could not be opened. */
  readonly header: readonly string[]
  readonly faults: readonly SheetFault[]
  /** To be walked once. Rows that are faulty as such (too many cells, broken quotes) are left out. */
  readonly batches: AsyncIterable<SheetBatch>
  /** Lets go of the file when the rows were not walked to their end; the source's `close` does it for all. */
  readonly close: () => Promise<void>
}

/** Rows of one batch. */
/** Most rows of a sheet whose columns are given their meaning; a dossier's own workbook has fewer. */
export const mostRawRows = 200_000
export const batchSize = 2000

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/**
 * Fits a row to the header: missing cells are empty, blank ones beyond it are dropped. A fault when a cell beyond the
 * header holds something, since the row is then most likely shifted.
 */
export function fitRow(row: number, cells: string[], width: number): SheetRow | SheetFault {
  while (cells.length < width) cells.push('')
  for (let i = width; i < cells.length; i++)
    if (cells[i]?.trim()) {
      const params = { expected: String(width), found: String(i + 1) }
      return { code: 'too-many-cells', row, column: '', value: (cells[i] ?? '').slice(0, 200), params }
    }
  cells.length = width
  return { row, cells }
}
