import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, changed, moved, pasted } from './grid-model.ts'
import type { GridColumn, GridRow } from './grid-model.ts'
import { parseBlock, writeBlock } from './tsv.ts'

const columns: readonly GridColumn[] = [
  { name: 'unit', text: 'Đơn vị', isFixed: true },
  { name: 'expected', text: 'Phải học' },
  { name: 'participated', text: 'Đã học' },
]
const rows: readonly GridRow[] = ['A', 'B', 'C'].map((key) => ({
  key,
  label: key,
  cells: { unit: key, expected: '10', participated: '5' },
}))
const byKey = new Map(rows.map((row) => [row.key, row]))

describe('what a spreadsheet copies', () => {
  test.each([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['1\t\t3', [['1', '', '3']]],
    ['"hai\ndòng"\t"nói ""có"""\n', [['hai\ndòng', 'nói "có"']]],
    ['5" ống\t2', [['5" ống', '2']]],
    ['"chưa đóng\t2', [['"chưa đóng', '2']]],
    ['\t\r\n', [['', '']]],
    ['', []],
  ])('%j is read as cells', (text, cells) => expect(parseBlock(text)).toEqual(cells))

  test('comes back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'đ') })
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(block, (cells) => {
        expect(parseBlock(writeBlock(cells))).toEqual(cells)
      }),
    )
  })
})

describe('what was changed', () => {
  test('is what differs from what was there, and nothing when it is set back', () => {
    const one = changed({}, byKey, [{ key: 'A', name: 'expected', value: '12' }])
    expect(one).toEqual({ A: { expected: '12' } })
    expect(cellsOf(rows[0] as GridRow, one)).toMatchObject({ expected: '12', participated: '5' })
    expect(changed(one, byKey, [{ key: 'A', name: 'expected', value: '10' }])).toEqual({})
  })
  test('leaves rows alone that are not in the grid', () => {
    expect(changed({}, byKey, [{ key: 'Z', name: 'expected', value: '1' }])).toEqual({})
  })
})

describe('pasting', () => {
  const at = (row: number, column: number) => ({ row, column })
  const paste = (block: string[][], from = at(0, 1), to = from) =>
    pasted({ block, from, to, rows, columns, changes: {} })

  test('one cell fills the selection', () => {
    const { edits } = paste([['7']], at(2, 2), at(1, 1))
    expect(edits.map(({ key, name }) => `${key} ${name}`)).toEqual([
      'B expected',
      'B participated',
      'C expected',
      'C participated',
    ])
  })
  test('a block begins at the upper left, and what has no place is counted', () => {
    const { edits, outside } = paste(
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      at(2, 1),
    )
    expect(edits).toEqual([
      { key: 'C', name: 'expected', value: '1' },
      { key: 'C', name: 'participated', value: '2' },
    ])
    expect(outside).toBe(4)
  })
  test('a column that names the row passes when it names the same row', () => {
    expect(paste([['A', '1']], at(0, 0))).toMatchObject({ outside: 0, edits: [{ value: '1' }] })
    expect(paste([['B', '1']], at(0, 0))).toMatchObject({ outside: 1 })
  })
})

describe('going from cell to cell', () => {
  const right = { row: 0, column: 1 }
  test.each([
    ['beside it', { row: 0, column: 1 }, right, false, { row: 0, column: 2 }],
    ['not beyond the edge with an arrow', { row: 0, column: 2 }, right, false, { row: 0, column: 2 }],
    ['to the next row with Tab', { row: 0, column: 2 }, right, true, { row: 1, column: 1 }],
    [
      'back over a column that is not edited',
      { row: 1, column: 1 },
      { row: 0, column: -1 },
      true,
      { row: 0, column: 2 },
    ],
    ['out of the grid at its end', { row: 2, column: 2 }, right, true, null],
    ['out of the grid at its beginning', { row: 0, column: 1 }, { row: 0, column: -1 }, true, null],
  ])('%s', (_name, from, by, wraps, to) => expect(moved(from, by, 3, columns, wraps)).toEqual(to))
})
