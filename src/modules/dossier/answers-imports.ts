/** What an import job shows of the sheet that was sent. */
import { faultSentence, faultAlone } from '#core/fault-sentences.ts'
import type { Fault } from '#core/faults.ts'
import type { Letters } from '#core/letters.ts'
import { Problem } from '#core/problem.ts'
import type { DossierFile } from '#core/columns.ts'
import type { Db } from '#platform/database.ts'
import { guessLetters } from '#platform/sheets/letters-guess.ts'
import { readLetters } from '#platform/sheets/letters.ts'
import type { RawBook } from '#platform/sheets/raw.ts'
import type { SheetRow } from '#platform/sheets/sheet.ts'
import { guessColumns, guessFiles, guessHeaderRow } from './rules-sheet.ts'
import { headingsOf } from './rules-sheet-rows.ts'
import type { SheetConstant, SheetColumn, SheetSettings } from './rules-sheet.ts'
import type { Job, JobOwner } from './store-imports.ts'
import { readMapping } from './store-imports-kept.ts'
import { openSheetOf, readingsOf } from './store-sheet.ts'

type Lang = 'vi' | 'en'
/** Rows that are shown, those by which the coding is guessed, and letters of a cell that are shown. */
const [shownRows, sampleRows, shownLetters] = [30, 300, 200]

export const shownFault = (lang: Lang) => (fault: Fault) => ({
  ...fault,
  params: fault.params && { ...fault.params },
  message: faultSentence(fault, lang),
})

const shownFaults = 1000

/** A job as it is told. */
export function shownJob(job: Job, lang: Lang) {
  const { settings, result } = job
  const corrected = Object.values(job.corrections)
  return {
    job: job.job,
    kind: job.kind,
    state: job.state,
    parts: job.parts.map(({ name, size }) => ({ name, size })),
    settings: settings && {
      ...settings,
      files: [...settings.files],
      columns: [...settings.columns],
      constants: [...settings.constants],
    },
    progress: job.progress && { ...job.progress },
    files: (result?.files ?? []).map((one) => ({ ...one })),
    fault_count: job.faults.length,
    faults: job.kind === 'dossier' ? job.faults.slice(0, shownFaults).map(shownFault(lang)) : sheetFaults(job, lang),
    warnings: (result?.warnings ?? []).slice(0, shownFaults).map(shownFault(lang)),
    left_out: corrected.filter(({ out }) => out === true).length,
    corrected: corrected.filter(({ cells }) => Object.keys(cells ?? {}).length > 0).length,
    skipped: (result?.skipped ?? []).map((one) => ({ ...one })),
    failure: result?.failure ?? null,
    position: job.position,
    made_at: job.madeAt.toISOString(),
    changed_at: job.changedAt.toISOString(),
  }
}

/** Of a sheet, only what belongs to none of its rows: the rest is read row by row. */
const sheetFaults = (job: Job, lang: Lang) =>
  job.faults.filter(({ row }) => row <= (job.settings?.header_row ?? 0)).map(shownFault(lang))

async function firstRows(book: RawBook, sheet: number, most: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of book.rows(sheet)) {
    const [fault] = batch.faults
    if (rows.length === 0 && fault?.code === 'broken-workbook')
      throw new Problem('dossier-refused', '', { faults: [{ ...fault, file: '' }] })
    rows.push(...batch.rows.slice(0, most - rows.length))
    if (rows.length >= most) break
  }
  return rows
}

async function firstSheet(book: RawBook): Promise<number> {
  const seen = book.sheets.flatMap((_, i) => (book.hidden.includes(i) ? [] : [i]))
  for (const sheet of seen.length > 1 ? seen : []) if ((await firstRows(book, sheet, 2)).length > 1) return sheet
  return seen[0] ?? 0
}

export type PreviewAsked = {
  /** The first one with something in it that people see, when it is not asked for. */
  readonly sheet: number | undefined
  readonly headerRow: number | undefined
  readonly letters: Letters | undefined
  readonly files: readonly string[] | undefined
  /** Files that the asker may write. */
  readonly may: readonly DossierFile[]
}

/** The first rows of a sheet, and what they are taken for. Throws `bad-request` for a sheet that is not there. */
export async function previewOf(db: Db, filesDir: string, owner: JobOwner, job: Job, asked: PreviewAsked) {
  const book = await openSheetOf(filesDir, job)
  try {
    const sheet = asked.sheet ?? (await firstSheet(book))
    if (sheet >= book.sheets.length)
      throw new Problem('bad-request', '', { issues: [{ path: 'sheet', message: 'unknown' }] })
    const sample = await firstRows(book, sheet, sampleRows)
    const lettersGuess = guessLetters(sample.flatMap(({ cells }) => cells))
    const letters = asked.letters ?? lettersGuess
    const read = sample.map(({ row, cells }) => ({ row, cells: cells.map((cell) => readLetters(cell, letters)) }))
    const headerGuess = guessHeaderRow(read.slice(0, shownRows), asked.may)
    const headerRow = asked.headerRow ?? headerGuess
    const width = Math.max(0, ...read.map(({ cells }) => cells.length))
    const own = headingsOf(read, headerRow)
    const header = Array.from({ length: headerRow === 0 ? width : own.length }, (_, i) => own[i] ?? '')
    while (header.length < width) header.push('')
    const known = headerRow === 0 ? null : await readMapping(db, owner, header)
    const mapping = meaningOf(asked, header, known)
    return {
      sheets: [...book.sheets],
      hidden: [...book.hidden],
      sheet,
      letters,
      letters_guess: lettersGuess,
      header_row: headerRow,
      header_guess: headerGuess,
      rows: read
        .slice(0, shownRows)
        .map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.slice(0, shownLetters)) })),
      header,
      ...mapping,
      may: asked.may.map(({ name }) => name),
    }
  } finally {
    await book.close()
  }
}

type Meaning = {
  files: string[]
  columns: SheetColumn[]
  constants: SheetConstant[]
  make_codes: boolean
  remembered: boolean
}

/** What headings mean: as they did the last time, or as they are guessed. */
function meaningOf(
  { files, may }: PreviewAsked,
  header: readonly string[],
  known: Awaited<ReturnType<typeof readMapping>>,
): Meaning {
  const isKnown = known !== null && known.files.every((name) => may.some((file) => file.name === name))
  const isSame =
    files === undefined || JSON.stringify([...files].toSorted()) === JSON.stringify(known?.files.toSorted())
  if (isKnown && isSame)
    return {
      files: [...known.files],
      columns: [...known.columns],
      constants: [...known.constants],
      make_codes: known.make_codes,
      remembered: true,
    }
  const wanted = files ?? guessFiles(may, header)
  const columns = may.filter(({ name }) => wanted.includes(name)).flatMap((file) => guessColumns(file, header))
  return { files: [...wanted], columns, constants: [], make_codes: false, remembered: false }
}

/** Headings of a job's sheet under its settings, for remembering them. */
export async function headerOf(
  filesDir: string,
  job: Job,
  { sheet, header_row: headerRow, letters }: SheetSettings,
): Promise<string[]> {
  if (headerRow === 0) return []
  const book = await openSheetOf(filesDir, job)
  try {
    const rows = await firstRows(book, sheet, sampleRows)
    const read = rows.map(({ row, cells }) => ({ row, cells: cells.map((cell) => readLetters(cell, letters)) }))
    const header = headingsOf(read, headerRow)
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
    return [...header, ...Array.from({ length: Math.max(0, width - header.length) }, () => '')]
  } finally {
    await book.close()
  }
}

/** Rows at fault behind row `after`, as they stand with what was put right, and what is wrong with each. */
export async function faultyRows(
  filesDir: string,
  job: Job,
  { after, limit, lang }: { readonly after: number; readonly limit: number; readonly lang: Lang },
) {
  const { settings } = job
  if (settings === null) throw new Problem('conflict', 'The sheet has not been checked.')
  const open = job.faults.filter(({ row }) => row > settings.header_row && job.corrections[row]?.out !== true)
  const numbers = [...new Set(open.map(({ row }) => row))].toSorted((a, b) => a - b)
  const wanted = new Set(numbers.filter((row) => row > after).slice(0, limit))
  const readings = readingsOf(job, settings)
  const cellsOf = new Map<number, Record<string, string>>()
  const book = await openSheetOf(filesDir, job)
  try {
    const last = Math.max(0, ...wanted)
    for await (const batch of wanted.size === 0 ? [] : book.rows(settings.sheet)) {
      for (const { row, cells } of batch.rows) {
        if (!wanted.has(row)) continue
        const own: Record<string, string> = {}
        for (const [file, { header, read }] of readings) {
          const values = read(row, cells) ?? []
          header.forEach((name, i) => (own[`${file}.${name}`] = values[i] ?? ''))
        }
        cellsOf.set(row, own)
      }
      if ((batch.rows.at(-1)?.row ?? 0) >= last) break
    }
  } finally {
    await book.close()
  }
  const columns = [...readings].flatMap(([file, { header }]) => header.map((column) => ({ file, column })))
  const rows = [...wanted].map((row) => ({
    row,
    cells: cellsOf.get(row) ?? {},
    faults: open
      .filter((fault) => fault.row === row)
      .map((fault) => ({ file: fault.file, column: fault.column, message: faultAlone(fault, lang) })),
  }))
  const end = [...wanted].at(-1)
  return { columns, rows, total: numbers.length, next: end !== undefined && end !== numbers.at(-1) ? end : null }
}
