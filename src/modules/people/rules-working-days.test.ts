import { expect, test } from 'vitest'
import { dueAfter } from './rules-working-days.ts'

test.each([
  ['a Monday', '2026-03-09', '2026-03-11'],
  ['a Thursday, over the weekend', '2026-03-12', '2026-03-16'],
  ['a Saturday', '2026-03-14', '2026-03-17'],
  ['the last day before Tết', '2026-02-13', '2026-02-24'],
  ['the eve of the Hùng Kings’ day in lieu', '2026-04-24', '2026-04-29'],
  ['the day before 30/4', '2026-04-29', '2026-05-05'],
  ['a Friday before a worked Saturday', '2026-08-21', '2026-08-24'],
  ['Friday before National Day', '2026-08-28', '2026-09-04'],
  ['the end of the year', '2026-12-31', '2027-01-05'],
  ['30/4/2027, whose 1/5 is a Saturday', '2027-04-29', '2027-05-05'],
])('two working days after %s (%s) end on %s', (_, from, due) => {
  expect(dueAfter(from, 2, new Set())).toBe(due)
})

test('a realm’s own days off and longer terms count', () => {
  expect(dueAfter('2026-03-09', 2, new Set(['2026-03-10']))).toBe('2026-03-12')
  expect(dueAfter('2026-03-09', 15, new Set())).toBe('2026-03-30')
})
