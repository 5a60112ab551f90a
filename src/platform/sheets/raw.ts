/**
 * Sheets as people have them: any delimiter, any coding, no row known as the header yet. Rows come as long as they are,
 * numbered as a spreadsheet numbers them.
 */
import { open } from 'node:fs/promises'
import { unguardFormula } from '#core/formula.ts'
import { recordReader } from './records.ts'
import { batchSize, isBlank, mostRawRows } from './sheet.ts'
import type { SheetBatch, SheetFault, SheetRow } from './sheet.ts'
import { byteCodingOf, readTextFile } from './text-file.ts'
import type { ByteCoding } from './text-file.ts'
import { openWorkbook } from './xlsx.ts'

export type RawBook = {
  /** Names of the sheets; one without a name for a text file. */
  readonly sheets: readonly string[]
  /** Places of sheets that people don't see. */
  readonly hidden: readonly number[]
  /** How the bytes of a text file are written; null for a workbook. */
  readonly bytes: ByteCoding | null
  readonly fault: SheetFault | null
  /** Walks a sheet once; one sheet at a time. */
  readonly rows: (sheet: number) => AsyncIterable<SheetBatch>
  readonly close: () => Promise<void>
}

/** Cells of a row that are read at all. */
const mostCells = 200

const fault = (code: SheetFault['code'], row: number, params: Record<string, string> = {}): SheetFault => ({
  code,
  row,
  column: '',
  value: '',
  params,
})

/** The delimiter of a text: whichever stands most often outside quotes in its first lines. */
export function guessDelimiter(text: string): string {
  const bare = text.replaceAll(/"[^"]*"/gu, '')
  const count = (char: string): number => bare.split(char).length - 1
  return [';', '\t', '|'].reduce((best, char) => (count(char) > count(best) ? char : best), ',')
}

async function* textRows(path: string, coding: ByteCoding): AsyncGenerator<SheetBatch> {
  const pieces = readTextFile(path, coding)
  let head = ''
  let isLast = false
  const pull = async (): Promise<string> => {
    const { value, done } = await pieces.next()
    isLast = done ?? false
    return value ?? ''
  }
  while (!isLast && head.length < 20_000) head += await pull()
  const start = head
    .split(/\r\n|\r|\n/u, 31)
    .slice(0, 30)
    .join('\n')
  const reader = recordReader(guessDelimiter(start), /\n/u.test(head) || !/\r/u.test(head) ? '\n' : '\r')
  reader.push(head)
  let rows: SheetRow[] = []
  let faults: SheetFault[] = []
  try {
    for (let row = 1; ;) {
      const record = reader.next(isLast)
      if (record === null) {
        if (isLast) break
        reader.push(await pull())
        continue
      }
      if (record.cells === undefined) {
        faults.push(fault('broken-csv', row, { reason: record.broken === 'long' ? 'open' : record.broken }))
        if (record.broken !== 'inside') break
      } else if (!isBlank(record.cells)) {
        if (row > mostRawRows + 1) {
          // of the sheet, not of the row: it can't be left out
          faults.push(fault('too-many-rows', 0, { limit: '200.000' }))
          break
        }
        rows.push({ row, cells: record.cells.slice(0, mostCells).map(unguardFormula) })
      }
      row++
      if (rows.length < batchSize && faults.length < batchSize) continue
      yield { rows, faults }
      rows = []
      faults = []
    }
    if (rows.length > 0 || faults.length > 0) yield { rows, faults }
  } finally {
    await pieces.return(undefined)
  }
}

const signs = { zip: '504b0304', old: 'd0cf11e0' }

async function signOf(path: string): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead).toString('hex')
  } finally {
    await handle.close()
  }
}

async function* none(): AsyncGenerator<SheetBatch> {}

/** A file that can't be read, and why. */
const closed = (reason: string): RawBook => ({
  sheets: [],
  hidden: [],
  bytes: null,
  fault: fault('broken-workbook', 0, { reason }),
  rows: none,
  close: async () => undefined,
})

/** Web pages and XML that other programs save with the ending of a workbook. */
async function isMarkup(path: string, coding: ByteCoding): Promise<boolean> {
  const pieces = readTextFile(path, coding)
  const { value } = await pieces.next()
  await pieces.return(undefined)
  return /^\s*<(?:!doctype|html|head|table|meta|\?xml)\b/iu.test(value ?? '')
}

/** Opens a workbook or a text file by what it holds, not by its name. An old `.xls` is `broken-workbook`, `old`; a web page, `markup`. */
export async function openRaw(path: string): Promise<RawBook> {
  const sign = await signOf(path)
  if (sign === signs.old) return closed('old')
  if (sign !== signs.zip) {
    const bytes = await byteCodingOf(path)
    if (await isMarkup(path, bytes)) return closed('markup')
    const rows = (): AsyncGenerator<SheetBatch> => textRows(path, bytes)
    return { sheets: [''], hidden: [], bytes, fault: null, rows, close: async () => undefined }
  }
  const book = await openWorkbook(path)
  return {
    sheets: book.sheets,
    hidden: book.hidden,
    bytes: null,
    fault: book.fault,
    rows: async function* (sheet) {
      const opened = await book.openRaw(sheet)
      if (opened.faults.length > 0) yield { rows: [], faults: opened.faults }
      yield* opened.batches
    },
    close: () => book.close(),
  }
}
