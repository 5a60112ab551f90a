import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTicks, dayAt, dayTicks, xOf, yOf } from './curve-scale.ts'

const plot = { left: 50, right: 650, top: 30, bottom: 230, first: '2016-05-16', end: '2016-09-30', most: 100 }

test.each([
  [61_240, [0, 15_000, 30_000, 45_000, 60_000]],
  [479, [0, 100, 200, 300, 400]],
  [15, [0, 3, 6, 9, 12, 15]],
  [3, [0, 1, 2, 3]],
  [1, [0, 1]],
])('the lines across of a curve up to %i stand at round counts', (most, ticks) => {
  expect(countTicks(most)).toEqual(ticks)
})

test('lines across are whole counts, evenly apart, at most six, whatever the curve reaches', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90_000_000 }), (most) => {
      const ticks = countTicks(most)
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks.every((n, index) => Number.isInteger(n) && n === index * (ticks[1] ?? 0) && n <= most)).toBe(true)
    }),
  )
})

test.each([
  ['2016-06-10', '2016-06-13', 5, ['2016-06-10', '2016-06-11', '2016-06-12', '2016-06-13']],
  ['2016-05-16', '2016-09-30', 9, ['2016-06-01', '2016-07-01', '2016-08-01', '2016-09-01']],
  ['2016-05-16', '2017-12-31', 7, ['2016-07-01', '2016-10-01', '2017-01-01', '2017-04-01', '2017-07-01', '2017-10-01']],
])('from %s to %s with room for %i, days or firsts of months are written', (first, end, room, days) => {
  expect(dayTicks(first, end, room)).toEqual(days)
})

test('a day and the place it is drawn at mean each other, within the days shown', () => {
  expect(dayAt(xOf('2016-07-01', plot), plot, 137)).toBe(46)
  expect(dayAt(0, plot, 137)).toBe(0)
  expect(dayAt(640, plot, 100)).toBe(100)
})

test('nobody stands on the axis, and all that the drawing holds at its upper edge', () => {
  expect([yOf(0, plot), yOf(100, plot)]).toEqual([230, 30])
})

test('a campaign of one day is drawn at the left edge', () => {
  expect(xOf('2016-05-16', { ...plot, end: '2016-05-16' })).toBe(50)
})
