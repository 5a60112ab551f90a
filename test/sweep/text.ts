/**
 * All text of an answer: of a workbook or a document, of each of its parts. The number of its request is made of chance
 * and left out: among so many answers one would now and then hold any five digits.
 */
import { inflateRawSync } from 'node:zlib'
import { requestNumber } from './asking.ts'

export function textOf(raw: Buffer): string {
  return raw.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
    ? partsOf(raw).join('\n')
    : raw.toString('utf8').replace(requestNumber, '')
}

function partsOf(zip: Buffer): string[] {
  const parts: string[] = []
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const length = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const part = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    parts.push((zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8'))
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}
