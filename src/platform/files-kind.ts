import { open } from 'node:fs/promises'
import { extname } from 'node:path'

/** First bytes of the kinds of files that may be kept, by ending: a file that lies about itself is not taken. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  '.docx': ['504b0304'],
  '.xlsx': ['504b0304'],
  '.pptx': ['504b0304'],
  '.doc': ['d0cf11e0a1b11ae1'],
  '.pdf': ['255044462d'],
  '.jpg': ['ffd8ff'],
  '.jpeg': ['ffd8ff'],
  '.png': ['89504e470d0a1a0a'],
}

export const keptEndings: readonly string[] = Object.keys(signatures)

/** Whether a file's first bytes are those of its ending; false also for an ending that is not kept at all. */
export async function isWhatItSays(path: string, name: string): Promise<boolean> {
  const starts = signatures[extname(name).toLowerCase()]
  if (starts === undefined) return false
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    const hex = buffer.subarray(0, bytesRead).toString('hex')
    return starts.some((start) => hex.startsWith(start))
  } finally {
    await handle.close()
  }
}
