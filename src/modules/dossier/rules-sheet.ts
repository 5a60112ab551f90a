/** What the rows and columns of somebody's sheet mean; pure. */
import type { Column, DossierFile } from '#core/columns.ts'
import type { Letters } from '#core/letters.ts'
import { fold, unaccented } from '#core/text.ts'
import { headingsOf } from './rules-sheet-rows.ts'
import { codeSynonyms, lineNumbers, synonyms } from './rules-sheet-words.ts'

export type SheetColumn = { readonly at: number; readonly file: string; readonly column: string }
export type SheetConstant = { readonly file: string; readonly column: string; readonly value: string }
export type SheetSettings = {
  readonly sheet: number
  readonly header_row: number
  readonly letters: Letters
  readonly files: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly constants: readonly SheetConstant[]
  readonly make_codes: boolean
}
/** What was put right in a row: cells by `file.column`, or that it is left out. */
export type Correction = { readonly cells?: Readonly<Record<string, string>>; readonly out?: boolean }
export type Corrections = Readonly<Record<string, Correction>>

type PreviewRow = { readonly row: number; readonly cells: readonly string[] }

/** Columns that a sheet can fill: no files, which a sheet doesn't carry. */
export const sheetColumns = (file: DossierFile): readonly Column[] =>
  file.columns.filter(({ cell }) => cell.type !== 'file')

/** A heading as it is compared: without line breaks, diacritics, brackets, star. */
function plain(heading: string): string {
  return unaccented(fold(heading))
    .replaceAll(/\([^)]*\)|\*/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

const isCode = (file: DossierFile, column: Column): boolean =>
  column.name === 'code' && codeSynonyms[file.name] !== undefined

type Names = {
  readonly exact: ReadonlySet<string>
  readonly others: ReadonlySet<string>
  readonly stems: readonly string[]
}
const known = new WeakMap<Column, Names>()

/** What a column is called, as headings are compared. */
function namesOf(file: DossierFile, column: Column): Names {
  const found = known.get(column)
  if (found !== undefined) return found
  const words = (isCode(file, column) ? codeSynonyms[file.name] : synonyms[column.name]) ?? []
  const others = new Set(words.map(plain))
  const names = {
    exact: new Set([plain(column.vi), plain(column.name), plain(column.name.replaceAll('_', ' '))]),
    others,
    stems: [...others].filter((word) => word.length > 4).map((word) => `${word} `),
  }
  known.set(column, names)
  return names
}

/** How well a heading names a column: 3 as the dossier does, 2 by a synonym, 1 when it begins so, 0 not at all. */
function fit(file: DossierFile, column: Column, word: string): number {
  if (word === '' || lineNumbers.includes(word)) return 0
  const { exact, others, stems } = namesOf(file, column)
  if (exact.has(word)) return 3
  if (others.has(word)) return 2
  return stems.some((stem) => word.startsWith(stem)) ? 1 : 0
}

/** Which columns of a file the headings name: each heading and each column at most once, the best fits first. */
export function guessColumns(file: DossierFile, header: readonly string[], least = 1): SheetColumn[] {
  const words = header.map(plain)
  const fits = words.flatMap((word, at) =>
    sheetColumns(file)
      .map((column) => ({ at, column: column.name, score: fit(file, column, word) }))
      .filter(({ score }) => score >= least),
  )
  const found: SheetColumn[] = []
  for (const { at, column } of fits.toSorted((a, b) => b.score - a.score || a.at - b.at)) {
    if (found.some((one) => one.at === at || one.column === column)) continue
    found.push({ at, file: file.name, column })
  }
  return found.toSorted((a, b) => a.at - b.at)
}

/** How well headings fit a file; one whose needed columns are all there counts more. */
function filled(file: DossierFile, header: readonly string[]): number {
  const found = guessColumns(file, header)
  const needed = sheetColumns(file).filter(({ key, required }) => key && required)
  const has = needed.filter(({ name }) => found.some(({ column }) => column === name)).length
  return found.length + (needed.length > 0 ? (3 * has) / needed.length : 0)
}

/** The row that looks most like headings; 0 when none does. Of equal ones the first. */
export function guessHeaderRow(rows: readonly PreviewRow[], files: readonly DossierFile[]): number {
  let best = { row: 0, score: 1 }
  for (const { row, cells } of rows) {
    const texts = cells.filter((cell) => cell.trim() !== '')
    const isText = texts.length > 0 && texts.every((cell) => cell.length <= 60 && !/^[\d.,/:-]+$/u.test(cell.trim()))
    if (!isText) continue
    // merged headings stand in the rows above
    const headings = headingsOf(rows, row)
    const score = Math.max(...files.map((file) => guessColumns(file, headings, 2).length)) + 0.1
    if (score > best.score) best = { row, score }
  }
  return best.row
}

/** The file that headings fit best; people with their membership are two. Empty when none fits. */
export function guessFiles(files: readonly DossierFile[], header: readonly string[]): string[] {
  const people = files.find(({ name }) => name === 'people')
  const found = files
    .map((file) => ({ file, score: filled(file, header), count: guessColumns(file, header).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.score - a.score)
  const [first] = found
  if (first === undefined) return []
  const hasName = people !== undefined && guessColumns(people, header).some(({ column }) => column === 'full_name')
  const isOfPeople = ['people', 'memberships'].includes(first.file.name) && hasName
  if (!isOfPeople) return [first.file.name]
  const belongs = files.find(({ name }) => name === 'memberships')
  const own = belongs === undefined ? [] : guessColumns(belongs, header).map(({ column }) => column)
  const isBoth = own.some((column) => ['unit', 'position', 'kind', 'cadre', 'tier'].includes(column))
  return isBoth ? ['people', 'memberships'] : ['people']
}

/** Columns without which the rows of a file can't be written, and that neither the sheet nor a constant gives. */
export function lacking(settings: SheetSettings, files: readonly DossierFile[]): { file: string; column: string }[] {
  const has = (file: string, column: string): boolean =>
    [...settings.columns, ...settings.constants].some((one) => one.file === file && one.column === column) ||
    (settings.make_codes && isMadeCode(file, column))
  return files
    .filter(({ name }) => settings.files.includes(name))
    .flatMap((file) =>
      sheetColumns(file)
        .filter(
          ({ key, required, fallback, name }) => key && required && fallback === undefined && !has(file.name, name),
        )
        .map(({ name }) => ({ file: file.name, column: name })),
    )
}

/** Cells that a made code fills. */
export const isMadeCode = (file: string, column: string): boolean =>
  (file === 'people' && column === 'code') || (file === 'memberships' && column === 'person')

/** What is wrong with settings as such: what a page of ours never sends. Null when nothing is. */
export function refusedSettings(settings: SheetSettings, may: readonly DossierFile[]): string | null {
  const known = (file: string, column: string): boolean =>
    settings.files.includes(file) &&
    may.some((one) => one.name === file && sheetColumns(one).some(({ name }) => name === column))
  if (new Set(settings.files).size < settings.files.length) return 'files'
  if (!settings.files.every((name) => may.some((file) => file.name === name))) return 'files'
  const all = [...settings.columns, ...settings.constants]
  if (!all.every(({ file, column }) => known(file, column))) return 'columns'
  const names = all.map(({ file, column }) => `${file}.${column}`)
  if (new Set(names).size < names.length) return 'columns'
  return settings.make_codes && all.some(({ file, column }) => isMadeCode(file, column)) ? 'make_codes' : null
}
