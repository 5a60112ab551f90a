import { expect, test } from 'vitest'
import { stepsBetween } from './curve-steps.ts'

const step = (day: string, expected: number) => ({ day, expected, participated: 0, makeup: 0, exempt: 0 })

test('a roster from before the campaign stands on its first day', () => {
  const steps = [step('2010-01-01', 5), step('2015-01-01', 7), step('2016-06-10', 8)]
  expect(stepsBetween(steps, '2016-05-16', '2016-09-30')).toEqual([step('2016-05-16', 7), step('2016-06-10', 8)])
})

test('a change on the first day itself is not doubled', () => {
  const steps = [step('2015-01-01', 7), step('2016-05-16', 9)]
  expect(stepsBetween(steps, '2016-05-16', '2016-09-30')).toEqual([step('2016-05-16', 9)])
})

test('what happens after the day shown is not shown yet', () => {
  const steps = [step('2016-05-16', 9), step('2016-09-15', 8), step('2016-09-16', 7)]
  expect(stepsBetween(steps, '2016-05-16', '2016-09-15')).toEqual(steps.slice(0, 2))
})

test('nothing comes of nothing', () => {
  expect(stepsBetween([], '2016-05-16', '2016-09-30')).toEqual([])
})
