import { expect, test } from 'vitest'
import type { DossierFile } from './columns.ts'
import { matchHeaders } from './headers.ts'

const peopleFile: DossierFile = {
  name: 'people',
  vi: 'Người',
  table: 'people',
  columns: [
    { name: 'code', vi: 'Mã người', cell: { type: 'code' }, key: true, required: true },
    { name: 'full_name', vi: 'Họ và tên', cell: { type: 'text' }, required: true },
    { name: 'birth_date', vi: 'Ngày sinh', cell: { type: 'date' } },
    { name: 'sex', vi: 'Giới tính', cell: { type: 'choice', options: [] } },
  ],
}
const deadlinesFile: DossierFile = {
  name: 'deadlines',
  vi: 'Thời hạn',
  table: 'deadlines',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true },
    { name: 'level', vi: 'Cấp', cell: { type: 'level' }, key: true, fallback: '' },
    { name: 'due_on', vi: 'Hạn', cell: { type: 'date' }, required: true },
  ],
}

const names = (header: string[]): (string | null)[] =>
  matchHeaders(peopleFile, header).columns.map((c) => c?.name ?? null)

test('columns are found by either header, in any order, whatever the case, form and place of tone marks', () => {
  expect(
    names(['FULL_NAME', ' Mã người '.normalize('NFD'), 'giới tính', 'Ghi nhận lúc', 'retracted', 'Ngày sinh *']),
  ).toEqual(['full_name', 'code', 'sex', 'recorded_at', 'retracted', 'birth_date'])
})

test('a column that stands twice, under one header or both, is a fault', () => {
  const { faults } = matchHeaders(peopleFile, ['code', 'full_name', 'Họ và tên'])
  expect(faults).toMatchObject([
    { code: 'double-header', row: 1, column: 'full_name', value: 'Họ và tên', params: { other: 'full_name' } },
  ])
})

test('a missing key column is a fault unless the key may be empty', () => {
  expect(matchHeaders(peopleFile, ['full_name']).faults).toMatchObject([{ code: 'missing-key-column', column: 'code' }])
  expect(matchHeaders(deadlinesFile, ['campaign', 'due_on']).faults).toEqual([])
})

test('an unknown column is a warning, a blank header none', () => {
  const { columns, faults, warnings } = matchHeaders(peopleFile, ['code', 'shoe_size', '', 'full_name'])
  expect(columns.map((column) => column?.name ?? null)).toEqual(['code', null, null, 'full_name'])
  expect(faults).toEqual([])
  expect(warnings).toMatchObject([{ code: 'unknown-column', row: 1, value: 'shoe_size' }])
})
