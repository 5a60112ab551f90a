/** Pictures as cameras write them, made by hand: segments and chunks around a few bytes that stand for the picture. */

const segment = (mark: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const text = (words: string): Buffer => Buffer.from(words, 'latin1')

/** Exif of two entries, the orientation and a place; in either order of bytes. */
function exif(orientation: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  const short = (n: number, at: number) => (isLittle ? tiff.writeUInt16LE(n, at) : tiff.writeUInt16BE(n, at))
  const long = (n: number, at: number) => (isLittle ? tiff.writeUInt32LE(n, at) : tiff.writeUInt32BE(n, at))
  tiff.write(isLittle ? 'II' : 'MM', 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  for (const [i, tag, value] of [
    [0, 0x0112, orientation],
    [1, 0x8825, 1],
  ] as const) {
    const at = 10 + 12 * i
    short(tag, at)
    short(3, at + 2)
    long(1, at + 4)
    short(value, at + 8)
  }
  return Buffer.concat([text('Exif\0\0'), tiff, text('GPS-HERE')])
}

/** A JPEG with Exif, XMP, a comment, and a second picture behind its end, as telephones write it. */
export function cameraPicture({ orientation = 1, isLittle = true } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, text('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
    segment(0xe1, exif(orientation, isLittle)),
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<GPS-HERE/>')),
    segment(0xe2, text('ICC_PROFILE\0THE-COLOURS')),
    segment(0xe2, text('MPF\0GPS-HERE')),
    segment(0xfe, text('GPS-HERE')),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xda, Buffer.alloc(10, 2)),
    text('THE-PICTURE'),
    Buffer.from([0xff, 0x00, 0xff, 0xd0]),
    text('MORE-OF-IT'),
    segment(0xc4, Buffer.alloc(20, 3)),
    segment(0xda, Buffer.alloc(10, 2)),
    text('LAST'),
    Buffer.from([0xff, 0xd9]),
    text('BEHIND GPS-HERE'),
  ])
}

const chunk = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length, 0)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body, Buffer.from('crc!', 'latin1')])
}

/** A PNG with Exif, a text and a time. */
export function screenPicture(): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.alloc(13, 1)),
    chunk('eXIf', text('GPS-HERE')),
    chunk('tEXt', text('Author\0GPS-HERE')),
    chunk('tIME', text('GPS-HERE')),
    chunk('IDAT', text('THE-PICTURE')),
    chunk('IEND', Buffer.alloc(0)),
    text('BEHIND GPS-HERE'),
  ])
}
