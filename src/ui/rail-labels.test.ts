import { expect, test } from 'vitest'
import { addDays, daysBetween } from './days.ts'
import { placeLandmarks } from './rail-labels.ts'

test('words at the ends of the rail stay inside it', () => {
  const [first, last] = placeLandmarks(
    [
      { day: 0, text: 'mở đợt 16/5' },
      { day: 100, text: 'hạn 30/9' },
    ],
    100,
    800,
    1,
  )
  expect(first?.centre).toBeGreaterThan(0)
  expect(last?.centre).toBeLessThan(800)
})

test('words that would cover others move up a row, and are left out when no row is free', () => {
  const crowd = [10, 11, 12].map((day) => ({ day, text: `Hội nghị ${day}/6` }))
  const placed = placeLandmarks(crowd, 100, 400, 2)
  expect(placed.map(({ row, centre }) => (centre === null ? null : row))).toEqual([0, 1, null])
})

test('days are counted over the end of a month and a leap year', () => {
  expect(daysBetween('2016-02-27', '2016-03-01')).toBe(3)
  expect(addDays('2016-02-27', 3)).toBe('2016-03-01')
  expect(daysBetween('2016-03-01', '2016-02-27')).toBe(-3)
})
