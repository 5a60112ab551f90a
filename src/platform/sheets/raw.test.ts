import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRaw } from './raw.ts'
import type { SheetRow } from './sheet.ts'
import { writeXlsx } from './write-xlsx.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'quan-triet-raw-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function written(content: Buffer | string): Promise<string> {
  const file = path.join(folder, 'sheet')
  await writeFile(file, content)
  return file
}

async function read(file: string, sheet = 0) {
  const book = await openRaw(file)
  const rows: SheetRow[] = []
  const faults: string[] = []
  try {
    for await (const batch of book.rows(sheet)) {
      rows.push(...batch.rows)
      faults.push(...batch.faults.map(({ code }) => code))
    }
  } finally {
    await book.close()
  }
  return { book, rows, faults }
}

const text = 'Họ và tên\tNgày sinh\r\nNguyễn Văn An\t01/02/1980\r\n'
const cells = [
  ['Họ và tên', 'Ngày sinh'],
  ['Nguyễn Văn An', '01/02/1980'],
]

test.each([
  ['utf-8', Buffer.from(text)],
  ['utf-8', Buffer.from(`\uFEFF${text}`)],
  ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['utf-16le', Buffer.from(text, 'utf16le')],
  ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
])('text in %s is read, with a mark or without', async (coding, content) => {
  const { book, rows } = await read(await written(content))
  expect(book.bytes).toBe(coding)
  expect(rows.map((row) => row.cells)).toEqual(cells)
})

test('bytes that are no Unicode are given as Latin-1, the quotes of Windows as they look', async () => {
  const { book, rows } = await read(await written(Buffer.from('NguyÔn;\x93V¨n\x94', 'latin1')))
  expect(book.bytes).toBe('8-bit')
  expect(rows[0]?.cells).toEqual(['NguyÔn', '“V¨n”'])
})

test.each([',', ';', '\t', '|'])('cells apart by %j are told apart, also under a title', async (delimiter) => {
  const lines = ['DANH SÁCH', '', ['STT', 'Họ tên'].join(delimiter), ['1', '"Lê; An, | B"'].join(delimiter)]
  const { rows } = await read(await written(lines.join('\n')))
  expect(rows).toEqual([
    { row: 1, cells: ['DANH SÁCH'] },
    { row: 3, cells: ['STT', 'Họ tên'] },
    { row: 4, cells: ['1', 'Lê; An, | B'] },
  ])
})

test('a long file is read to its end in pieces, and beyond two hundred thousand rows no further, which is told of the whole', async () => {
  const many = Array.from({ length: 200_010 }, (_, i) => `N${i},ộ`).join('\r\n')
  const { rows, faults } = await read(await written(many))
  expect(rows).toHaveLength(200_001)
  expect(rows.at(-1)?.cells[0]).toBe('N200000')
  expect(faults).toEqual(['too-many-rows'])
})

test('what looks like a formula stays text', async () => {
  const { rows } = await read(await written("'=1+1,=HYPERLINK(1)\n"))
  expect(rows[0]?.cells).toEqual(['=1+1', '=HYPERLINK(1)'])
})

test('a stray quote spoils its own line', async () => {
  const { rows, faults } = await read(await written('a,b\nc,d"e\nf,g\n'))
  expect(rows.map(({ row }) => row)).toEqual([1, 3])
  expect(faults).toEqual(['broken-csv'])
})

test('a sheet of a workbook is read from its first row on, whatever stands above the header', async () => {
  const file = path.join(folder, 'book.xlsx')
  const handle = await open(file, 'w')
  await writeXlsx(handle, [
    { name: 'Bìa', hidden: true, header: ['Bìa'], batches: (async function* () {})() },
    {
      name: 'Danh sách',
      above: [['DANH SÁCH ĐẢNG VIÊN'], []],
      header: ['Mã', 'Họ và tên', 'Ghi chú'],
      batches: (async function* () {
        yield [['007', 'Nguyễn Văn An', '=1+1']]
      })(),
    },
  ])
  await handle.close()
  const { book, rows } = await read(file, 1)
  expect(book.sheets).toEqual(['Bìa', 'Danh sách'])
  expect(book.hidden).toEqual([0])
  expect(rows.map((row) => row.cells.filter(Boolean))).toEqual([
    ['DANH SÁCH ĐẢNG VIÊN'],
    ['Mã', 'Họ và tên', 'Ghi chú'],
    ['007', 'Nguyễn Văn An', '=1+1'],
  ])
})

test('a workbook of the old kind is told so', async () => {
  const { book } = await read(await written(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
  expect(book.fault).toMatchObject({ code: 'broken-workbook', params: { reason: 'old' } })
})
test.each(['<html><table><tr><td>Mã</td></tr></table></html>', '\ufeff<?xml version="1.0"?><Workbook/>'])(
  'a web page that is named like a workbook is told so: %j',
  async (markup) => {
    const { book } = await read(await written(markup))
    expect(book.fault).toMatchObject({ code: 'broken-workbook', params: { reason: 'markup' } })
  },
)
test('a program that calls itself a workbook is refused', async () => {
  const { book } = await read(await written(Buffer.from('504b030400000000', 'hex')))
  expect(book.fault).toMatchObject({ code: 'broken-workbook' })
})
