/**
 * A list as a file. Rows are first laid aside on the disk and counted, so that the lines above them state the exact
 * number; then the file is written from there and sent. Memory holds one batch, however long the list is.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyReply } from 'fastify'
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { Problem } from '#core/problem.ts'
import { inBatches } from './cursor.ts'
import { csvLine } from './sheets/write-csv.ts'
import { WorkbookLimit, writeXlsx } from './sheets/write-xlsx.ts'

export type Listing = {
  /** Stands first in the file and names it. */
  readonly title: string
  /** What the list was narrowed to, name and value in the reader's words; empty when to nothing. */
  readonly filters: readonly (readonly [name: string, value: string])[]
  /** Civil date whose state the rows show; null where a list has none. */
  readonly asOf: string | null
  readonly columns: readonly ListingColumn[]
  /** Cells in the order of the columns, as text. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]>
  readonly format: 'xlsx' | 'csv'
  readonly lang: Lang
}
export type ListingColumn = {
  readonly text: string
  /** Characters, in a workbook; 20 when not given. */
  readonly width?: number
  /** Its cells are plain numbers, which a workbook can add up. */
  readonly numeric?: boolean
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const words = {
  vi: { filters: 'Lọc', none: 'không', asOf: 'Tính đến ngày', rows: 'Số dòng' },
  en: { filters: 'Filter', none: 'none', asOf: 'As of', rows: 'Rows' },
} as const

/** Rows that a sheet of a workbook can hold, beside the lines above them. */
const mostRows = 1_048_000

/**
 * Answers a request with a list as a file; what a route returns when `format` is not `json`. Filter, day and number of
 * rows stand above the rows. The CSV begins with a byte order mark, for Excel. Throws `too-large` when a workbook can't
 * hold the rows: a CSV can.
 */
export async function writeListing(reply: FastifyReply, listing: Listing): Promise<never> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-list-'))
  try {
    const aside = path.join(folder, 'rows')
    const count = await layAside(listing.rows, aside)
    const file = path.join(folder, 'file')
    await (listing.format === 'csv' ? writeCsvFile : writeBook)(file, listing, aside, count)
    void reply.type(types[listing.format])
    void reply.header('content-disposition', attachment(`${listing.title}.${listing.format}`))
    const sent = createReadStream(file)
    sent.once('close', () => void rm(folder, { recursive: true, force: true }))
    // a stream goes out as it is; the contract's shape is that of the JSON answer
    return sent as never
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error instanceof WorkbookLimit ? new Problem('too-large', error.fault.code) : error
  }
}

/** The same of a list whose rows are all at hand, as core/listing-sheet.ts makes it. */
export function writeSheet(
  reply: FastifyReply,
  { cells, ...sheet }: Omit<Listing, 'rows'> & { readonly cells: readonly (readonly string[])[] },
): Promise<never> {
  return writeListing(reply, { ...sheet, rows: inBatches(cells) })
}

async function layAside(rows: Listing['rows'], file: string): Promise<number> {
  let count = 0
  const lines = async function* () {
    for await (const batch of rows) {
      count += batch.length
      yield batch.map((cells) => `${JSON.stringify(cells)}\n`).join('')
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
  return count
}

async function* batchesOf(file: string): AsyncGenerator<string[][]> {
  let batch: string[][] = []
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as string[])
    if (batch.length < 500) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The lines above the rows, the last one blank. */
function headOf({ title, filters, asOf, lang }: Listing, count: number): string[][] {
  const say = words[lang]
  const narrowed = filters.map(([name, value]) => `${name}: ${value}`).join('; ')
  return [
    [title],
    [say.filters, narrowed || say.none],
    ...(asOf === null ? [] : [[say.asOf, formatDate(asOf, lang)]]),
    [say.rows, formatCount(count, lang)],
    [],
  ]
}

async function writeCsvFile(file: string, listing: Listing, aside: string, count: number): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    const head = [...headOf(listing, count), listing.columns.map(({ text }) => text)]
    await handle.write(`\uFEFF${head.map(csvLine).join('')}`)
    for await (const batch of batchesOf(aside)) await handle.write(batch.map(csvLine).join(''))
  } finally {
    await handle.close()
  }
}

async function writeBook(file: string, listing: Listing, aside: string, count: number): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await writeXlsx(
      handle,
      [
        {
          name: sheetName(listing.title),
          above: headOf(listing, count),
          header: listing.columns.map(({ text }) => text),
          columns: listing.columns.map(({ width = 20, numeric = false }) => ({ width, format: 'text', numeric })),
          batches: batchesOf(aside),
        },
      ],
      { rows: mostRows, bytes: 2_000_000_000 },
    )
  } finally {
    await handle.close()
  }
}

/** A sheet's name has 31 letters and none of these signs. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[[\]:*?/\\']/gu, ' ')
      .trim()
      .slice(0, 31) || 'Danh sách'
  )
}

/**
 * `content-disposition` of a file whose name may be Vietnamese (RFC 6266, RFC 8187): a plain name for old clients, the
 * real one beside it.
 */
export function attachment(name: string): string {
  const safe = name
    .replace(/[\p{Cc}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const plain = safe
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/gu, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^\x20-\x7e]/gu, '_')
  const real = encodeURIComponent(safe).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`
}
