/** Text of a file in chunks, as UTF-8 that is checked to the last byte. */
import { open } from 'node:fs/promises'
import type { Letters } from '#core/letters.ts'
import { guessLetters } from './letters-guess.ts'

const chunkSize = 256 * 1024

/** A chunk of text; `broken` on the last one when what follows is no UTF-8, with a guess at what it is. */
export type TextChunk = { readonly text: string; readonly broken?: string }

const guesses: Readonly<Record<Letters, string>> = {
  unicode: 'Windows-1258',
  'windows-1258': 'Windows-1258',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI-Windows',
}

/** How many bytes at the end begin a letter whose rest is still to come. */
function openEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Longest beginning that is UTF-8, by halving. */
function validPart(bytes: Uint8Array): string {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const part = bytes.subarray(0, middle)
    if (decode(part.subarray(0, middle - openEnd(part))) === null) bad = middle
    else good = middle
  }
  const part = bytes.subarray(0, good)
  return decode(part.subarray(0, good - openEnd(part))) ?? ''
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true
  // without a mark: every second byte of Latin letters is empty, while one NUL may be a slip
  const start = bytes.subarray(0, 200)
  return start.filter((byte) => byte === 0).length * 4 > start.length
}

/** The file's text without its byte order mark; the walk ends at the first byte that is no UTF-8. */
export async function* readUtf8(path: string): AsyncGenerator<TextChunk> {
  const handle = await open(path, 'r')
  try {
    let carried = new Uint8Array(0)
    let first = true
    for (;;) {
      const buffer = new Uint8Array(carried.length + chunkSize)
      buffer.set(carried)
      const { bytesRead } = await handle.read(buffer, carried.length, chunkSize)
      const bytes = buffer.subarray(0, carried.length + bytesRead)
      if (first && looksLikeUtf16(bytes)) {
        yield { text: '', broken: 'UTF-16' }
        return
      }
      const keep = bytesRead === 0 ? 0 : openEnd(bytes)
      const whole = bytes.subarray(0, bytes.length - keep)
      const text = decode(whole)
      if (text === null) {
        yield { text: validPart(whole), broken: guesses[guessLetters([Buffer.from(whole).toString('latin1')])] }
        return
      }
      if (text !== '') yield { text: first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text }
      if (bytesRead === 0) return
      carried = bytes.slice(bytes.length - keep)
      first = false
    }
  } finally {
    await handle.close()
  }
}
