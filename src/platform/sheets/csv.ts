/** Streaming reader of CSV as people save it: any of three delimiters, any line end, a byte order mark or none. */
import { unguardFormula } from '#core/formula.ts'
import { delimiterOf, recordReader } from './records.ts'
import type { BrokenRecord, RecordReader } from './records.ts'
import { batchSize, fitRow, isBlank } from './sheet.ts'
import type { OpenSheet, SheetBatch, SheetFault, SheetRow } from './sheet.ts'
import { readUtf8 } from './utf8.ts'
import type { TextChunk } from './utf8.ts'

const fault = (code: SheetFault['code'], row: number, params: Record<string, string> = {}): SheetFault => ({
  code,
  row,
  column: '',
  value: '',
  params,
})

const none: AsyncIterable<SheetBatch> = {
  async *[Symbol.asyncIterator]() {},
}

/** Walks one file: pulls chunks until a record is whole, and counts records as a spreadsheet counts rows. */
class Walk {
  row = 0
  broken: SheetFault | null = null
  #records: RecordReader | null = null
  #chunks: AsyncGenerator<TextChunk>
  #last = false

  constructor(path: string) {
    this.#chunks = readUtf8(path)
  }

  /** Next record's cells, null at the end; a broken record sets `broken` (and ends the walk unless it can go on). */
  async next(): Promise<string[] | null> {
    for (;;) {
      const record = this.#records?.next(this.#last) ?? null
      if (record !== null) {
        this.row++
        if (record.cells) return record.cells
        this.broken = fault('broken-csv', this.row, { reason: reasonOf(record) })
        return null
      }
      if (this.#last) return null
      await this.#pull()
      if (this.broken) return null
    }
  }

  async #pull(): Promise<void> {
    const { value: chunk, done } = await this.#chunks.next()
    if (done) {
      this.#last = true
      return
    }
    this.#records ??= this.#begin(chunk.text)
    this.#records.push(chunk.text)
    if (chunk.broken === undefined) return
    while (this.#records.next(false)) this.row++
    this.broken = fault('not-utf8', chunk.broken === 'UTF-16' ? 0 : this.row + 1, { guess: chunk.broken })
    this.#last = true
  }

  /** The header's line tells the delimiter and the line end. */
  #begin(text: string): RecordReader {
    const start = text.replace(/^[\r\n]+/u, '')
    const line = /[\r\n]/u.exec(start)
    const header = line ? start.slice(0, line.index) : start
    const lone = line?.[0] === '\r' && start[line.index + 1] !== '\n'
    return recordReader(delimiterOf(header), lone ? '\r' : '\n')
  }

  async close(): Promise<void> {
    await this.#chunks.return(undefined)
  }
}

function reasonOf(record: BrokenRecord): string {
  return record.broken === 'long' ? 'open' : record.broken
}

async function* batches(walk: Walk, width: number): AsyncGenerator<SheetBatch> {
  let rows: SheetRow[] = []
  let faults: SheetFault[] = []
  try {
    for (;;) {
      const cells = await walk.next()
      if (cells === null) {
        if (walk.broken === null) break
        faults.push(walk.broken)
        // a stray quote spoils its own line only; after the others no line can be told from text
        if (walk.broken.params?.['reason'] !== 'inside') break
        walk.broken = null
        continue
      }
      if (isBlank(cells)) continue
      for (let i = 0; i < cells.length; i++)
        if (cells[i]?.charCodeAt(0) === 39) cells[i] = unguardFormula(cells[i] ?? '')
      const fitted = fitRow(walk.row, cells, width)
      if ('code' in fitted) faults.push(fitted)
      else rows.push(fitted)
      if (rows.length >= batchSize || faults.length >= batchSize) {
        yield { rows, faults }
        rows = []
        faults = []
      }
    }
    if (rows.length > 0 || faults.length > 0) yield { rows, faults }
  } finally {
    await walk.close()
  }
}

/**
 * Opens a CSV file and reads its header. Memory stays flat whatever the file's size; a record longer than
 * four million characters counts as a quote that was never closed.
 */
export async function openCsv(path: string): Promise<OpenSheet> {
  const walk = new Walk(path)
  const close = (): Promise<void> => walk.close()
  let header = await walk.next()
  while (header && isBlank(header)) header = await walk.next()
  if (!header) {
    await walk.close()
    return { header: [], faults: [walk.broken ?? fault('no-header', 1)], batches: none, close }
  }
  while (header.length > 0 && header.at(-1)?.trim() === '') header.pop()
  return { header: header.map((cell) => cell.trim()), faults: [], batches: batches(walk, header.length), close }
}
