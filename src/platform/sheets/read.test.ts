import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DossierFile } from '#core/columns.ts'
import { openCsv } from './csv.ts'
import type { OpenSheet, SheetFault, SheetRow } from './sheet.ts'
import { openSource } from './source.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function all(sheet: OpenSheet): Promise<{ header: readonly string[]; rows: SheetRow[]; faults: SheetFault[] }> {
  const rows: SheetRow[] = []
  const faults = [...sheet.faults]
  for await (const batch of sheet.batches) {
    rows.push(...batch.rows)
    faults.push(...batch.faults)
  }
  return { header: sheet.header, rows, faults }
}

async function csv(content: string | Uint8Array) {
  const path = join(folder, 'table.csv')
  await writeFile(path, content)
  return all(await openCsv(path))
}

const units: DossierFile = {
  name: 'units',
  vi: 'Đơn vị',
  table: 'units',
  columns: [{ name: 'code', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true }],
}
const people: DossierFile = { ...units, name: 'people', vi: 'Người', table: 'people' }

const untidy: [title: string, content: string | Uint8Array, rows: SheetRow[]][] = [
  ['with a byte order mark', '\ufeffa,b\n1,2\n', [{ row: 2, cells: ['1', '2'] }]],
  ['with semicolons and Windows line ends', 'a;b\r\n1;"x;y"\r\n', [{ row: 2, cells: ['1', 'x;y'] }]],
  ['with tabs and no last line end', 'a\tb\n1\t2', [{ row: 2, cells: ['1', '2'] }]],
  [
    'with the line ends of old Macs',
    'a,b\r1,2\r"3\r",4\r',
    [
      { row: 2, cells: ['1', '2'] },
      { row: 3, cells: ['3\r', '4'] },
    ],
  ],
  [
    'with blank lines',
    'a,b\n\n1,2\n,\n \n3,4\n',
    [
      { row: 3, cells: ['1', '2'] },
      { row: 6, cells: ['3', '4'] },
    ],
  ],
  [
    'with quotes, doubled quotes and line breaks',
    'a,b\n"x ""y""","1\n2"\n3,4\n',
    [
      { row: 2, cells: ['x "y"', '1\n2'] },
      { row: 3, cells: ['3', '4'] },
    ],
  ],
  [
    'with short rows and blank cells beyond the header',
    'a,b,\n1\n2,3,, \n',
    [
      { row: 2, cells: ['1', ''] },
      { row: 3, cells: ['2', '3'] },
    ],
  ],
  [
    'with guarded formulas',
    "a,b\n'=1+1,''=x\n'a,'+84\n",
    [
      { row: 2, cells: ['=1+1', "'=x"] },
      { row: 3, cells: ["'a", '+84'] },
    ],
  ],
  ['with a quoted header', '"a","b, c"\n1,2\n', [{ row: 2, cells: ['1', '2'] }]],
]

const faulty: [title: string, content: string | Uint8Array, fault: Partial<SheetFault>, rows: number][] = [
  ['that is empty', '', { code: 'no-header' }, 0],
  ['of blank lines', '\n\n', { code: 'no-header' }, 0],
  [
    'whose quote is never closed',
    'a,b\n1,2\n"3,4\n5,6\n',
    { code: 'broken-csv', row: 3, params: { reason: 'open' } },
    1,
  ],
  ['whose header has an open quote', 'a,"b\n1,2\n', { code: 'broken-csv', row: 1 }, 0],
  [
    'with text behind a closing quote',
    'a,b\n"1"x,2\n3,4\n',
    { code: 'broken-csv', row: 2, params: { reason: 'after' } },
    0,
  ],
  [
    'with a quote inside a bare cell, which spoils that line only',
    'a,b\nx "y",2\n3,4\n',
    { code: 'broken-csv', row: 2, params: { reason: 'inside' } },
    1,
  ],
  [
    'with a cell too many',
    'a,b\n1,2,3\n4,5\n',
    { code: 'too-many-cells', row: 2, value: '3', params: { expected: '2', found: '3' } },
    1,
  ],
  [
    'in Windows-1258',
    Buffer.from([...Buffer.from('a,b\n1,2\nx,'), 0xd0, 0x41, 10]),
    { code: 'not-utf8', row: 3, params: { guess: 'Windows-1258' } },
    0,
  ],
  ['in UTF-16', Buffer.from('\ufeffa,b\n', 'utf16le'), { code: 'not-utf8', row: 0, params: { guess: 'UTF-16' } }, 0],
]

describe('a CSV file', () => {
  test.each(untidy)('%s is read', async (_title, content, rows) => {
    const read = await csv(content)
    expect(read.faults).toEqual([])
    expect(read.rows).toEqual(rows)
  })

  test.each(faulty)('%s is refused where it is wrong', async (_title, content, fault, rows) => {
    const read = await csv(content)
    expect(read.faults).toHaveLength(1)
    expect(read.faults[0]).toMatchObject(fault)
    expect(read.rows).toHaveLength(rows)
  })

  test('longer than a chunk keeps its letters, quotes and row numbers', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `${i},"Nguyễn ""Văn"" Ứng\n${i}"`)
    const read = await csv(`a,b\n${lines.join('\n')}\n`)
    expect(read.faults).toEqual([])
    expect(read.rows).toHaveLength(30_000)
    expect(read.rows.at(-1)).toEqual({ row: 30_001, cells: ['29999', 'Nguyễn "Văn" Ứng\n29999'] })
  })

  test('with a quote that swallows megabytes is refused at the row of the quote', async () => {
    const read = await csv(`a,b\n1,2\n3,"${'x,y\n'.repeat(1_500_000)}`)
    expect(read.faults).toMatchObject([{ code: 'broken-csv', row: 3 }])
    expect(read.rows).toHaveLength(1)
  })
})

async function book(name: string, sheets: { name: string; rows: unknown[][] }[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, await writeXlsx({ sheets: sheets as Parameters<typeof writeXlsx>[0]['sheets'] }))
  return path
}

describe('a workbook', () => {
  test('gives text for whatever its cells hold', async () => {
    const path = await book('kinds.xlsx', [
      { name: 'Hướng dẫn', rows: [['nothing here']] },
      {
        name: 'đơn vị',
        rows: [
          ['code', 'b', 'c', 'd'],
          ['007', 12, true, new Date('2026-01-12T00:00:00Z')],
          [],
          ['=1+1', 0.95, false, new Date('2026-01-12T08:30:15Z')],
          ['_x005F_x0041_', 15.19, null, ' Đảng '],
        ],
      },
      { name: 'scratch', rows: [['x']] },
    ])
    const source = await openSource(path, [units, people])
    expect(source.unknown).toEqual(['scratch'])
    expect(source.tables.map(({ file, shown }) => [file.name, shown])).toEqual([['units', 'đơn vị']])
    const read = await all(await (source.tables[0] as (typeof source.tables)[number]).open())
    expect(read).toEqual({
      header: ['code', 'b', 'c', 'd'],
      faults: [],
      rows: [
        { row: 2, cells: ['007', '12', 'yes', '2026-01-12'] },
        { row: 4, cells: ['=1+1', '0.95', 'no', '2026-01-12T08:30:15'] },
        { row: 5, cells: ['_x0041_', '15.19', '', ' Đảng '] },
      ],
    })
    expect(await source.file('a.pdf')).toEqual({ fault: 'file-in-workbook' })
    await source.close()
  })

  test('that holds a sheet of a file twice is refused', async () => {
    const path = await book('twice.xlsx', [
      { name: 'units', rows: [['code']] },
      { name: 'Đơn vị', rows: [['code']] },
    ])
    const source = await openSource(path, [units])
    expect(source.faults).toMatchObject([
      { code: 'double-file', file: 'units', value: 'Đơn vị', params: { other: 'units' } },
    ])
  })

  test('with more than 100,000 rows is refused at the first row too many', async () => {
    const rows = [['code'], ...Array.from({ length: 100_001 }, (_, i) => [`U${i}`])]
    const source = await openSource(await book('long.xlsx', [{ name: 'units', rows }]), [units])
    const read = await all(await (source.tables[0] as (typeof source.tables)[number]).open())
    await source.close()
    expect(read.rows).toHaveLength(100_000)
    expect(read.faults).toMatchObject([{ code: 'too-many-rows', row: 100_002 }])
  }, 120_000)

  test('that is no zip is refused', async () => {
    const path = join(folder, 'fake.xlsx')
    await writeFile(path, 'code\nU1\n')
    const source = await openSource(path, [units])
    expect(source.faults).toMatchObject([{ code: 'broken-workbook', params: { reason: 'not-zip' } }])
    expect(source.tables).toEqual([])
  })
})

describe('a folder', () => {
  test('finds its files whatever their case, passes over attachments, names strangers', async () => {
    const path = join(folder, 'dossier')
    await mkdir(join(path, 'files'), { recursive: true })
    for (const name of ['Units.CSV', 'Người.csv'.normalize('NFD'), 'notes.txt', 'bai.pdf', '.DS_Store'])
      await writeFile(join(path, name), 'code\nU1\n')
    const decomposed = 'Tệp.pdf'.normalize('NFD')
    await writeFile(join(path, 'files', decomposed), 'x')
    await writeFile(join(folder, 'outside.pdf'), 'x')
    await symlink(join(folder, 'outside.pdf'), join(path, 'files', 'link.pdf'))
    const source = await openSource(path, [units, people])
    expect(source.tables.map(({ file }) => file.name)).toEqual(['units', 'people'])
    expect(source.unknown).toEqual(['notes.txt'])
    expect(await source.file('files/Tệp.pdf')).toMatchObject({ path: expect.stringContaining(decomposed) as string })
    expect(await source.file('files/link.pdf')).toEqual({ fault: 'file-outside' })
    expect(await source.file('../outside.pdf')).toEqual({ fault: 'file-outside' })
    expect(await source.file('files')).toEqual({ fault: 'file-missing' })
    expect(await source.file('files/none.pdf')).toEqual({ fault: 'file-missing' })
  })

  test('that is not there, or is something else, is refused with its path', async () => {
    await expect(openSource(join(folder, 'nowhere'), [units])).rejects.toMatchObject({
      code: 'usage',
      issues: [{ message: 'missing' }],
    })
    await expect(openSource(join(folder, 'table.csv'), [units])).rejects.toMatchObject({
      code: 'usage',
      issues: [{ message: 'not-a-dossier' }],
    })
  })
})
