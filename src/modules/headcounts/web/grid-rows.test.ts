import { expect, test } from 'vitest'
import { statementsVi as words } from '#web/language/statements-vi.ts'
import { gridRow, oddText, reasonText, replacesBelow, wrongText } from './grid-rows.ts'
import type { Row } from './grid-rows.ts'

const last = { date: '2026-03-01', scope: 'own', expected: 1200, participated: 600, makeup: 0, classes: 12 }
const row: Row = {
  unit: 'A',
  unit_name: 'Đảng bộ phường An Bình',
  level: 'commune',
  audience: 'pn',
  audience_name: 'Hội viên phụ nữ',
  basis: 'headcount',
  state: 'missing',
  stated: null,
  before: last,
  below_sent: false,
  roster: null,
  decided_at: null,
  returned_for: null,
  can_review: false,
  can_write: true,
}
const of = { campaign: 'C1', day: '2026-03-08', hasMany: false }
const cellsOf = (one: Row, typed: Record<string, string> = {}) => ({ ...gridRow(one, of, 'vi', words).cells, ...typed })

test('a row shows the last statement and speaks for the same units, and is empty until one types', () => {
  expect(gridRow(row, of, 'vi', words)).toMatchObject({
    label: 'Đảng bộ phường An Bình',
    expects: null,
    cells: { unit: 'A', date: '2026-03-08', expected: '', scope: 'Riêng đơn vị', '\0before': '600/1.200 · 1/3/2026' },
  })
  expect(gridRow(row, { ...of, hasMany: true }, 'en', words).label).toBe('Đảng bộ phường An Bình · Hội viên phụ nữ')
})

test('a first statement of an organization speaks for the units below, one instead of names for the unit alone', () => {
  expect(cellsOf({ ...row, before: null })['scope']).toBe('Cả cấp dưới')
  expect(cellsOf({ ...row, before: null, basis: 'roster' })['scope']).toBe('Riêng đơn vị')
})

test('where units below have sent their own, a first statement is of the unit alone, and one for all is doubted', () => {
  const first = { ...row, before: null, below_sent: true }
  expect(cellsOf(first)['scope']).toBe('Riêng đơn vị')
  expect(replacesBelow(cellsOf(first))).toBe(false)
  expect(replacesBelow(cellsOf(first, { scope: 'Cả cấp dưới' }))).toBe(true)
  expect(replacesBelow(cellsOf({ ...first, below_sent: false }, { scope: 'subtree' }))).toBe(false)
})

test.each([
  ['participated', { expected: '1200', participated: '700' }, null],
  ['participated', { expected: '1200', participated: '599' }, 'Thấp hơn 600'],
  ['participated', { expected: '1200', participated: '599', reason: 'Tính trùng' }, null],
  ['participated', { expected: '1200', participated: '961' }, 'Tăng nhanh'],
  ['expected', { expected: '1400', participated: '600' }, 'Đổi nhiều'],
  ['classes', { expected: '1200', participated: '700', classes: '11' }, 'Thấp hơn 12'],
  ['participated', { expected: '1200', participated: '599', scope: 'Cả cấp dưới' }, null],
  ['participated', { expected: '1200', participated: '' }, null],
] as const)('%s with %o', (field, typed, said) => {
  const text = oddText(field, cellsOf(row, { classes: '12', ...typed }), 'vi', words)
  if (said === null) expect(text).toBeNull()
  else expect(text).toContain(said)
})

test('beside a list by name the difference is told, of the unit alone or with those below', () => {
  const named: Row = { ...row, before: null, basis: 'roster', roster: { own: 40, subtree: 300 } }
  expect(oddText('expected', cellsOf(named, { expected: '38' }), 'vi', words)).toContain('40 người, chênh −2')
  expect(oddText('expected', cellsOf(named, { expected: '40' }), 'vi', words)).toBeNull()
  const wide: Row = { ...named, before: { ...last, scope: 'subtree' } }
  expect(gridRow(wide, of, 'vi', words).cells['\0roster']).toBe('300')
})

test('what the server would refuse is told while it is typed', () => {
  expect(wrongText('participated', cellsOf(row, { expected: '10', participated: '11' }), words)).not.toBeNull()
  expect(wrongText('makeup', cellsOf(row, { participated: '5', makeup: '6' }), words)).not.toBeNull()
  expect(wrongText('participated', cellsOf(row, { participated: '11' }), words)).toBeNull()
})

test('the reason is asked for with the numbers that fell, also where a cell was left empty', () => {
  const typed = { expected: '1200', participated: '590', classes: '' }
  expect(reasonText(cellsOf(row, typed), 'vi', words)).toBe(
    'Số liệu giảm: cần ghi lý do (Đã học từ 600 xuống 590, Số lớp để trống là 0, lần trước 12).',
  )
  expect(reasonText(cellsOf(row, { ...typed, reason: 'Tính trùng' }), 'vi', words)).toBeNull()
})
