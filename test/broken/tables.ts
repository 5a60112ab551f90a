/** A file is wrong as such. */
import { changed, textOf } from './broken.ts'
import type { BrokenDossier } from './broken.ts'

const people = textOf('people')
const windows1258 = Buffer.concat([
  Buffer.from(people),
  Buffer.from('N3,Tr'),
  Buffer.from([0xc2, 0x6e]),
  Buffer.from(' Nam,,,,\n'),
])

const fault = (row: number, column: string, code: BrokenDossier['expect'][number]['code'], value?: string) => ({
  file: 'people',
  row,
  column,
  code,
  ...(value === undefined ? {} : { value }),
})

/** Nobody else in the dossier speaks of people, so that only the file itself is at fault. */
const alone = (content: string | Uint8Array) => ({ 'people.csv': content })

export const brokenTables: readonly BrokenDossier[] = [
  { title: 'A file is in Windows-1258', dossier: alone(windows1258), expect: [fault(4, '', 'not-utf8')] },
  {
    title: 'A file is in UTF-16',
    dossier: alone(Buffer.from(`\ufeff${people}`, 'utf16le')),
    expect: [fault(0, '', 'not-utf8')],
  },
  { title: 'A file is empty', dossier: alone(''), expect: [fault(1, '', 'no-header')] },
  {
    title: 'A quote is never closed',
    dossier: alone(people.replace('N2,Trần', 'N2,"Trần')),
    expect: [fault(3, '', 'broken-csv')],
  },
  {
    title: 'Text stands behind a closing quote',
    dossier: alone(people.replace('N1,Nguyễn Văn An', 'N1,"Nguyễn" Văn An')),
    expect: [fault(2, '', 'broken-csv')],
  },
  {
    title: 'A quote stands inside a bare cell',
    dossier: alone(people.replace('Nguyễn Văn An', 'Nguyễn "Văn" An')),
    expect: [fault(2, '', 'broken-csv')],
  },
  {
    title: 'A key column is missing',
    dossier: alone(people.replace('code,', 'mã số,')),
    expect: [fault(1, 'code', 'missing-key-column')],
    warnings: [fault(1, 'mã số', 'unknown-column')],
  },
  {
    title: 'A column stands twice',
    dossier: alone(people.replace('email', 'full_name')),
    expect: [fault(1, 'full_name', 'double-header')],
  },
  {
    title: 'A column stands under both its headers',
    dossier: alone(people.replace('email', 'Họ và tên')),
    expect: [fault(1, 'full_name', 'double-header', 'Họ và tên')],
  },
  {
    title: 'A comma too many shifts a row',
    dossier: alone(people.replace('Nguyễn Văn An', 'Nguyễn, Văn An')),
    expect: [fault(2, '', 'too-many-cells')],
  },
  {
    title: 'A file stands twice under both its names',
    dossier: { 'people.csv': people, 'Người.csv': people },
    expect: [fault(0, '', 'double-file')],
  },
  {
    title: 'Several things are wrong, and all are told',
    dossier: changed({
      'people.csv': people.replace('1972-11-12,m', '1972-11-31,man'),
      'outreach.csv': textOf('outreach').replace('DU1', 'X9').replace('1.500', '1.50'),
    }),
    expect: [
      fault(2, 'birth_date', 'bad-date', '1972-11-31'),
      fault(2, 'sex', 'unknown-choice', 'man'),
      { file: 'outreach', row: 2, column: 'attendances', code: 'bad-grouping', value: '1.50' },
      { file: 'outreach', row: 2, column: 'unit', code: 'unknown-unit', value: 'X9' },
    ],
  },
]

export const oddDossiers: readonly BrokenDossier[] = [
  {
    title: 'A stranger among the files and a stranger among the columns are passed over',
    dossier: changed({ 'ghi-chu-rieng.csv': 'a\n1\n', 'people.csv': people.replace('email', 'zalo') }),
    expect: [],
    warnings: [
      { file: 'ghi-chu-rieng.csv', row: 0, column: '', code: 'unknown-file', value: 'ghi-chu-rieng.csv' },
      fault(1, 'zalo', 'unknown-column', 'zalo'),
    ],
  },
  {
    title: 'A withdrawn fact stays withdrawn when the file does not speak of withdrawing',
    before: { 'people.csv': 'code,full_name,recorded_at,retracted\nN1,An,2024-01-01,\nN1,An,2024-01-02,yes\n' },
    dossier: { 'people.csv': 'code,full_name,recorded_at\nN1,Anh,2024-01-03\n' },
    expect: [],
    warnings: [fault(2, 'retracted', 'withdrawn-fact')],
  },
  {
    title: 'Everything is untidy and nothing is wrong',
    dossier: changed({
      'people.csv': `\ufeff${people.replaceAll(',', ';').replaceAll('\n', '\r\n').normalize('NFD')}`,
      'memberships.csv': textOf('memberships')
        .replaceAll('yes', ' CÓ ')
        .replace('member,key', 'Đảng viên chính thức,cán bộ chủ chốt'),
      'campaigns.csv': textOf('campaigns')
        .replace('0.95', '"0,95"')
        .replace('2024-02-01', '1/2/2024')
        .replace('01-NQ/TU', 'Số: 1 – nq/TU'),
      'outreach.csv': `${textOf('outreach').replaceAll(',', '\t')}\n\n`,
    }),
    expect: [],
  },
]
