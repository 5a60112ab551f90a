/** A sheet that was sent, read as rows of dossier files. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { storedPath } from '#platform/files.ts'
import { readLetters } from '#platform/sheets/letters.ts'
import { openRaw } from '#platform/sheets/raw.ts'
import type { RawBook } from '#platform/sheets/raw.ts'
import type { OpenSheet, SheetBatch } from '#platform/sheets/sheet.ts'
import type { Source } from '#platform/sheets/source.ts'
import { dossierFiles } from './columns.ts'
import { readingOf } from './store-sheet-rows.ts'
import type { FileReading } from './store-sheet-rows.ts'
import { asideReader } from './rules-sheet-rows.ts'
import type { SheetSettings } from './rules-sheet.ts'
import type { Job, SkippedRow } from './store-imports.ts'

/** The only file of a sheet's job, opened; the caller closes it. */
export function openSheetOf(filesDir: string, job: Pick<Job, 'parts'>): Promise<RawBook> {
  const [part] = job.parts
  if (part === undefined) throw new Error('a job without a file')
  return openRaw(storedPath(filesDir, Buffer.from(part.sha256, 'hex')))
}

/** Letters and digits that are not taken for one another. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'

/** Codes of people for the rows of a job: they tell nothing, and are the same whenever the job is read. */
export function codesOf(job: Pick<Job, 'job' | 'realmId' | 'madeAt' | 'parts'>): (row: number) => string {
  return (row) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([job.realmId, job.job, job.madeAt, job.parts[0]?.sha256, row]))
      .digest()
    return `N${Array.from(hash.subarray(0, 8), (byte) => alphabet[byte % alphabet.length]).join('')}`
  }
}

/** By file, how a job's rows are read. */
export function readingsOf(job: Job, settings: SheetSettings): Map<string, FileReading> {
  const wanted = dossierFiles.filter(({ name }) => settings.files.includes(name))
  return new Map(wanted.map((file) => [file.name, readingOf(settings, file, job.corrections, codesOf(job))]))
}

export type SheetSource = Source & {
  /** Rows that were passed over, once the sheet has been read. */
  readonly skipped: readonly SkippedRow[]
}

/** Rows passed over that are told. */
const mostSkipped = 1000

/** The dossier that a sheet is by its settings; rows keep their numbers. */
export function sheetSource(
  book: RawBook,
  job: Job,
  settings: SheetSettings,
  headings: readonly string[],
): SheetSource {
  const skipped: SkippedRow[] = []
  const readings = readingsOf(job, settings)
  const wanted = dossierFiles.filter(({ name }) => settings.files.includes(name))
  const tables = wanted.map((file, i) => {
    const reading = readings.get(file.name) as FileReading
    return {
      file,
      shown: job.parts[0]?.name ?? '',
      open: async (): Promise<OpenSheet> => ({
        header: reading.header,
        faults: [],
        // what is wrong with the sheet as such is told once
        batches: batches(book.rows(settings.sheet), reading, job, {
          headerRow: settings.header_row,
          tells: i === 0,
          aside: asideOf(settings, headings),
          skip: (one) => i === 0 && skipped.length < mostSkipped && skipped.push(one),
        }),
        close: async () => undefined,
      }),
    }
  })
  return {
    kind: 'workbook',
    tables,
    faults: book.fault === null ? [] : [{ ...book.fault, file: path.basename(job.parts[0]?.name ?? '') }],
    unknown: [],
    file: async () => ({ fault: 'file-in-workbook' }),
    close: () => book.close(),
    skipped,
  }
}

/** Which rows are no data, by their text as the sheet's coding has it. */
function asideOf(settings: SheetSettings, headings: readonly string[]): ReturnType<typeof asideReader> {
  const tell = asideReader(headings, settings.header_row)
  return ({ row, cells }) => tell({ row, cells: cells.map((cell) => readLetters(cell, settings.letters)) })
}

async function* batches(
  rows: AsyncIterable<SheetBatch>,
  reading: FileReading,
  job: Job,
  of: {
    readonly headerRow: number
    readonly tells: boolean
    readonly aside: ReturnType<typeof asideReader>
    readonly skip: (row: SkippedRow) => void
  },
): AsyncGenerator<SheetBatch> {
  for await (const batch of rows) {
    const read = batch.rows.flatMap(({ row, cells }) => {
      const why = of.aside({ row, cells })
      if (why !== null) {
        of.skip({ row, why })
        return []
      }
      const own = reading.read(row, cells)
      return own === null ? [] : [{ row, cells: own }]
    })
    // what is wrong with the sheet as a whole stands at row 0: a sheet that is read by half is not imported
    const faults = batch.faults.filter(
      ({ row }) => of.tells && (row === 0 || row > of.headerRow) && job.corrections[row]?.out !== true,
    )
    yield { rows: read, faults }
  }
}
