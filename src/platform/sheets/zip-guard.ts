/**
 * Looks at the zip directory of a workbook or a document before any parser does (reliability.md T10, T11): how many
 * parts, how large and how much smaller they are packed, and that no part declares a document type. Bytes are counted
 * while they unpack.
 */
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import type { SheetFault } from './sheet.ts'

export const zipLimits = {
  entries: 2000,
  /** Unpacked bytes of one part and of all. */
  part: 100 * 1024 * 1024,
  total: 200 * 1024 * 1024,
  ratio: 200,
  /** Smaller parts may be packed as tightly as they like. */
  ratioFrom: 1024 * 1024,
}

type Refused = { readonly fault: SheetFault }
export type GuardedZip =
  | Refused
  | { readonly fault?: undefined; readonly sheets: readonly string[]; readonly hidden: readonly number[] }
export type GuardedParts = Refused | { readonly fault?: undefined; readonly parts: ReadonlyMap<string, Buffer> }

const refuse = (code: 'broken-workbook' | 'too-large', reason: string): Refused => ({
  fault: { code, row: 0, column: '', value: '', params: { reason } },
})

const doctypes = [
  Buffer.from('<!DOCTYPE'),
  Buffer.from('<!DOCTYPE', 'utf16le'),
  Buffer.from('<!DOCTYPE', 'utf16le').swap16(),
]
const overlap = 32

/** Unpacks one part; its bytes when `keep`, null when it declares a document type. */
async function scan(zip: ZipFile, entry: Entry, keep: boolean): Promise<Buffer | null> {
  const kept: Buffer[] = []
  let tail = Buffer.alloc(0)
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    const chunk = Buffer.concat([tail, piece as Buffer])
    if (doctypes.some((mark) => chunk.includes(mark))) return null
    tail = chunk.subarray(Math.max(0, chunk.length - overlap))
    if (keep) kept.push(piece as Buffer)
  }
  return Buffer.concat(kept)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an XML file with its entities as the characters that they stand for. */
export function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (_all, decimal, hex, word) =>
    decimal || hex
      ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
      : (entities[word] ?? ''),
  )
}

/** Names of the sheets, and the places of those that people don't see. */
function sheetsOf(workbook: string): { sheets: string[]; hidden: number[] } {
  const tags = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu)].map(([tag]) => tag)
  const sheets = tags.map((tag) => {
    const name = /\sname=(?:"([^"]*)"|'([^']*)')/u.exec(tag)
    return unescapeXml(name?.[1] ?? name?.[2] ?? '')
  })
  return { sheets, hidden: tags.flatMap((tag, i) => (/\sstate=["'](?:veryH|h)idden["']/u.test(tag) ? [i] : [])) }
}

function tooLarge(entry: Entry): boolean {
  const { uncompressedSize: size, compressedSize: packed } = entry
  return size > zipLimits.part || (size > zipLimits.ratioFrom && size > packed * zipLimits.ratio)
}

async function walk(zip: ZipFile, wanted: (part: string) => boolean): Promise<GuardedParts> {
  if (zip.entryCount > zipLimits.entries) return refuse('too-large', 'entries')
  const entries: Entry[] = []
  let total = 0
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize
    if (tooLarge(entry) || total > zipLimits.total || entries.length >= zipLimits.entries)
      return refuse('too-large', 'size')
    if (entry.isEncrypted()) return refuse('broken-workbook', 'encrypted')
    entries.push(entry)
  }
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue
    const keep = wanted(entry.fileName)
    const bytes = await scan(zip, entry, keep)
    if (bytes === null) return refuse('broken-workbook', 'doctype')
    if (keep) parts.set(entry.fileName, bytes)
  }
  return { parts }
}

/** Checks a zip and answers the parts that are wanted; a fault when it must not be parsed. */
export async function guardParts(file: string | Buffer, wanted: (part: string) => boolean): Promise<GuardedParts> {
  let zip: ZipFile | undefined
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const
  try {
    zip = await (typeof file === 'string' ? yauzl.openPromise(file, options) : yauzl.fromBufferPromise(file, options))
    return await walk(zip, wanted)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    // whatever yauzl or the inflater refuses is no zip, or one whose sizes lie
    return refuse('broken-workbook', 'not-zip')
  } finally {
    zip?.close()
  }
}

/** Checks a workbook and names its sheets in order; a fault when it must not be parsed. */
export async function guardZip(path: string): Promise<GuardedZip> {
  const guarded = await guardParts(path, (part) => /(?:^|\/)workbook\d*\.xml$/iu.test(part))
  if (guarded.fault) return guarded
  const workbook = [...guarded.parts.values()].at(-1)
  return workbook ? sheetsOf(new TextDecoder().decode(workbook)) : refuse('broken-workbook', 'no-workbook')
}
