/** A form made of a dossier file's columns: what its fields show and how they are judged before they are sent. Pure. */
import { parseCell } from '#core/cells.ts'
import type { CellContext } from '#core/cells.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import { parseDate, parseInstant } from '#core/dates.ts'
import { faultAlone } from '#core/fault-sentences.ts'
import type { Fault } from '#core/faults.ts'
import type { Lang } from '#core/phrases.ts'

export type Cells = Readonly<Record<string, string>>

/** The columns that a form shows, in its order; throws for a name that the file hasn't. */
export function fieldsOf(file: DossierFile, names?: readonly string[]): readonly Column[] {
  if (!names) return file.columns
  return names.map((name) => {
    const column = file.columns.find((one) => one.name === name)
    if (!column) throw new Error(`${file.name} has no column ${name}`)
    return column
  })
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A stored cell as people write it: `2026-03-05` as `05/03/2026`, an instant on the realm's clock. */
export function shownCell(column: Column, cell: string, timeZone: string): string {
  if (column.cell.type === 'date') {
    const day = parseDate(cell.trim())
    return day === null ? cell : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
  }
  if (column.cell.type !== 'instant') return cell
  const at = parseInstant(cell.trim(), timeZone)
  if (at === null) return cell
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  const seconds =
    Number(of['second']) || at % 1000
      ? `:${two(Number(of['second']))}${at % 1000 ? `.${String(at % 1000).padStart(3, '0')}` : ''}`
      : ''
  return `${of['day']}/${of['month']}/${of['year']} ${of['hour']}:${of['minute']}${seconds}`
}

/** The cells that a form begins with: each field there, as people write it. */
export function startingCells(columns: readonly Column[], cells: Cells, timeZone: string): Cells {
  return Object.fromEntries(
    columns.map((column) => [column.name, shownCell(column, cells[column.name] ?? '', timeZone)]),
  )
}

/** Whether two writings of a cell mean the same. */
export function isSameCell(column: Column, a: string, b: string, cx: CellContext): boolean {
  if (a.trim() === b.trim()) return true
  const [one, other] = [parseCell(column, a, cx), parseCell(column, b, cx)]
  return one.fault === undefined && other.fault === undefined && String(one.value) === String(other.value)
}

/** Names of the fields that mean something else than before. */
export function changedFields(columns: readonly Column[], before: Cells, now: Cells, cx: CellContext): string[] {
  return columns
    .filter((column) => !isSameCell(column, before[column.name] ?? '', now[column.name] ?? '', cx))
    .map(({ name }) => name)
}

/** What is wrong with a cell as the server would say it, without the place; null when nothing is. */
export function cellFault(file: string, column: Column, raw: string, cx: CellContext, lang: Lang): string | null {
  const of = (code: Fault['code'], params: Fault['params'] = {}): string => {
    return faultAlone({ code, file, row: 2, column: column.name, value: raw, params }, lang)
  }
  if (raw.trim() === '') return column.required ? of('required') : null
  const result = parseCell(column, raw, cx)
  return result.fault === undefined ? null : of(result.fault, result.params)
}

/** A form chooses from what is there: what the server does not know is mostly another's. */
const outOfReach = (value: string, lang: Lang): string =>
  lang === 'vi'
    ? `“${value}” không có, hoặc ngoài phạm vi mà bạn được ghi.`
    : `There is no “${value}”, or it is outside what you may write.`

/** Faults of the server by field; `''` holds those that belong to no field of the form. */
export function faultsByField(
  faults: readonly Fault[],
  file: string,
  columns: readonly Column[],
  lang: Lang,
): Readonly<Record<string, string>> {
  const said: Record<string, string> = {}
  for (const fault of faults) {
    const isOwn = fault.file === file && columns.some(({ name }) => name === fault.column)
    const key = isOwn ? fault.column : ''
    const what = isOwn && fault.code === 'unknown-unit' ? outOfReach(fault.value, lang) : faultAlone(fault, lang)
    said[key] = said[key] === undefined ? what : `${said[key]} ${what}`
  }
  return said
}
