/** Text of a file in whatever bytes it was saved; 8-bit bytes are given as Latin-1, for letters.ts to read. */
import { createReadStream } from 'node:fs'

export type ByteCoding = 'utf-8' | 'utf-16le' | 'utf-16be' | '8-bit'

/** Whether bytes are UTF-16 without a mark, and which: nearly every second byte of Latin letters is empty. */
function halves(bytes: Uint8Array): ByteCoding | null {
  const counts = [0, 0]
  for (const [i, byte] of bytes.entries()) if (byte === 0) counts[i % 2] = (counts[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = counts
  if ((even + odd) * 4 <= bytes.length) return null
  return even > odd ? 'utf-16be' : 'utf-16le'
}

/** In which bytes a file is written: by its mark, its empty bytes, or by whether all of it is UTF-8. */
export async function byteCodingOf(path: string): Promise<ByteCoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const piece of createReadStream(path)) {
      const bytes = piece as Buffer
      if (isFirst) {
        const [a, b] = bytes
        if (a === 0xff && b === 0xfe) return 'utf-16le'
        if (a === 0xfe && b === 0xff) return 'utf-16be'
        const half = halves(bytes.subarray(0, 400))
        if (half !== null) return half
      }
      isFirst = false
      decoder.decode(bytes, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return '8-bit'
    throw error
  }
}

/** What Windows puts where Latin-1 has controls: quotes and dashes that office programs write by themselves. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function latin1(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/gu, (char) => windowsSigns.charAt(char.charCodeAt(0) - 0x80))
}

/** The file's text in pieces, without its byte order mark. */
export async function* readTextFile(path: string, coding: ByteCoding): AsyncGenerator<string> {
  const decoder = coding === '8-bit' ? null : new TextDecoder(coding)
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes = piece as Buffer
    yield decoder === null ? latin1(bytes) : decoder.decode(bytes, { stream: true })
  }
  if (decoder !== null) yield decoder.decode()
}
