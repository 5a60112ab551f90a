import { expect, test } from 'vitest'
import { parseDay } from './parse-day.ts'

test.each([
  ['15/9/2016', '2016-09-15'],
  [' 05.09.2016 ', '2016-09-05'],
  ['29/2/2016', '2016-02-29'],
  ['2016-09-15', '2016-09-15'],
  ['29/2/2015', null],
  ['31/4/2016', null],
  ['15/9', null],
  ['hôm qua', null],
])('%s is read as %s', (text, day) => {
  expect(parseDay(text)).toBe(day)
})
