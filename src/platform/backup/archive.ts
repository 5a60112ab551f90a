import { createHash } from 'node:crypto'
import { lstat, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ManifestFile } from './manifest.ts'
import { tarEnd, tarHeader, tarPadding } from './tar-write.ts'

export type Piece = AsyncIterable<Buffer>

/** Writes pieces as one gzipped file that is there whole or not at all, readable by its owner only. */
export async function writeWhole(target: string, pieces: Piece): Promise<void> {
  const partial = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.partial`)
  const handle = await open(partial, 'wx', 0o600)
  try {
    await pipeline(Readable.from(pieces), createGzip({ level: 6 }), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) await handle.appendFile(chunk)
    })
    await handle.sync()
    await handle.close()
    await rename(partial, target)
    await syncFolder(path.dirname(target))
  } catch (error) {
    await handle.close().catch(() => undefined) // closed already
    await rm(partial, { force: true })
    throw error
  }
}

/** Makes what was renamed into a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** One entry with given content. */
export async function* bytesEntry(name: string, content: Buffer, into: ManifestFile[]): AsyncGenerator<Buffer> {
  into.push({ path: name, size: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  yield tarHeader({ path: name, size: content.length, at: new Date() })
  yield content
  yield tarPadding(content.length)
}

/**
 * One file as an entry of exactly the size it had when it was opened: a running server may lengthen or shorten it
 * meanwhile, which its write-ahead log makes good. A file that has gone is left out.
 */
export async function* fileEntry(file: string, name: string, into: ManifestFile[]): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!handle) return
  try {
    const { size, mtime } = await handle.stat()
    const hash = createHash('sha256')
    yield tarHeader({ path: name, size, at: mtime })
    for (let done = 0; done < size;) {
      const buffer = Buffer.alloc(Math.min(1 << 18, size - done))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, done)
      const piece = bytesRead === 0 ? buffer : buffer.subarray(0, bytesRead) // cut off meanwhile: zeros
      done += piece.length
      hash.update(piece)
      yield piece
    }
    yield tarPadding(size)
    into.push({ path: name, size, sha256: hash.digest('hex') })
  } finally {
    await handle.close()
  }
}

/** A folder with everything below it that `wanted` takes; folders as entries of their own, so that empty ones exist. */
export async function* folderEntries(
  folder: string,
  name: string,
  into: ManifestFile[],
  wanted: (relative: string) => boolean,
  below = '',
): AsyncGenerator<Buffer> {
  yield tarHeader({ path: below ? `${name}/${below}` : name, size: 0, folder: true, at: new Date() })
  for (const child of (await readdir(path.join(folder, below))).toSorted()) {
    const relative = below ? `${below}/${child}` : child
    if (!wanted(relative)) continue
    const found = await lstat(path.join(folder, relative)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (found?.isDirectory()) yield* folderEntries(folder, name, into, wanted, relative)
    else if (found?.isFile()) yield* fileEntry(path.join(folder, relative), `${name}/${relative}`, into)
  }
}

/** The end of the archive. */
export function* archiveEnd(): Generator<Buffer> {
  yield tarEnd
}
