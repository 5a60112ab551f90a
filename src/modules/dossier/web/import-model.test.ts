import { describe, expect, test } from 'vitest'
import { guessColumns, guessFiles, guessHeaderRow } from '../rules-sheet.ts'
import { dossierFiles } from '../columns.ts'
import { letterOf, meaningsOf, missing, settingsOf, slotsOf } from './import-model.ts'

const preview = { sheet: 0, header_row: 1, letters: 'unicode', files: ['people', 'memberships'] }
const file = (name: string) => dossierFiles.find((one) => one.name === name) as (typeof dossierFiles)[number]

test('people with their membership in one sheet say once who it is', () => {
  const meanings = meaningsOf({
    columns: [
      { at: 0, file: 'people', column: 'code' },
      { at: 1, file: 'people', column: 'full_name' },
    ],
    constants: [{ file: 'memberships', column: 'unit', value: ' A1 ' }],
  })
  const settings = settingsOf(preview, meanings, false)
  expect(settings.columns).toContainEqual({ at: 0, file: 'memberships', column: 'person' })
  expect(settings.constants).toEqual([{ file: 'memberships', column: 'unit', value: 'A1' }])
  expect(missing(settings)).toEqual([])
  expect(slotsOf(preview.files, false).map(({ key }) => key)).not.toContain('memberships.person')
})

test('what is missing is told, unless the codes are made', () => {
  expect(missing(settingsOf(preview, {}, false))).toEqual(['people.code', 'memberships.unit'])
  expect(missing(settingsOf(preview, {}, true))).toEqual(['memberships.unit'])
})

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
])('column %i is %s', (at, letter) => expect(letterOf(at)).toBe(letter))

describe('headings as people write them', () => {
  test.each([
    [
      'people',
      ['STT', 'Số thẻ đảng viên', 'HỌ VÀ TÊN', 'Ngày, tháng, năm sinh', 'Nam/Nữ', 'SĐT'],
      ['code', 'full_name', 'birth_date', 'sex', 'phone'],
    ],
    [
      'memberships',
      ['Mã đảng viên', 'Chi bộ', 'Chức vụ đảng', 'Từ ngày'],
      ['person', 'unit', 'position', 'valid_from'],
    ],
    ['attendance', ['Mã lớp', 'Mã đảng viên', 'Có mặt'], ['session', 'person', 'status']],
    [
      'headcounts',
      ['Mã đợt', 'Đối tượng', 'Đơn vị', 'Tính đến ngày', 'Số phải học', 'Số đã học', 'Học bù'],
      ['campaign', 'audience', 'unit', 'date', 'expected', 'participated', 'makeup'],
    ],
    ['units', ['Mã', 'Tên đơn vị', 'Cấp', 'Cấp trên trực tiếp'], ['code', 'name', 'level', 'parent']],
    ['people', ['code', 'full_name', 'birth_date'], ['code', 'full_name', 'birth_date']],
  ])('%s: %j', (name, header, columns) => {
    expect(guessColumns(file(name), header).map(({ column }) => column)).toEqual(columns)
    expect(guessFiles(dossierFiles, header)[0]).toBe(name)
  })

  test('are found below a title, and nowhere in a table of numbers', () => {
    const rows = [['ĐẢNG BỘ XÃ AN BÌNH'], ['DANH SÁCH', '', '2026'], ['TT', 'Họ và tên', 'Chi bộ'], ['1', 'Lê A', 'A1']]
    const numbered = rows.map((cells, i) => ({ row: i + 1, cells }))
    expect(guessHeaderRow(numbered, dossierFiles)).toBe(3)
    expect(guessHeaderRow([{ row: 1, cells: ['1', '2'] }], dossierFiles)).toBe(0)
  })
})
