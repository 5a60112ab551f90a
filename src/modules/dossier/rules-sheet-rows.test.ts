import { describe, expect, test } from 'vitest'
import { asideReader, headingsOf, tidyCell } from './rules-sheet-rows.ts'

const numbered = (rows: readonly (readonly string[])[]) => rows.map((cells, i) => ({ row: i + 1, cells }))

describe('headings of two rows', () => {
  const sheet = numbered([
    ['ĐẢNG BỘ HUYỆN BA CHẼ'],
    ['TT', 'Mã đảng viên', 'Thông tin cá nhân', '', 'Chi bộ'],
    ['', '', 'Họ và tên', 'Ngày sinh', ''],
    ['1', 'M1', 'Lê An', '1/2/1980', 'A1'],
  ])
  test('are read together: what is merged downwards stands in the upper one', () => {
    expect(headingsOf(sheet, 3)).toEqual(['TT', 'Mã đảng viên', 'Họ và tên', 'Ngày sinh', 'Chi bộ'])
  })
  test('a title above them says nothing, and one row alone is as it stands', () => {
    expect(headingsOf(sheet, 2)).toEqual(['TT', 'Mã đảng viên', 'Thông tin cá nhân', '', 'Chi bộ'])
    expect(headingsOf(sheet, 0)).toEqual([])
  })
})

describe('rows that are no data', () => {
  const told = (headings: readonly string[], rows: readonly (readonly string[])[]) => {
    const tell = asideReader(headings, 1)
    return rows.map((cells, i) => tell({ row: i + 2, cells }))
  }
  test('numbers of the columns, the total, and who signs below it', () => {
    expect(
      told(
        ['STT', 'Họ và tên', 'Chi bộ'],
        [
          ['(1)', '(2)', '(3)'],
          ['1', 'Lê An', 'A1'],
          ['2', 'Tống Công Minh', 'A1'],
          ['', 'Tổng cộng: 2 đảng viên', ''],
          ['', '', 'NGƯỜI LẬP BIỂU'],
          ['3', 'Phạm Ba', 'A1'],
        ],
      ),
    ).toEqual(['numbers', null, null, 'total', 'foot', null])
  })
  test.each([
    ['CỘNG'],
    ['Cộng:'],
    ['Tổng số'],
    ['Tổng cộng toàn huyện'],
    ['Cộng các chi bộ'.normalize('NFD')],
    ['Total'],
    ['Tổng số: 45'],
  ])('%j is a total', (text) => expect(told(['Đơn vị', 'Số'], [[text, '45']])).toEqual(['total']))
  test.each([
    ['Tổng công ty Than'],
    ['Tống Cộng Hòa'],
    ['Cộng Hòa'],
    ['Đảng bộ xã Cộng Hòa'],
    ['Tổng hợp'],
    ['Sum Thị A'],
  ])('%j is a name', (text) => expect(told(['Đơn vị', 'Số'], [[text, '45']])).toEqual([null]))
  test('columns numbered with letters before are numbers; figures of a row are not', () => {
    const headings = ['Đơn vị', 'Loại', 'Phải học', 'Đã học']
    expect(told(headings, [['A', 'B', '1', '2']])).toEqual(['numbers'])
    expect(told(headings, [['1', '2', '3', '4=2+3']])).toEqual(['numbers'])
    expect(told(headings, [['A1', 'B', '1', '2']])).toEqual([null])
    expect(told(headings, [['A', '', '1', '2']])).toEqual(['numbers'])
    expect(told(headings, [['1', '2']])).toEqual([null])
    expect(told(headings, [['40', '41', '43', '44']])).toEqual([null])
  })
  test('below a total without numbers of lines nothing is passed over', () => {
    expect(
      told(
        ['Đơn vị', 'Số'],
        [
          ['Cộng', '45'],
          ['A2', '3'],
        ],
      ),
    ).toEqual(['total', null])
  })
})

const date = { name: 'birth_date', cell: { type: 'date' } } as const
const count = { name: 'expected', cell: { type: 'count' } } as const
const name = { name: 'full_name', cell: { type: 'text' } } as const
test.each([
  [date, '5/3/1980', '5/3/1980'],
  [date, '5.3.1980', '05/03/1980'],
  [date, '05-03-1980', '05/03/1980'],
  [date, '05031980', '05/03/1980'],
  [date, '29285', '05/03/1980'],
  [date, '1980', '1980'],
  [date, '30.2.1985', '30.2.1985'],
  [date, '', ''],
  [count, '1.234', '1234'],
  [count, '1 234', '1234'],
  [count, '12,345', '12345'],
  [count, '12,5', '12,5'],
  [count, '1.23', '1.23'],
  [name, ' Phạm  Thị\u00a0Lẫm ', 'Phạm Thị Lẫm'],
] as const)('a cell of %j that says %j is read as %j', (column, text, read) => {
  expect(tidyCell(column, text)).toBe(read)
})
