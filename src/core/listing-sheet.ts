/**
 * A list as a file, described once: every column with what it says of a row, so that headings and cells can't come
 * apart, and what the list was narrowed to. `platform/listing.ts` writes it.
 */
import { labelOf } from './choices.ts'
import type { Choice } from './choices.ts'
import type { Lang } from './phrases.ts'

/** A word of a file in both languages. */
export type Said = Readonly<Record<Lang, string>>
export type SheetColumn<Row> = {
  readonly text: Said
  readonly cell: (row: Row) => string | number | null | undefined
  /** Characters, in a workbook; as the writer has it when not given. */
  readonly width?: number
  /** Plain numbers, which a workbook can add up. */
  readonly numeric?: boolean
}
/** In which form and language a list is asked for; `json` never comes this far. */
export type FileAsked = { readonly format: 'json' | 'xlsx' | 'csv'; readonly lang: Lang }
/** What a list may be narrowed by, and to what it is; undefined: not by this. */
export type Narrowing = readonly (readonly [name: Said, value: string | undefined])[]

/** A column of text. */
export const text = <Row>(said: Said, width: number, cell: SheetColumn<Row>['cell']): SheetColumn<Row> => ({
  text: said,
  width,
  cell,
})

/** A column of whole numbers; null where there is none. */
export const numbers = <Row>(said: Said, cell: (row: Row) => number | null | undefined): SheetColumn<Row> => ({
  text: said,
  width: 12,
  numeric: true,
  cell,
})

/** How a choice is called, in a filter; undefined where nothing was chosen. */
export const chosen = (of: readonly Choice[], code: string | undefined, lang: Lang): string | undefined =>
  code === undefined ? undefined : labelOf(of, code, lang)

/** Cells of a row, in the order of the columns; what is not there is empty. */
export const cellsOf = <Row>(columns: readonly SheetColumn<Row>[], row: Row): string[] =>
  columns.map(({ cell }) => String(cell(row) ?? ''))

type Head<Row> = {
  readonly title: string
  /** Civil date whose state the rows show; null where a list has none. */
  readonly asOf: string | null
  readonly columns: readonly SheetColumn<Row>[]
  readonly narrowed: Narrowing
}

/** What stands above the rows, in the language asked. */
export function headOf<Row>({ title, asOf, columns, narrowed }: Head<Row>, { format, lang }: FileAsked) {
  return {
    title,
    asOf,
    columns: columns.map(({ text: said, cell: _cell, ...more }) => ({ text: said[lang], ...more })),
    filters: narrowed.flatMap(([name, value]) => (value === undefined ? [] : [[name[lang], value] as const])),
    format: format === 'csv' ? ('csv' as const) : ('xlsx' as const),
    lang,
  }
}

/** A list whose rows are all at hand. */
export function sheetOf<Row>({ rows, ...head }: Head<Row> & { readonly rows: readonly Row[] }, asked: FileAsked) {
  return { ...headOf(head, asked), cells: rows.map((row) => cellsOf(head.columns, row)) }
}
