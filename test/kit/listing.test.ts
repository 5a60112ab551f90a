import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import { attachment, writeListing } from '#platform/listing.ts'
import type { Listing } from '#platform/listing.ts'
import { parseCsv } from './csv.ts'

type Sent = { headers: Record<string, string>; bytes: Buffer }

async function written(more: Partial<Listing>): Promise<Sent> {
  const headers: Record<string, string> = {}
  const reply = {
    type: (type: string) => void (headers['content-type'] = type),
    header: (name: string, value: string) => void (headers[name] = value),
  }
  const stream: Readable = await writeListing(reply as never, {
    title: 'Danh sách đảng viên',
    filters: [],
    asOf: '2026-03-20',
    columns: [{ text: 'Họ và tên' }, { text: 'Số buổi', numeric: true }],
    rows: batches([]),
    format: 'csv',
    lang: 'vi',
    ...more,
  })
  const chunks: Buffer[] = []
  for await (const chunk of stream.pipe(new PassThrough())) chunks.push(chunk as Buffer)
  return { headers, bytes: Buffer.concat(chunks) }
}

async function* batches(rows: string[][]): AsyncGenerator<string[][]> {
  for (let i = 0; i < rows.length; i += 2) yield rows.slice(i, i + 2)
}

describe('a list as a CSV file', () => {
  test('begins with a mark for Excel and says what it shows: filter, day and the exact number of rows', async () => {
    const rows = [
      ['Nguyễn Thị Lan', '3'],
      ['Trần Văn Bình', '2'],
      ['Lê Hoa', '0'],
    ]
    const { bytes, headers } = await written({ rows: batches(rows), filters: [['Đơn vị', 'Đảng bộ xã A']] })
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(parseCsv(bytes.subarray(3).toString())).toEqual([
      ['Danh sách đảng viên'],
      ['Lọc', 'Đơn vị: Đảng bộ xã A'],
      ['Tính đến ngày', '20/3/2026'],
      ['Số dòng', '3'],
      [''],
      ['Họ và tên', 'Số buổi'],
      ...rows,
    ])
    expect(headers['content-disposition']).toContain("filename*=UTF-8''Danh%20s%C3%A1ch")
  })

  test('holds nothing that a spreadsheet would run, in its rows and in what somebody searched for', async () => {
    const { bytes } = await written({
      rows: batches([['=HYPERLINK("http://x")', '1']]),
      filters: [['Tìm', '=cmd|calc']],
    })
    const cells = parseCsv(bytes.subarray(3).toString()).flat()
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    expect(cells).toContain(`'=HYPERLINK("http://x")`)
  })

  test('says that it was narrowed to nothing, and leaves a day out where a list has none', async () => {
    const { bytes } = await written({ asOf: null, lang: 'en' })
    expect(parseCsv(bytes.subarray(3).toString()).slice(1, 3)).toEqual([
      ['Filter', 'none'],
      ['Rows', '0'],
    ])
  })
})

describe('a list as a workbook', () => {
  test('may have more rows than a dossier could', async () => {
    const rows = async function* (): AsyncGenerator<string[][]> {
      for (let i = 0; i < 110; i++) yield Array.from({ length: 1_000 }, (_, n) => [`P${i}-${n}`, String(n)])
    }
    const { bytes, headers } = await written({ format: 'xlsx', rows: rows() })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(headers['content-type']).toContain('spreadsheetml')
  })

  test('reads as it was written, numbers as numbers', async () => {
    const { bytes } = await written({
      format: 'xlsx',
      rows: batches([
        ['Nguyễn Thị Lan', '12'],
        ['007', '=1+1'],
      ]),
    })
    const sheet = await sheetOf(bytes)
    expect(sheet).toContain('<c r="B7" s="0"><v>12</v></c>')
    expect(sheet).toContain('007')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('topLeftCell="A7"')
  })
})

test('an error while rows are read leaves no file behind and is told', async () => {
  const rows = async function* (): AsyncGenerator<string[][]> {
    yield [['một', '1']]
    throw new Error('the store went away')
  }
  await expect(written({ rows: rows() })).rejects.toThrow('the store went away')
})

test.each([
  [
    'Danh sách Đảng viên.xlsx',
    'Danh sach Dang vien.xlsx',
    "UTF-8''Danh%20s%C3%A1ch%20%C4%90%E1%BA%A3ng%20vi%C3%AAn.xlsx",
  ],
  ['a"b\r\nX: y/../c.csv', 'a b X y .. c.csv', "UTF-8''a%20b%20X%20y%20..%20c.csv"],
  ["(1) l'été.csv", "(1) l'ete.csv", "UTF-8''%281%29%20l%27%C3%A9t%C3%A9.csv"],
])('the name %j of a file reaches old and new browsers', (name, plain, real) => {
  expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=${real}`)
})

describe('where a page of a list ended', () => {
  test('comes back as it was', () => {
    expect(cursorParts(cursorOf(['Lan', null, 7]), ['text', 'text', 'number'])).toEqual(['Lan', null, 7])
    expect(cursorParts(undefined, ['text'])).toBeNull()
  })
  test.each(['x', cursorOf([7]), cursorOf(['a', 'b']), cursorOf(['a\0']), Buffer.from('{}').toString('base64url')])(
    'is refused when no list made it: %s',
    (after) => expect(() => cursorParts(after, ['text'])).toThrow('bad-request'),
  )
})

async function sheetOf(bytes: Buffer): Promise<string> {
  const { default: yauzl } = await import('yauzl')
  const zip = await yauzl.fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString()
  }
  throw new Error('no sheet')
}
