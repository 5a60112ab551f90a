/**
 * Staging: cells of a dossier into temporary tables of one connection, faults into a list. Temporary tables vanish
 * with the connection, so an import that is killed leaves nothing (interchange.md, all or nothing).
 */
import type pg from 'pg'
import { parseCell } from '#core/cells.ts'
import type { CellContext } from '#core/cells.ts'
import type { Column, DossierFile, Value } from '#core/columns.ts'
import type { Fault, FaultCode } from '#core/faults.ts'
import { matchHeaders } from '#core/headers.ts'
import { copyInto, copyLine } from '#platform/copy-in.ts'
import { createStage, stageColumns, stageName } from '#platform/facts-sql.ts'
import type { OpenSheet, SheetFault, SheetRow } from '#platform/sheets/sheet.ts'

/** A file of the dossier put under its SHA-256, or why not. */
export type KeepFile = (
  path: string,
) => Promise<{ sha256: Buffer; name: string } | { fault: FaultCode; params?: Fault['params'] }>

export type Staged = {
  readonly file: DossierFile
  readonly rows: number
  /** Canonical names of the columns that the file has. */
  readonly present: ReadonlySet<string>
}

export type StageInput = {
  readonly client: pg.ClientBase
  readonly cells: CellContext
  readonly keepFile: KeepFile
  readonly report: (fault: Fault) => void
  readonly onRows: (rows: number) => void
}

/** Where the value of a staging column comes from. */
type Source = { readonly column: Column | null; readonly cell: number; readonly sha: boolean; readonly empty: Value }

function sourcesOf(file: DossierFile, columns: readonly (Column | null)[]): Source[] {
  return stageColumns(file)
    .slice(1, -1) // row_no before and sound behind them are the row's own
    .map(({ name }) => {
      const sha = name.endsWith('_sha256')
      const wanted = sha ? name.slice(0, -'_sha256'.length) : name
      const cell = columns.findIndex((column) => column?.name === wanted)
      const column = file.columns.find((one) => one.name === wanted) ?? null
      const empty = column === null || sha ? null : (column.fallback ?? (column.key ? '' : null))
      return { column: cell >= 0 ? (columns[cell] ?? null) : null, cell, sha, empty }
    })
}

/** Temporary table of codes whose own row is at fault: what refers to them is not reported again. */
export async function createTainted(client: pg.ClientBase): Promise<void> {
  await client.query('create temp table stage_tainted (file text, code text)')
}

/** What others call a row: its code, or the number of a directive. */
function codeOf(file: DossierFile, columns: readonly (Column | null)[], row: SheetRow): string | null {
  const name = file.name === 'directives' ? 'number' : 'code'
  const at = columns.findIndex((column) => column?.name === name)
  return row.cells[at]?.normalize('NFC').trim() || null
}

type Cells = (Value | Buffer)[]

/**
 * Values of a row as staged, and whether all its cells are sound; a cell at fault is empty, so that the rest of the row
 * is still checked. Paths of files are put into `paths` by their place.
 */
function rowValues(
  input: StageInput,
  file: DossierFile,
  sources: readonly Source[],
  row: SheetRow,
  paths: Map<number, string>,
): { values: Cells; sound: boolean } {
  let sound = true
  const empty: string[] = []
  const values: Cells = []
  for (const source of sources) {
    const { column } = source
    if (source.cell < 0 || column === null || source.sha) {
      values.push(source.empty)
      continue
    }
    const raw = row.cells[source.cell] ?? ''
    const result = parseCell(column, raw, input.cells)
    const missing =
      result.fault === undefined && column.key && column.required && (result.value === '' || result.value === null)
    if (result.fault !== undefined || missing) {
      sound = false
      const { code, params } =
        result.fault === undefined
          ? { code: 'required' as const, params: undefined }
          : { code: result.fault, params: result.params }
      input.report({ code, file: file.name, row: row.row, column: column.name, value: raw.slice(0, 200), params })
      values.push(null)
    } else {
      if (column.required && !column.key && (result.value === null || result.value === '')) empty.push(column.name)
      if (column.cell.type === 'file' && typeof result.value === 'string') paths.set(values.length, result.value)
      values.push(result.value)
    }
  }
  // of a sound row this is judged later, on what it will be together with what is stored
  if (!sound)
    for (const column of empty) input.report({ code: 'required', file: file.name, row: row.row, column, value: '' })
  return { values, sound }
}

/** Names the row's files by their SHA-256; false when one cannot be had. */
async function keepFiles(
  input: StageInput,
  file: DossierFile,
  row: SheetRow,
  values: Cells,
  paths: ReadonlyMap<number, string>,
): Promise<boolean> {
  for (const [at, path] of paths) {
    const kept = await input.keepFile(path)
    if ('fault' in kept) {
      const { fault: code, params } = kept
      input.report({ code, file: file.name, row: row.row, column: 'file', value: path.slice(0, 200), params })
      return false
    }
    values[at] = kept.name
    values[at + 1] = kept.sha256
  }
  return true
}

/** Stages one file; rows with a fault are left out and their codes noted. */
export async function stageFile(input: StageInput, file: DossierFile, sheet: OpenSheet): Promise<Staged> {
  const { client, report } = input
  await client.query(createStage(file))
  const here = (fault: SheetFault): Fault => ({ ...fault, file: file.name })
  for (const fault of sheet.faults) report(here(fault))
  const matched = matchHeaders(file, sheet.header)
  const present = new Set(matched.columns.flatMap((column) => column?.name ?? []))
  if (sheet.faults.length > 0 || sheet.header.length === 0) return { file, rows: 0, present }
  for (const fault of [...matched.faults, ...matched.warnings]) report(fault)
  if (matched.faults.length > 0) return { file, rows: 0, present }
  const sources = sourcesOf(file, matched.columns)
  const copy = copyInto(
    client,
    stageName(file),
    stageColumns(file).map(({ name }) => `"${name}"`),
  )
  const tainted: string[] = []
  let rows = 0
  for await (const batch of sheet.batches) {
    for (const fault of batch.faults) report(here(fault))
    let lines = ''
    for (const row of batch.rows) {
      const paths = new Map<number, string>()
      const { values, sound } = rowValues(input, file, sources, row, paths)
      const whole = paths.size === 0 || (await keepFiles(input, file, row, values, paths))
      lines += copyLine([row.row, ...values, sound && whole])
      if (sound && whole) continue
      const code = codeOf(file, matched.columns, row)
      if (code !== null) tainted.push(code)
    }
    rows += batch.rows.length
    if (lines !== '') await copy.write(lines)
    input.onRows(batch.rows.length)
  }
  await copy.end()
  if (tainted.length > 0)
    await client.query('insert into stage_tainted select $1, unnest($2::text[])', [file.name, tainted])
  await client.query(`analyze ${stageName(file)}`)
  return { file, rows, present }
}
