/** Reading of tar archives that may be broken, foreign or hostile: regular files and folders, no links, no way out. */

export type TarEntry = {
  readonly path: string
  readonly folder: boolean
  readonly size: number
  /** The content, to be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>
}

/** The archive is not what it should be. */
export class BrokenArchive extends Error {}

const block = 512

/** The entries of an archive, in order. Throws BrokenArchive for anything that is not a whole, plain archive. */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = new Source(chunks)
  let extra: ReadonlyMap<string, string> = new Map()
  for (;;) {
    const head = await source.exactly(block)
    if (head.every((byte) => byte === 0)) return source.onlyZeros()
    const { name, size, type } = parseHeader(head)
    const length = Number(extra.get('size') ?? size)
    if (!Number.isSafeInteger(length) || length < 0) throw new BrokenArchive('an entry has no proper size')
    if (type === 'x') {
      if (length > 65_536) throw new BrokenArchive('an extended header is too long')
      extra = parsePax(await source.exactly(length))
      await source.exactly(padding(length))
      continue
    }
    if (type !== '0' && type !== '5') throw new BrokenArchive(`an entry is of type ${JSON.stringify(type)}`)
    const path = checkPath((extra.get('path') ?? name).replace(/\/$/, ''))
    extra = new Map()
    const rest = { left: length }
    yield { path, folder: type === '5', size: length, content: source.content(rest) }
    for await (const unread of source.content(rest)) void unread
    await source.exactly(padding(length))
  }
}

class Source {
  private readonly iterator: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)
  constructor(chunks: AsyncIterable<Buffer>) {
    this.iterator = chunks[Symbol.asyncIterator]()
  }
  private async more(): Promise<Buffer> {
    if (this.held.length > 0) return this.held
    const next = await this.iterator.next()
    if (next.done) throw new BrokenArchive('it ends too early')
    this.held = next.value
    return this.held
  }
  private take(most: number): Buffer {
    const taken = this.held.subarray(0, most)
    this.held = this.held.subarray(taken.length)
    return taken
  }
  async exactly(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = length; left > 0; left -= parts.at(-1)?.length ?? 0) {
      await this.more()
      parts.push(this.take(left))
    }
    return Buffer.concat(parts)
  }
  /** Reads to the end of the source, so that whatever checks its bytes has seen them all. */
  async onlyZeros(): Promise<void> {
    for (let piece = this.held; ;) {
      if (piece.some((byte) => byte !== 0)) throw new BrokenArchive('something follows its end')
      const next = await this.iterator.next()
      if (next.done) return
      piece = next.value
    }
  }
  async *content(rest: { left: number }): AsyncGenerator<Buffer> {
    while (rest.left > 0) {
      await this.more()
      const taken = this.take(rest.left)
      rest.left -= taken.length
      yield taken
    }
  }
}

function parseHeader(head: Buffer): { name: string; size: number; type: string } {
  if (head.toString('latin1', 257, 262) !== 'ustar') throw new BrokenArchive('it is not a tar archive')
  const field = (from: number, to: number): string => head.toString('utf8', from, to).replace(/\0.*$/s, '')
  const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (Number.parseInt(field(148, 156), 8) !== sum) throw new BrokenArchive('a header does not add up')
  const size = field(124, 136).trim()
  if (!/^[0-7]+$/.test(size)) throw new BrokenArchive('an entry has no proper size')
  const prefix = field(345, 500)
  return {
    name: prefix ? `${prefix}/${field(0, 100)}` : field(0, 100),
    size: Number.parseInt(size, 8),
    type: field(156, 157) || '0',
  }
}

function parsePax(bytes: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(32, at)
    const length = Number(bytes.toString('latin1', at, space))
    if (space < 0 || !Number.isInteger(length) || length < 5 || at + length > bytes.length) {
      throw new BrokenArchive('an extended header does not add up')
    }
    const [key = '', ...value] = bytes.toString('utf8', space + 1, at + length - 1).split('=')
    found.set(key, value.join('='))
    at += length
  }
  return found
}

function padding(size: number): number {
  return (block - (size % block)) % block
}

function checkPath(path: string): string {
  const parts = path.split('/')
  if (
    path === '' ||
    path.includes('\\') ||
    path.includes('\0') ||
    parts.some((part) => ['', '.', '..'].includes(part))
  ) {
    throw new BrokenArchive('an entry points outside the archive')
  }
  return path
}
