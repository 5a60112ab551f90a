/** Rows at fault as a file of their own, to be mended in a spreadsheet and imported again. */
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { faultAlone } from '#core/fault-sentences.ts'
import type { Fault } from '#core/faults.ts'
import { readLetters } from '#platform/sheets/letters.ts'
import { csvLine } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { SheetSettings } from './rules-sheet.ts'
import type { Job } from './store-imports.ts'
import { openSheetOf } from './store-sheet.ts'

const words = { vi: ['Dòng', 'Lỗi và cách sửa'], en: ['Row', 'What is wrong'] } as const

type Lines = { header: string[]; batches: AsyncIterable<string[][]> }

/** The rows that have faults in `faults`, as they were sent, in Unicode; the sentences stand before their cells. */
async function* rowsOf(
  filesDir: string,
  job: Job,
  settings: SheetSettings,
  faults: readonly Fault[],
  lang: 'vi' | 'en',
) {
  const byRow = new Map<number, Fault[]>()
  for (const fault of faults) byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), fault])
  const book = await openSheetOf(filesDir, job)
  try {
    for await (const batch of book.rows(settings.sheet)) {
      const lines = batch.rows.flatMap(({ row, cells }) => {
        const read = cells.map((cell) => readLetters(cell, settings.letters))
        const own = byRow.get(row)
        if (row === settings.header_row) return [[...words[lang], ...read]]
        if (own === undefined) return []
        const sentences = [...new Set(own.map((fault) => faultAlone(fault, lang)))].join(' ')
        return [[String(row), sentences, ...read]]
      })
      if (lines.length > 0) yield lines
    }
  } finally {
    await book.close()
  }
}

/** The header apart; without one, the file has only the two headings of its own. */
async function linesOf(rows: AsyncGenerator<string[][]>, hasHeader: boolean, lang: 'vi' | 'en'): Promise<Lines> {
  const first = (await rows.next()).value as string[][] | undefined
  const [header, ...rest] = hasHeader && first !== undefined ? first : [[...words[lang]], ...(first ?? [])]
  return {
    header: header ?? [...words[lang]],
    batches: (async function* () {
      if (rest.length > 0) yield rest
      yield* rows
    })(),
  }
}

/** Rows at fault, and rows that are left out, of a job that was checked. */
export async function failedRows(
  filesDir: string,
  job: Job & { readonly settings: SheetSettings },
  { format, lang }: { readonly format: 'xlsx' | 'csv'; readonly lang: 'vi' | 'en' },
): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-failed-'))
  const file = path.join(folder, 'file')
  const rows = rowsOf(filesDir, job, job.settings, [...job.faults, ...job.leftOut], lang)
  const handle = await open(file, 'wx', 0o600)
  try {
    const { header, batches } = await linesOf(rows, job.settings.header_row > 0, lang)
    if (format === 'csv') {
      await handle.write(`\uFEFF${csvLine(header)}`)
      for await (const lines of batches) await handle.write(lines.map(csvLine).join(''))
    } else await writeXlsx(handle, [{ name: words[lang][1], header, batches: padded(batches, header.length) }])
    return await readFile(file)
  } finally {
    await rows.return(undefined)
    await handle.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A workbook's rows are no longer than its header. */
async function* padded(batches: AsyncIterable<string[][]>, width: number) {
  for await (const batch of batches) yield batch.map((cells) => cells.slice(0, width))
}
