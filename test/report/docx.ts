import yauzl from 'yauzl'

/** The parts of a .docx, as text. */
export function partsOf(docx: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(docx, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const parts = new Map<string, string>()
      zip.on('error', reject)
      zip.on('end', () => resolve(parts))
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('error', reject)
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}

export type Paragraph = {
  readonly text: string
  /** Half points of the first run. */
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly align: string
}

const unescape = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** Paragraphs of a part in document order. */
export function paragraphsOf(xml: string): Paragraph[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([p]) => {
    const run = /<w:r>.*?<\/w:r>/s.exec(p)?.[0] ?? ''
    return {
      text: unescape([...p.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map((one) => one[1]).join('')),
      size: Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1] ?? 0),
      bold: /<w:b\/>/.test(run),
      italic: /<w:i\/>/.test(run),
      align: /<w:jc w:val="(\w+)"/.exec(p)?.[1] ?? '',
    }
  })
}

const textIn = (xml: string): string =>
  unescape([...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map((one) => one[1]).join(''))

/** Rows of the annex's tables without their heads, by the number in the title. */
export function annexTablesOf(xml: string): Map<string, string[][]> {
  const tables = new Map<string, string[][]>()
  let number = ''
  for (const [part] of xml.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>/gs)) {
    if (!part.startsWith('<w:tbl>')) {
      number = /^(?:Biểu|Table) (\d\d)\./.exec(textIn(part))?.[1] ?? number
      continue
    }
    if (number === '' || tables.has(number)) continue
    const rows = [...part.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map((one) => one[0])
    tables.set(
      number,
      rows
        .filter((row) => !row.includes('<w:tblHeader/>'))
        .map((row) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map((cell) => textIn(cell[0]))),
    )
  }
  return tables
}
