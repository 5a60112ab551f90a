/** A zip file written part after part, packed as it comes, so that memory stays flat. */
import { once } from 'node:events'
import type { FileHandle } from 'node:fs/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

type Part = {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** 1 January 2000 in the zip's own form: the files carry no time, so equal data give equal bytes. */
const dosDate = (20 << 9) | (1 << 5) | 1

function head(part: Part, central: boolean): Buffer {
  const bytes = Buffer.alloc(central ? 46 : 30)
  let at = bytes.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0)
  if (central) at = bytes.writeUInt16LE(20, at)
  for (const short of [20, 0x0800, 8, 0, dosDate]) at = bytes.writeUInt16LE(short, at)
  for (const long of [part.crc, part.packed, part.size]) at = bytes.writeUInt32LE(long, at)
  at = bytes.writeUInt16LE(part.name.length, at)
  if (central) bytes.writeUInt32LE(part.at, 42)
  return Buffer.concat([bytes, part.name])
}

export type ZipWriter = {
  /** Packs one part; answers its unpacked size. Stops the source when it grows beyond `limit` bytes. */
  readonly add: (
    name: string,
    chunks: AsyncIterable<string> | Iterable<string>,
    limit?: number,
  ) => Promise<number | null>
  /** Writes the directory; the handle stays open. */
  readonly end: () => Promise<void>
}

/** Writes a zip to an open, empty file. Parts stay below 4 GiB; a part beyond its limit answers null. */
export function zipWriter(handle: FileHandle): ZipWriter {
  const parts: Part[] = []
  let offset = 0
  const put = async (bytes: Buffer): Promise<void> => {
    await handle.write(bytes, 0, bytes.length, offset)
    offset += bytes.length
  }

  async function pack(
    chunks: AsyncIterable<string> | Iterable<string>,
    limit: number,
  ): Promise<{ crc: number; size: number } | null> {
    const deflate = createDeflateRaw()
    const done = (async () => {
      for await (const packed of deflate) await put(packed as Buffer)
    })()
    let crc = 0
    let size = 0
    try {
      for await (const chunk of chunks) {
        const bytes = Buffer.from(chunk)
        crc = crc32(bytes, crc)
        size += bytes.length
        if (size > limit) break
        if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), done])
      }
    } finally {
      // also when the source throws: the packer must not wait for more
      deflate.end()
      await done
    }
    return size > limit ? null : { crc, size }
  }

  return {
    async add(name, chunks, limit = 0xffff_fffe) {
      const bare = { name: Buffer.from(name), at: offset, crc: 0, packed: 0, size: 0 }
      await put(head(bare, false))
      const start = offset
      const packed = await pack(chunks, limit)
      if (!packed) return null
      const part: Part = { ...bare, ...packed, packed: offset - start }
      // sizes are known only now: the header is written again
      const header = head(part, false)
      await handle.write(header, 0, header.length, part.at)
      parts.push(part)
      return part.size
    },
    async end() {
      const from = offset
      for (const part of parts) await put(head(part, true))
      const last = Buffer.alloc(22)
      last.writeUInt32LE(0x06054b50, 0)
      last.writeUInt16LE(parts.length, 8)
      last.writeUInt16LE(parts.length, 10)
      last.writeUInt32LE(offset - from, 12)
      last.writeUInt32LE(from, 16)
      await put(last)
    },
  }
}
