/** Writing of tar archives (POSIX ustar with pax headers), as far as a backup needs it: regular files and folders. */

const block = 512
/** Ends an archive. */
export const tarEnd = Buffer.alloc(2 * block)

/** The header of one entry; a name that plain ustar can't hold goes into a pax header before it. */
export function tarHeader(entry: {
  readonly path: string
  readonly size: number
  readonly folder?: boolean
  readonly at: Date
}): Buffer {
  const name = Buffer.from(entry.folder ? `${entry.path}/` : entry.path)
  const plain = name.length <= 100 && /^[\x20-\x7e]+$/.test(entry.path) && entry.size < 8 ** 11
  if (plain) return header(name, entry.size, entry.folder ? '5' : '0', entry.at)
  const records = Buffer.concat([record('path', name.toString()), record('size', String(entry.size))])
  return Buffer.concat([
    header(Buffer.from('PaxHeader'), records.length, 'x', entry.at),
    records,
    tarPadding(records.length),
    header(Buffer.from('long-name'), entry.size < 8 ** 11 ? entry.size : 0, entry.folder ? '5' : '0', entry.at),
  ])
}

/** What fills the last block of an entry's content. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block)
}

/** A pax record counts its own length, digits included. */
function record(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + String(rest).length
  if (rest + String(length).length !== length) length = rest + String(length).length
  return Buffer.from(`${length} ${key}=${value}\n`)
}

function header(name: Buffer, size: number, type: string, at: Date): Buffer {
  const bytes = Buffer.alloc(block)
  const octal = (value: number, at: number, width: number): void => {
    bytes.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1')
  }
  name.copy(bytes, 0)
  octal(type === '5' ? 0o700 : 0o600, 100, 8)
  octal(0, 108, 8) // owner: whoever restores
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(at.getTime() / 1000), 136, 12)
  bytes.fill(' ', 148, 156)
  bytes.write(type, 156, 'latin1')
  bytes.write('ustar\x0000', 257, 'latin1')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}
