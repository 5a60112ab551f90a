import { expect, test } from 'vitest'
import { pathOf, stairs, stepOn } from './curve-line.ts'

const plot = { left: 0, right: 100, top: 0, bottom: 100, first: '2016-06-01', end: '2016-06-11', most: 100 }
const step = (day: string, participated: number) => ({ day, expected: 100, participated, makeup: 0, exempt: 0 })
const steps = [step('2016-06-01', 0), step('2016-06-04', 40)]

test('a number holds until the day that changes it, and the last until the day shown', () => {
  expect(stairs(steps, 'participated', '2016-06-09', plot)).toEqual([
    { x: 0, y: 100 },
    { x: 30, y: 100 },
    { x: 30, y: 60 },
    { x: 80, y: 60 },
  ])
})

test('a path is written to the tenth of a pixel', () => {
  expect(
    pathOf([
      { x: 0, y: 1 / 3 },
      { x: 10.25, y: 7 },
    ]),
  ).toBe('M0 0.3L10.3 7')
})

test.each([
  ['2016-05-31', undefined],
  ['2016-06-01', 0],
  ['2016-06-03', 0],
  ['2016-06-04', 40],
  ['2016-07-01', 40],
])('on %s the number that holds is %s', (day, participated) => {
  expect(stepOn(steps, day)?.participated).toBe(participated)
})
