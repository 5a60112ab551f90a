/** Rows of an order as a dossier that is read from memory. */
import type { DossierFile } from '#core/columns.ts'
import { Problem } from '#core/problem.ts'
import type { OrderFile } from '#platform/order.ts'
import type { Source, SourceFile } from '#platform/sheets/source.ts'

/** Rows of one file: a header of canonical names, then cells in its order. */
export type Table = {
  readonly file: DossierFile
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly (readonly string[])[]>
}

/** A row's number as faults tell it: the header is row 1. */
export const rowNumber = (index: number): number => index + 2

/** The dossier that tables in memory make; `fileAt` finds the files that cells name. */
export function memorySource(
  files: readonly DossierFile[],
  tables: readonly Table[],
  fileAt: (path: string) => Promise<SourceFile>,
): Source {
  const inOrder = files.flatMap((file) => tables.find((table) => table.file === file) ?? [])
  return {
    kind: 'folder',
    tables: inOrder.map(({ file, header, rows }) => ({
      file,
      shown: file.name,
      open: async () => ({ header, faults: [], batches: numbered(rows), close: async () => undefined }),
    })),
    faults: [],
    unknown: [],
    file: fileAt,
    close: async () => undefined,
  }
}

async function* numbered(batches: Table['rows']) {
  let index = 0
  for await (const rows of batches)
    yield { rows: rows.map((cells) => ({ row: rowNumber(index++), cells })), faults: [] }
}

/**
 * The table of one file of an order. Throws `bad-request` for a file or column that does not exist, for rows with
 * different columns, and for `recorded_at`: an order is known from its own moment on.
 */
export function tableOf(files: readonly DossierFile[], { file: name, rows }: OrderFile, at: number): Table {
  const file = files.find((one) => one.name === name)
  if (file === undefined) throw refused(`files.${at}.file`, name)
  const header = Object.keys(rows[0]?.cells ?? {})
  const known = new Set([...file.columns.map((column) => column.name), 'retracted'])
  const strange = header.find((column) => !known.has(column))
  if (strange !== undefined) throw refused(`files.${at}.rows.0.cells`, strange)
  const cells = rows.map((row, index) => {
    const same = Object.keys(row.cells).length === header.length && header.every((column) => column in row.cells)
    if (!same) throw refused(`files.${at}.rows.${index}.cells`, 'columns-differ')
    return header.map((column) => row.cells[column] ?? '')
  })
  return { file, header, rows: inOneBatch(cells) }
}

/** Rows that are all there already. */
export async function* inOneBatch(rows: readonly (readonly string[])[]) {
  if (rows.length > 0) yield rows
}

const refused = (path: string, message: string): Problem =>
  new Problem('bad-request', '', { issues: [{ path, message }] })
