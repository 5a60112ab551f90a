import { expect, test } from 'vitest'
import { stepsFrom } from './curve-steps.ts'

const step = (day: string, expected: number) => ({ day, expected, participated: 0, makeup: 0, exempt: 0 })

test('a roster from before the campaign stands on its first day', () => {
  const steps = [step('2010-01-01', 5), step('2015-01-01', 7), step('2016-06-10', 8)]
  expect(stepsFrom(steps, '2016-05-16')).toEqual([step('2016-05-16', 7), step('2016-06-10', 8)])
})

test('a change on the first day itself is not doubled', () => {
  expect(stepsFrom([step('2015-01-01', 7), step('2016-05-16', 9)], '2016-05-16')).toEqual([step('2016-05-16', 9)])
})

test('nothing comes of nothing', () => {
  expect(stepsFrom([], '2016-05-16')).toEqual([])
})
