/** Parses sheets apart from the server, in a thread whose heap is limited: one request, one answer. */
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { streamXlsxRows } from 'hucre/xlsx'
import { batchSize, fitRow, isBlank, mostRawRows } from './sheet.ts'
import type { SheetBatch, SheetFault, SheetRow } from './sheet.ts'
import { cellText } from './xlsx-cells.ts'

/** `raw`: no row is taken for the header, and rows come as long as they are. */
export type Request = { readonly open: number; readonly raw?: boolean } | { readonly next: true }
export type Answer =
  | { readonly header: readonly string[] | null }
  | { readonly batch: SheetBatch | null }
  | { readonly broken: string }

/** Most rows of a sheet below its header (interchange.md). */
const mostRows = 100_000
/** Longest text that a spreadsheet's cell holds. */
const longestCell = 32_767

type Row = { readonly row: number; readonly cells: string[] }

const { path } = workerData as { path: string }
const bytes = new Uint8Array(await readFile(path))
let header: string[] = []
let rows: AsyncGenerator<Row> | null = null
let isRaw = false

async function* read(sheet: number): AsyncGenerator<Row> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const cells = values.map(cellText)
    if (!isBlank(cells)) yield { row: index + 1, cells }
  }
}

function tooLong(row: Row): SheetFault | null {
  const at = row.cells.findIndex((cell) => cell.length > longestCell)
  if (at < 0) return null
  const value = (row.cells[at] ?? '').slice(0, 200)
  return { code: 'text-too-long', row: row.row, column: header[at] ?? '', value, params: { limit: '32.767' } }
}

async function open(sheet: number, raw: boolean): Promise<Answer> {
  await rows?.return(undefined)
  rows = read(sheet)
  isRaw = raw
  header = []
  if (raw) return { header }
  const first = await rows.next()
  if (first.done) return { header: null }
  header = first.value.cells.map((cell) => cell.trim())
  while (header.at(-1) === '') header.pop()
  return { header }
}

async function next(): Promise<Answer> {
  const good: SheetRow[] = []
  const faults: SheetFault[] = []
  while (rows && good.length < batchSize && faults.length < batchSize) {
    const { value, done } = await rows.next()
    if (done) break
    if (value.row > (isRaw ? mostRawRows : mostRows) + 1) {
      const limit = isRaw ? '200.000' : '100.000'
      // of a sheet that is read as it is, the whole is refused: the row can't be left out
      faults.push({ code: 'too-many-rows', row: isRaw ? 0 : value.row, column: '', value: '', params: { limit } })
      await rows.return(undefined)
      break
    }
    const long = tooLong(value)
    const fitted = long ?? (isRaw ? value : fitRow(value.row, value.cells, header.length))
    if ('code' in fitted) faults.push(fitted)
    else good.push(fitted)
  }
  return { batch: good.length > 0 || faults.length > 0 ? { rows: good, faults } : null }
}

async function answer(request: Request): Promise<Answer> {
  try {
    return 'open' in request ? await open(request.open, request.raw ?? false) : await next()
  } catch (error) {
    // whatever the parser refuses is told to the asker, who names the workbook
    return { broken: error instanceof Error ? error.name : 'unknown' }
  }
}

async function reply(request: Request): Promise<void> {
  parentPort?.postMessage(await answer(request))
}

parentPort?.on('message', (request: Request) => {
  void reply(request)
})
