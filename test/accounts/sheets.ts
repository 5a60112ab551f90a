import { inflateRawSync } from 'node:zlib'

/** Cells of the first sheet of a workbook as the program writes it: strings in place, gaps empty. */
export function readBook(zip: Buffer): string[][] {
  const xml = partOf(zip, 'xl/worksheets/sheet1.xml')
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: string[] = Array.from({ length: 7 }, () => '')
    for (const [, column = 'A', text = ''] of row.matchAll(/<c r="([A-Z])\d+"[^>]*>.*?<t[^>]*>(.*?)<\/t>/gs))
      cells[column.charCodeAt(0) - 65] = text
    return cells
  })
}

function partOf(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (;;) {
    const length = zip.readUInt16LE(at + 28)
    const found = zip.subarray(at + 46, at + 46 + length).toString()
    if (found === name) {
      const local = zip.readUInt32LE(at + 42)
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const part = zip.subarray(from, from + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8')
    }
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}
