/**
 * Pictures without what a camera writes beside them: the place, the time, the owner (domain.md §6.1, minimisation). The
 * picture itself is copied byte by byte.
 */

const jpegStart = 0xffd8
const scanStart = 0xda
/** Segments that stand alone, without a length. */
const isBare = (mark: number): boolean => mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)
/** All that is not the picture: application segments but JFIF, colours and Adobe’s (they say how to draw it), comments. */
function isBeside(mark: number, body: Buffer): boolean {
  if (mark === 0xe2) return !body.subarray(0, 11).equals(Buffer.from('ICC_PROFILE'))
  return mark === 0xfe || (mark >= 0xe1 && mark <= 0xef && mark !== 0xee)
}

const exifStart = Buffer.from('Exif\0\0', 'latin1')
const orientationTag = 0x0112

/** Which way up a picture is held, out of its Exif segment; 1, as it lies, when it does not say. */
function orientationOf(body: Buffer): number {
  if (!body.subarray(0, 6).equals(exifStart)) return 1
  const tiff = body.subarray(6)
  if (tiff.length < 14) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return 1
  for (let i = 0, at = first + 2; i < short(first) && at + 12 <= tiff.length; i++, at += 12)
    if (short(at) === orientationTag) return short(at + 8)
  return 1
}

/** An Exif segment that says which way up, and nothing else. */
function uprightSegment(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const head = Buffer.from('ffe10000', 'hex')
  head.writeUInt16BE(2 + exifStart.length + tiff.length, 2)
  return Buffer.concat([head, exifStart, tiff])
}

/**
 * A JPEG without its Exif (but which way up it is), XMP and IPTC parts and comments; null when it is none. What follows the picture's end, where
 * telephones hang films and other pictures with their own places, is left out too.
 */
function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== jpegStart) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    if (at + 4 > bytes.length || bytes[at] !== 0xff) return null
    const mark = bytes[at + 1] as number
    // fill bytes before a mark
    if (mark === 0xff) at += 1
    else if (mark === 0xd9) return null
    else if (isBare(mark)) {
      kept.push(bytes.subarray(at, at + 2))
      at += 2
    } else {
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      if (end > bytes.length || end < at + 4) return null
      const body = bytes.subarray(at + 4, end)
      const turned = mark === 0xe1 ? orientationOf(body) : 1
      if (turned > 1 && turned <= 8) kept.push(uprightSegment(turned))
      else if (!isBeside(mark, body)) kept.push(bytes.subarray(at, end))
      at = end
      if (mark !== scanStart) continue
      const next = scanEnd(bytes, at)
      kept.push(bytes.subarray(at, next))
      at = next
      if (at >= bytes.length) return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])])
      if (bytes[at + 1] === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    }
  }
}

/** Where the data of a scan end: at the next mark that is not part of them. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const pngStart = Buffer.from('89504e470d0a1a0a', 'hex')
/** Chunks that a picture is drawn by; all others, Exif, texts and times among them, are left out. */
const drawn = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'bKGD',
  'pHYs',
])

/** A PNG with only the chunks that it is drawn by; null when it is none, or is cut off. */
function barePng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(pngStart)) return null
  const kept: Buffer[] = [pngStart]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (drawn.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

/** The picture without what is told beside it; null for what is no whole JPEG or PNG. Done twice, it changes nothing. */
export function barePicture(bytes: Buffer): Buffer | null {
  return bareJpeg(bytes) ?? barePng(bytes)
}

/** Whether a file is called a picture. */
export const isPictureName = (name: string): boolean => /\.(?:jpe?g|png)$/i.test(name)
