import { expect, test } from 'vitest'
import { addMonths, mondayOf, weeksOfMonth } from './calendar-days.ts'

test.each([
  ['2026-03-01', '2026-02-23'], // a Sunday
  ['2026-03-02', '2026-03-02'],
  ['2024-01-01', '2024-01-01'],
])('the week of %s begins on Monday, %s', (date, monday) => {
  expect(mondayOf(date)).toBe(monday)
})

test.each([
  ['2026-03-15', 6, '2026-02-23', '2026-04-05'],
  ['2027-02-10', 4, '2027-02-01', '2027-02-28'], // four whole weeks
  ['2026-12-31', 5, '2026-11-30', '2027-01-03'],
])('the month of %s is shown in %d weeks, from %s to %s', (date, count, first, last) => {
  const weeks = weeksOfMonth(date)
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([count, first, last])
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-03-15', -1, '2026-02-15'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s moved by %d months is %s', (date, months, moved) => {
  expect(addMonths(date, months)).toBe(moved)
})
