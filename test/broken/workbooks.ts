/** A workbook is wrong as such, or holds what only a folder can. */
import { writeXlsx } from 'hucre/xlsx'
import { textOf } from './broken.ts'
import type { BrokenDossier, Dossier } from './broken.ts'
import { zipOf } from './zip.ts'
import type { Part } from './zip.ts'

type Cell = string | number | boolean | Date | null

const book = (sheets: Readonly<Record<string, Cell[][]>>): Dossier => ({
  workbook: () => writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) }),
})
const bytes = (make: () => Uint8Array): Dossier => ({ workbook: async () => make() })
const rowsOf = (file: string): Cell[][] =>
  textOf(file)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

const units = rowsOf('units')
const people: Cell[][] = [
  ['Mã người', 'Họ và tên'],
  ['N1', 'An'],
]

const skeleton: readonly Part[] = [
  {
    name: '[Content_Types].xml',
    content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  },
  {
    name: 'xl/workbook.xml',
    content: '<workbook><sheets><sheet name="people" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
]
const sheet = (content: string | Uint8Array, declared?: number): Part => ({
  name: 'xl/worksheets/sheet1.xml',
  content,
  ...(declared ? { declared } : {}),
})
const whole = (code: 'broken-workbook' | 'too-large'): BrokenDossier['expect'] => [
  { file: '', row: 0, column: '', code },
]

export const brokenWorkbooks: readonly BrokenDossier[] = [
  {
    title: 'A workbook is a CSV file with another name',
    dossier: bytes(() => Buffer.from('code,name\n')),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A workbook has a password',
    dossier: bytes(() => Buffer.from('d0cf11e0a1b11ae1'.padEnd(4096, '0'), 'hex')),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A zip holds no workbook',
    dossier: bytes(() => zipOf([{ name: 'a.txt', content: 'a' }])),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A part of a workbook declares a document type',
    dossier: bytes(() =>
      zipOf([...skeleton, sheet('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><worksheet>&b;</worksheet>')]),
    ),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A part declares a document type in UTF-16',
    dossier: bytes(() => zipOf([...skeleton, sheet(Buffer.from('\ufeff<!DOCTYPE a><worksheet/>', 'utf16le'))])),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A part of a workbook unpacks to twenty megabytes of nothing',
    dossier: bytes(() => zipOf([...skeleton, sheet(Buffer.alloc(20_000_000, 32))])),
    expect: whole('too-large'),
  },
  {
    title: 'A part of a workbook is declared to be enormous',
    dossier: bytes(() => zipOf([...skeleton, sheet('<a/>', 0x0fff_ffff)])),
    expect: whole('too-large'),
  },
  {
    title: 'A part unpacks to more than it declares',
    dossier: bytes(() => zipOf([...skeleton, sheet(Buffer.alloc(900_000, 32), 10)])),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A workbook has thousands of parts',
    dossier: bytes(() => zipOf(Array.from({ length: 2001 }, (_, i) => ({ name: `xl/media/${i}.png`, content: '' })))),
    expect: whole('too-large'),
  },
  {
    title: 'A part of a workbook has a path that leads out',
    dossier: bytes(() => zipOf([...skeleton, { name: '../../evil.xml', content: '<a/>' }])),
    expect: whole('broken-workbook'),
  },
  {
    title: 'A sheet stands twice under both its names',
    dossier: book({ people, Người: people }),
    expect: [{ file: 'people', row: 0, column: '', code: 'double-file', value: 'Người' }],
  },
  {
    title: 'A sheet is empty',
    dossier: book({ units, people: [] }),
    expect: [{ file: 'people', row: 1, column: '', code: 'no-header' }],
  },
  {
    title: 'A sheet has more than 100,000 rows',
    dossier: book({ people: [...people, ...Array.from({ length: 100_000 }, (_, i): Cell[] => [`P${i}`, 'Tên'])] }),
    expect: [{ file: 'people', row: 100_002, column: '', code: 'too-many-rows' }],
  },
  {
    title: 'A cell of a workbook is longer than a cell can be',
    dossier: book({ people: [...people, ['N2', 'x'.repeat(32_768)]] }),
    expect: [{ file: 'people', row: 3, column: 'Họ và tên', code: 'text-too-long' }],
  },
  {
    title: 'A workbook names a file',
    dossier: book({
      directives: [
        ['issuer', 'type', 'number', 'issued_on', 'title', 'file'],
        ['TU', 'plan', '01-KH/TU', '2024-01-01', 'Kế hoạch', 'a.pdf'],
      ],
    }),
    expect: [{ file: 'directives', row: 2, column: 'file', code: 'file-in-workbook', value: 'a.pdf' }],
  },
  {
    title: 'A number cell of a workbook has decimals where people are counted',
    dossier: book({
      people,
      units,
      campaigns: [
        ['code', 'title', 'owner', 'opens_on', 'rank_min'],
        ['C1', 'Đợt', 'TU', new Date('2024-02-01'), 5.25],
      ],
    }),
    expect: [{ file: 'campaigns', row: 2, column: 'rank_min', code: 'bad-grouping', value: '5.25' }],
  },
  {
    title: 'A cell of a workbook is an error of its formula',
    dossier: book({
      people: [
        ['code', 'full_name', 'birth_date'],
        ['N1', 'An', '#N/A'],
      ],
    }),
    expect: [{ file: 'people', row: 2, column: 'birth_date', code: 'bad-date', value: '#N/A' }],
  },
]
