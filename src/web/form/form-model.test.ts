import { expect, test } from 'vitest'
import { peopleFile } from '#modules/people/columns.ts'
import { sessionsFile } from '#modules/sessions/columns.ts'
import { cellFault, changedFields, faultsByField, fieldsOf, shownCell, startingCells } from './form-model.ts'

const cx = { timeZone: 'Asia/Ho_Chi_Minh', levels: ['province', 'cell'], now: new Date('2026-03-20T00:00:00Z') }
const people = fieldsOf(peopleFile, ['code', 'full_name', 'birth_date', 'sex'])
const at = sessionsFile.columns.find(({ name }) => name === 'starts_at')
const born = peopleFile.columns.find(({ name }) => name === 'birth_date')

test('days and moments stand in a form as people write them', () => {
  expect(born && shownCell(born, '1980-03-05', cx.timeZone)).toBe('05/03/1980')
  expect(at && shownCell(at, '2026-03-03T08:00:00+07:00', cx.timeZone)).toBe('03/03/2026 08:00')
  expect(at && shownCell(at, '2026-03-03T01:00:07.250Z', cx.timeZone)).toBe('03/03/2026 08:00:07.250')
  expect(born && shownCell(born, 'chưa rõ', cx.timeZone)).toBe('chưa rõ')
})

test('a cell written another way is no change', () => {
  const before = startingCells(
    people,
    { code: 'P1', full_name: 'Lan', birth_date: '1980-03-05', sex: 'f' },
    cx.timeZone,
  )
  const now = { ...before, birth_date: '5/3/1980', sex: 'Nữ', full_name: ' Lan ' }
  expect(changedFields(people, before, now, cx)).toEqual([])
  expect(changedFields(people, before, { ...now, birth_date: '6/3/1980' }, cx)).toEqual(['birth_date'])
})

test('what is wrong is said before anything is sent, as the server would say it', () => {
  const said = (name: string, value: string) => {
    const column = peopleFile.columns.find((one) => one.name === name)
    return column ? cellFault('people', column, value, cx, 'vi') : 'no such column'
  }
  expect(said('full_name', ' ')).toMatch(/\.$/)
  expect(said('birth_date', '31/2/1980')).toContain('31/2/1980')
  expect([said('birth_date', ''), said('birth_date', '28/2/1980')]).toEqual([null, null])
})

test('faults of the server go to their fields; those of other files or columns are said together', () => {
  const fault = { code: 'required', row: 2, value: '' } as const
  const said = faultsByField(
    [
      { ...fault, file: 'people', column: 'full_name' },
      { ...fault, file: 'people', column: 'email' },
      { ...fault, file: 'memberships', column: 'unit' },
    ],
    'people',
    people,
    'vi',
  )
  expect(Object.keys(said)).toEqual(['full_name', ''])
  expect(said['']?.split('.').length).toBe(3)
})

test('a unit out of reach is told without naming files of a dossier', () => {
  const fault = { code: 'unknown-unit', file: 'people', column: 'full_name', row: 2, value: 'X9' } as const
  expect(faultsByField([fault], 'people', people, 'vi')['full_name']).toContain('ngoài phạm vi')
})

test('a form that names a column which the file hasn’t does not open', () => {
  expect(() => fieldsOf(peopleFile, ['nothing'])).toThrow('people has no column nothing')
})
