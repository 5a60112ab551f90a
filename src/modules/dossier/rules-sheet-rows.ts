/** Rows of somebody's sheet that are no data, and cells as spreadsheets and hands write them; pure. */
import type { Column } from '#core/columns.ts'
import { dayOf, isoOf } from '#core/days.ts'
import { parseDate } from '#core/dates.ts'
import { fold, unaccented } from '#core/text.ts'
import { tidyMoment, typedDay, writtenDay } from '#core/typed-day.ts'
import { lineNumbers } from './rules-sheet-words.ts'

type Row = { readonly row: number; readonly cells: readonly string[] }

/** A heading of two rows has the upper ones this far above. */
const rowsAbove = 2

/**
 * Headings of a sheet: what stands in the row of headings, and where that is empty what stands above it, as merged cells
 * of two or three rows of headings have it. A row of one cell is a title and says nothing.
 */
export function headingsOf(rows: readonly Row[], headerRow: number): string[] {
  const own = rows.find(({ row }) => row === headerRow)?.cells ?? []
  const above = rows
    .filter(({ row, cells }) => row < headerRow && row >= headerRow - rowsAbove && filled(cells).length > 1)
    .toSorted((a, b) => b.row - a.row)
  const width = Math.max(own.length, ...above.map(({ cells }) => cells.length))
  const of = (cells: readonly string[], at: number): string => (cells[at] ?? '').trim()
  return Array.from({ length: width }, (_, at) => {
    const said = of(own, at)
    if (said !== '') return own[at] ?? ''
    return above.map(({ cells }) => of(cells, at)).find((text) => text !== '') ?? ''
  })
}

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** Why a row is passed over: `numbers` of columns under the headings, a `total`, what stands at the `foot` of the sheet. */
export type Aside = 'numbers' | 'total' | 'foot'

/** `Cộng`, `Tổng cộng: 45 đảng viên`; a name such as `Tổng công ty Than` is none. */
const total = /^(?:(?:tổng )?cộng|tổng số|tổng|(?:grand )?total|sum)(?:\s*[:.(]|\s+(?:toàn|các|chung|cả|số|\d)|$)/iu

/** `(1) (2) (3)`, `A B 1 2 3`: the columns numbered, in the order in which they stand. */
function isNumbering(cells: readonly string[]): boolean {
  const said = filled(cells).map((cell) => cell.replaceAll(/[()[\]]/gu, ''))
  const letters = said.findIndex((cell) => !/^[A-Z]$/u.test(cell))
  const numbers = letters < 0 ? [] : said.slice(letters)
  return (
    numbers.length + Math.max(0, letters) > 2 &&
    numbers.length > 1 &&
    said.slice(0, Math.max(0, letters)).every((cell, i) => cell === String.fromCodePoint(65 + i)) &&
    numbers.every((cell, i) => Number(cell.split('=')[0]?.trim()) === Number(numbers[0]) + i)
  )
}

/** Tells, row after row below the headings, which are no data; null for those that are. */
export function asideReader(headings: readonly string[], headerRow: number): (row: Row) => Aside | null {
  const places = headings.flatMap((text, at) => (lineNumbers.includes(unaccented(fold(text)).trim()) ? [at] : []))
  const at = places.length === 1 ? places[0] : undefined
  let isBelow = false
  return ({ row, cells }) => {
    if (row <= headerRow) return null
    if (headerRow > 0 && row <= headerRow + 2 && isNumbering(cells)) return 'numbers'
    const [first = ''] = filled(cells)
    if (total.test(first.normalize('NFC'))) {
      isBelow = true
      return 'total'
    }
    // who signs stands below the total and has no number of a line
    return isBelow && at !== undefined && (cells[at] ?? '').trim() === '' ? 'foot' : null
  }
}

/** A number of days as spreadsheets count them, of the years 1927 to 2099. */
const isSerial = (text: string): boolean => /^\d{5}$/u.test(text) && Number(text) >= 10_000 && Number(text) <= 73_050

/** A cell as people and spreadsheets write it, made what the dossier takes; what isn't understood stays as it is. */
export function tidyCell({ cell, name }: Pick<Column, 'cell' | 'name'>, text: string): string {
  const said = text.trim()
  if (cell.type === 'date') {
    if (said === '' || parseDate(said) !== null) return text
    const day = typedDay(said) ?? (isSerial(said) ? isoOf(dayOf('1899-12-30') + Number(said)) : null)
    return day === null ? text : writtenDay(day)
  }
  if (cell.type === 'instant') return tidyMoment(text)
  if (cell.type === 'count' && /^\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+$/u.test(said)) return said.replaceAll(/\D/gu, '')
  return name === 'full_name' ? said.replaceAll(/\s+/gu, ' ') : text
}
