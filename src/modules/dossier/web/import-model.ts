/** What is chosen about a sheet's columns, and what the server is told of it. Pure. */
import { keysOf } from '#core/columns.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import type { ReplyOf } from '#web/api.ts'
import { dossierFiles } from '../columns.ts'
import { isMadeCode, lacking, sheetColumns } from '../rules-sheet.ts'
import { asideReader } from '../rules-sheet-rows.ts'
import type { SheetSettings } from '../rules-sheet.ts'

export type Preview = ReplyOf<'previewImport'>
export type Job = ReplyOf<'readImport'>

/** Where a column of the dossier comes from: a column of the sheet, one value for all rows, or nowhere. */
export type Meaning = { readonly at: number } | { readonly constant: string } | null
/** By `file.column`. */
export type Meanings = Readonly<Record<string, Meaning>>

export const keyOf = (file: string, column: string): string => `${file}.${column}`

/** People and their membership in one sheet: who it is stands there once. */
export const isBoth = (files: readonly string[]): boolean => files.includes('people') && files.includes('memberships')

export type Slot = {
  readonly file: DossierFile
  readonly column: Column
  readonly key: string
  readonly isNeeded: boolean
}

/** The columns that a sheet's rows may fill, those first that must be there. */
export function slotsOf(files: readonly string[], makeCodes: boolean): Slot[] {
  const wanted = dossierFiles.filter(({ name }) => files.includes(name))
  return wanted.flatMap((file) =>
    sheetColumns(file)
      .filter(({ name }) => !(isBoth(files) && file.name === 'memberships' && name === 'person'))
      .filter(({ name }) => !(makeCodes && isMadeCode(file.name, name)))
      .map((column) => ({
        file,
        column,
        key: keyOf(file.name, column.name),
        isNeeded: column.required === true && (column.fallback === undefined || !keysOf(file).includes(column)),
      }))
      .toSorted((a, b) => Number(b.isNeeded) - Number(a.isNeeded)),
  )
}

/** What the server has guessed, or remembers. */
export function meaningsOf({ columns, constants }: Pick<Preview, 'columns' | 'constants'>): Meanings {
  return Object.fromEntries([
    ...columns.map(({ at, file, column }) => [keyOf(file, column), { at }] as const),
    ...constants.map(({ file, column, value }) => [keyOf(file, column), { constant: value }] as const),
  ])
}

/** What the server is told. */
export function settingsOf(
  preview: Pick<Preview, 'sheet' | 'header_row' | 'letters' | 'files'>,
  meanings: Meanings,
  makeCodes: boolean,
): SheetSettings {
  const { sheet, header_row, letters, files } = preview
  const slots = slotsOf(files, makeCodes)
  const columns = slots.flatMap(({ file, column, key }) => {
    const meaning = meanings[key]
    return meaning && 'at' in meaning ? [{ at: meaning.at, file: file.name, column: column.name }] : []
  })
  const constants = slots.flatMap(({ file, column, key }) => {
    const meaning = meanings[key]
    const value = meaning && 'constant' in meaning ? meaning.constant.trim() : ''
    return value === '' ? [] : [{ file: file.name, column: column.name, value }]
  })
  const code = columns.find(({ file, column }) => file === 'people' && column === 'code')
  const person = isBoth(files) && code ? [{ ...code, file: 'memberships', column: 'person' }] : []
  return {
    sheet,
    header_row,
    letters: letters as SheetSettings['letters'],
    files,
    columns: [...columns, ...person],
    constants,
    make_codes: makeCodes && files.includes('people'),
  }
}

/** Keys of the columns that are still missing. */
export function missing(settings: SheetSettings): string[] {
  return lacking(settings, dossierFiles)
    .filter(({ file, column }) => !(isBoth(settings.files) && file === 'memberships' && column === 'person'))
    .map(({ file, column }) => keyOf(file, column))
}

/** `A`, `B`, …, `AA`: columns as spreadsheets call them. */
export function letterOf(at: number): string {
  let text = ''
  for (let n = at; n >= 0; n = Math.floor(n / 26) - 1) text = String.fromCharCode(65 + (n % 26)) + text
  return text
}

/** The files that a sheet can be taken for, people with their membership as one choice. */
export function targetsOf(may: readonly string[]): string[] {
  const both = may.includes('people') && may.includes('memberships') ? ['people,memberships'] : []
  return [...both, ...may]
}

/** The first rows that are data: below the headings, without numbers of columns and totals. */
export function dataRows({ rows, header, header_row: headerRow }: Pick<Preview, 'rows' | 'header' | 'header_row'>) {
  const asideOf = asideReader(header, headerRow)
  return rows.filter((row) => row.row > headerRow && asideOf(row) === null)
}
