/** Reads the text of one document; runs only in the worker, since parsers of foreign files may take all time and memory. */
import { readFile } from 'node:fs/promises'
import { guardParts } from '../sheets/zip-guard.ts'
import type { DocumentHead, DocumentText } from './answers.ts'
import { isTextPart, linesOfPart } from './lines-docx.ts'
import { linesOfPage } from './lines-pdf.ts'

/** By its first bytes, whatever its name says. */
function kindOf(bytes: Buffer): 'docx' | 'doc' | 'pdf' | null {
  if (bytes.readUInt32BE(0) === 0x504b0304) return 'docx'
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) return 'doc'
  return bytes.subarray(0, 1024).includes('%PDF-') ? 'pdf' : null
}

const unreadable = { fault: 'unreadable' } as const
/** Longer texts are no documents that anybody reads. */
const mostCharacters = 20_000_000
const mostPages = 3000

/** `head`: only what the head of the paper says, with running heads and frames; else the whole body. */
export async function readDocument(source: string | Buffer, wanted: 'text'): Promise<DocumentText>
export async function readDocument(source: string | Buffer, wanted: 'head'): Promise<DocumentHead>
export async function readDocument(
  source: string | Buffer,
  wanted: 'text' | 'head',
): Promise<DocumentText | DocumentHead> {
  const bytes = typeof source === 'string' ? await readFile(source) : source
  if (bytes.length < 8) return unreadable
  const kind = kindOf(bytes)
  if (kind === null) return unreadable
  const lines = await readers[kind](bytes, wanted)
  if ('fault' in lines) return lines
  if (wanted === 'head') return lines
  const text = lines.lines.join('\n').normalize('NFC')
  return text.length > mostCharacters ? { fault: 'too-large' } : { text }
}

type Lines = { readonly lines: readonly string[] } | { readonly fault: 'unreadable' | 'too-large' | 'encrypted' }
type Reader = (bytes: Buffer, wanted: 'text' | 'head') => Promise<Lines>

const docx: Reader = async (bytes, wanted) => {
  const guarded = await guardParts(bytes, isTextPart)
  if (guarded.fault) return { fault: guarded.fault.code === 'too-large' ? 'too-large' : 'unreadable' }
  const body = guarded.parts.get('word/document.xml')
  if (body === undefined) return unreadable
  if (wanted === 'head') {
    const heads = [...guarded.parts].filter(([part]) => part !== 'word/document.xml')
    return { lines: [...heads, ['', body] as const].flatMap(([, xml]) => linesOfPart(xml.toString('utf8'))) }
  }
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.extractRawText({ buffer: bytes })
  return { lines: value.replaceAll('\n\n', '\n').trimEnd().split('\n') }
}

const doc: Reader = async (bytes, wanted) => {
  const { default: WordExtractor } = await import('word-extractor')
  const found = await new WordExtractor().extract(bytes).catch((error: unknown) => {
    if (error instanceof Error && /encrypt/iu.test(error.message)) return null
    throw error
  })
  if (found === null) return { fault: 'encrypted' }
  const body = found.getBody().trimEnd()
  if (wanted === 'text') return { lines: body.split('\n') }
  const heads = [found.getHeaders({ includeFooters: true }), found.getTextboxes(), body]
  return { lines: heads.flatMap((part) => part.split(/[\n\t\v\f]/u)) }
}

type PdfItem = { readonly str: string; readonly transform: readonly number[]; readonly width: number }

const pdf: Reader = async (bytes, wanted) => {
  const { getDocumentProxy } = await import('unpdf')
  const found = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'PasswordException') return null
    throw error
  })
  if (found === null) return { fault: 'encrypted' }
  if (found.numPages > mostPages) return { fault: 'too-large' }
  const lines: string[] = []
  for (let page = 1; page <= (wanted === 'head' ? 1 : found.numPages); page += 1) {
    const content = await (await found.getPage(page)).getTextContent()
    const pieces = (content.items as unknown as readonly PdfItem[]).flatMap(({ str, transform, width }) => {
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform
      return { str, x, y, width, size: Math.hypot(c, d), upright: Math.abs(b) < 0.01 && a > 0 }
    })
    const told = linesOfPage(pieces)
    lines.push(...(wanted === 'head' ? told.flatMap((line) => [line, ...line.split('\t')]) : told))
  }
  return { lines }
}

const readers: Readonly<Record<'docx' | 'doc' | 'pdf', Reader>> = { docx, doc, pdf }
