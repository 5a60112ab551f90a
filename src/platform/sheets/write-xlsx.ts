/**
 * Workbooks of many sheets out of streams. Every cell is a string (no formula can come about, leading zeros stay);
 * hucre's stream writer knows one sheet only and its other writer holds the whole book, so the few parts that
 * strings need are written here.
 */
import type { FileHandle } from 'node:fs/promises'
import type { Fault } from '#core/faults.ts'
import { formatCount } from '#core/phrases.ts'
import { declaration, frame, main, styleOf, xml } from './book-parts.ts'
import type { CellFormat } from './book-parts.ts'
import { zipLimits } from './zip-guard.ts'
import { zipWriter } from './zip-writer.ts'

export type BookColumn = {
  /** Characters. */
  readonly width: number
  readonly format: CellFormat
  /** Look of the header cell; plain bold when not given. */
  readonly header?: CellFormat
  /** Range such as `'Danh mục'!$A$1:$A$6` whose entries the cells offer; others are allowed after a question. */
  readonly offers?: string
  /** Whole and decimal numbers (with a point) are written as numbers, so that they can be added up; else text. */
  readonly numeric?: boolean
}

export type BookSheet = {
  readonly name: string
  /** Lines above the header, as titles; a sheet that import shall read again has none. */
  readonly above?: readonly (readonly string[])[]
  readonly header: readonly string[]
  /** As many as the longest row has cells; a text column for each header cell when not given. */
  readonly columns?: readonly BookColumn[]
  readonly hidden?: boolean
  readonly batches: AsyncIterable<readonly (readonly string[])[]>
}

/** What a workbook cannot hold (interchange.md): the caller advises the folder. */
export class WorkbookLimit extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

/** What import reads again. */
const importable = { rows: 100_000, bytes: zipLimits.total }
const longestCell = 32_767

/** Text of a cell; what looks like the format's own `_x0041_` escapes is escaped itself. */
function cellXml(text: string): string {
  const safe = xml(text)
    .replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_')
    .replaceAll('\r', '_x000D_')
  return /^\s|\s$|\n|\t/u.test(safe) ? `<is><t xml:space="preserve">${safe}</t></is>` : `<is><t>${safe}</t></is>`
}

function letters(index: number): string {
  let text = ''
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) text = String.fromCharCode(65 + (n % 26)) + text
  return text
}

function rowXml(
  row: number,
  cells: readonly string[],
  columns: readonly string[],
  look?: (index: number) => CellFormat,
  numeric?: ReadonlySet<number>,
): string {
  let text = `<row r="${row}">`
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? ''
    if (cell === '') continue
    if (numeric?.has(i) && /^-?\d{1,15}(?:\.\d{1,10})?$/u.test(cell)) {
      text += `<c r="${columns[i]}${row}" s="${styleOf('plain')}"><v>${cell}</v></c>`
      continue
    }
    const style = look ? ` s="${styleOf(look(i))}"` : ''
    text += `<c r="${columns[i]}${row}"${style} t="inlineStr">${cellXml(cell)}</c>`
  }
  return `${text}</row>`
}

function refuse(code: Fault['code'], sheet: string, row: number, column: string, limit: string): never {
  throw new WorkbookLimit({ code, file: sheet, row, column, value: '', params: { limit } })
}

function columnsXml(columns: readonly BookColumn[]): string {
  const one = ({ width, format }: BookColumn, i: number): string =>
    `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${styleOf(format)}" customWidth="1"/>`
  return `<cols>${columns.map(one).join('')}</cols>`
}

function offersXml(columns: readonly BookColumn[], rows: number): string {
  const each = columns.flatMap(({ offers }, i) => {
    if (offers === undefined) return []
    const range = `${letters(i)}2:${letters(i)}${rows + 1}`
    const message = `errorStyle="warning" showErrorMessage="1" error="Giá trị không có trong danh mục. Vẫn giữ?"`
    return [
      `<dataValidation type="list" allowBlank="1" ${message} sqref="${range}"><formula1>${xml(offers)}</formula1></dataValidation>`,
    ]
  })
  return each.length > 0 ? `<dataValidations count="${each.length}">${each.join('')}</dataValidations>` : ''
}

/** Rows below the header that offer choices. */
const guidedRows = 10_000

async function* sheetXml(sheet: BookSheet, most: number, count: (rows: number) => void): AsyncGenerator<string> {
  const columns = sheet.columns ?? sheet.header.map((): BookColumn => ({ width: 20, format: 'text' }))
  const names = columns.map((_column, index) => letters(index))
  const above = sheet.above ?? []
  const top = above.length + 1
  const pane = `<pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/>`
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
  yield columnsXml(columns) + '<sheetData>'
  yield above.map((cells, i) => rowXml(i + 1, cells, wide(names, cells), () => (i === 0 ? 'title' : 'plain'))).join('')
  yield rowXml(top, sheet.header, names, (i) => columns[i]?.header ?? 'head')
  const numeric = new Set(columns.flatMap((column, i) => (column.numeric ? [i] : [])))
  let row = top
  for await (const batch of sheet.batches) {
    let text = ''
    for (const cells of batch) {
      row++
      if (row > most + top) refuse('too-many-rows', sheet.name, row, '', formatCount(most, 'vi'))
      const long = cells.findIndex((cell) => cell.length > longestCell)
      if (long >= 0) refuse('text-too-long', sheet.name, row, sheet.header[long] ?? '', '32.767')
      text += rowXml(row, cells, names, undefined, numeric)
    }
    yield text
  }
  count(row - top)
  yield `</sheetData>${offersXml(columns, guidedRows)}</worksheet>`
}

/** Letters of as many columns as the cells need: a line above may be longer than the rows are. */
function wide(names: readonly string[], cells: readonly string[]): readonly string[] {
  return cells.length <= names.length ? names : cells.map((_cell, index) => letters(index))
}

/**
 * Writes a workbook to an open, empty file; answers the rows of each sheet. Throws WorkbookLimit for a cell longer than
 * 32,767 characters, and for more rows in a sheet or unpacked bytes than `most`: what import would read again, unless
 * said otherwise.
 */
export async function writeXlsx(
  handle: FileHandle,
  sheets: readonly BookSheet[],
  most: { readonly rows: number; readonly bytes: number } = importable,
): Promise<Map<string, number>> {
  const zip = zipWriter(handle)
  const counts = new Map<string, number>()
  let total = 0
  for (const [index, sheet] of sheets.entries()) {
    const part = most === importable ? zipLimits.part : most.bytes
    const limit = Math.min(part, most.bytes - total - 1_000_000)
    const chunks = sheetXml(sheet, most.rows, (rows) => counts.set(sheet.name, rows))
    const size = await zip.add(`xl/worksheets/sheet${index + 1}.xml`, chunks, limit)
    if (size === null) throw new WorkbookLimit({ code: 'too-large', file: sheet.name, row: 0, column: '', value: '' })
    total += size
  }
  for (const [name, content] of frame(sheets)) await zip.add(name, [content])
  await zip.end()
  return counts
}
