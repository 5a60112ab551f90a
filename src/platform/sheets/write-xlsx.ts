/**
 * Workbooks of many sheets out of streams. Every cell is a string (no formula can come about, leading zeros stay);
 * hucre's stream writer knows one sheet only and its other writer holds the whole book, so the few parts that
 * strings need are written here.
 */
import type { FileHandle } from 'node:fs/promises'
import type { Fault } from '#core/faults.ts'
import { zipLimits } from './zip-guard.ts'
import { zipWriter } from './zip-writer.ts'

export type BookSheet = {
  readonly name: string
  readonly header: readonly string[]
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

const mostRows = 100_000
const longestCell = 32_767

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xml = (text: string): string => text.replace(/[&<>"]/gu, (char) => escapes[char] ?? '')

/** Text of a cell; what looks like the format's own `_x0041_` escapes is escaped itself. */
function cellXml(text: string): string {
  const safe = xml(text).replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_').replaceAll('\r', '_x000D_')
  return /^\s|\s$|\n|\t/u.test(safe) ? `<is><t xml:space="preserve">${safe}</t></is>` : `<is><t>${safe}</t></is>`
}

function letters(index: number): string {
  let text = ''
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) text = String.fromCharCode(65 + (n % 26)) + text
  return text
}

function rowXml(row: number, cells: readonly string[], columns: readonly string[], style = ''): string {
  let text = `<row r="${row}">`
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? ''
    if (cell !== '') text += `<c r="${columns[i]}${row}"${style} t="inlineStr">${cellXml(cell)}</c>`
  }
  return `${text}</row>`
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

function refuse(code: Fault['code'], sheet: string, row: number, column: string, limit: string): never {
  throw new WorkbookLimit({ code, file: sheet, row, column, value: '', params: { limit } })
}

async function* sheetXml(sheet: BookSheet, count: (rows: number) => void): AsyncGenerator<string> {
  const columns = sheet.header.map((_name, index) => letters(index))
  const widths = `<cols><col min="1" max="${columns.length}" width="20" style="1" customWidth="1"/></cols>`
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
  yield `${widths}<sheetData>${rowXml(1, sheet.header, columns, ' s="2"')}`
  let row = 1
  for await (const batch of sheet.batches) {
    let text = ''
    for (const cells of batch) {
      row++
      if (row > mostRows + 1) refuse('too-many-rows', sheet.name, row, '', '100.000')
      const long = cells.findIndex((cell) => cell.length > longestCell)
      if (long >= 0) refuse('text-too-long', sheet.name, row, sheet.header[long] ?? '', '32.767')
      text += rowXml(row, cells, columns)
    }
    yield text
  }
  count(row - 1)
  yield '</sheetData></worksheet>'
}

/** Style 1 keeps typed text as text, style 2 is the header. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

function frame(names: readonly string[]): [name: string, content: string][] {
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = (text: (name: string, n: number) => string): string => names.map((name, i) => text(name, i + 1)).join('')
  const last = names.length + 1
  return [
    ['[Content_Types].xml', `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${each((_name, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`],
    ['_rels/.rels', `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((name, n) => `<sheet name="${xml(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="${packages}/relationships">${each((_name, n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${last}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', styles],
  ]
}

/**
 * Writes a workbook to an open, empty file; answers the rows of each sheet. Throws WorkbookLimit for more than
 * 100,000 rows in a sheet, a cell longer than 32,767 characters, or more than import would read again.
 */
export async function writeXlsx(handle: FileHandle, sheets: readonly BookSheet[]): Promise<Map<string, number>> {
  const zip = zipWriter(handle)
  const counts = new Map<string, number>()
  let total = 0
  for (const [index, sheet] of sheets.entries()) {
    const limit = Math.min(zipLimits.part, zipLimits.total - total - 1_000_000)
    const chunks = sheetXml(sheet, (rows) => counts.set(sheet.name, rows))
    const size = await zip.add(`xl/worksheets/sheet${index + 1}.xml`, chunks, limit)
    if (size === null) throw new WorkbookLimit({ code: 'too-large', file: sheet.name, row: 0, column: '', value: '' })
    total += size
  }
  for (const [name, content] of frame(sheets.map((sheet) => sheet.name))) await zip.add(name, [content])
  await zip.end()
  return counts
}
