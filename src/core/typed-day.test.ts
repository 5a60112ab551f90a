import { expect, test } from 'vitest'
import { tidyDay, tidyMoment, typedDay, writtenDay } from './typed-day.ts'

test.each([
  ['5/3/2026', '2026-03-05'],
  ['05/03/2026', '2026-03-05'],
  [' 5-3-2026 ', '2026-03-05'],
  ['5.3.2026', '2026-03-05'],
  ['5 3 2026', '2026-03-05'],
  ['05032026', '2026-03-05'],
  ['2026-03-05', '2026-03-05'],
  ['29/2/2024', '2024-02-29'],
  ['29/2/2026', null],
  ['13/25/2026', null],
  ['5/3/26', null],
  ['5/3/', null],
  ['hôm nay', null],
  ['', null],
])('a hand types %j and means %j', (text, day) => {
  expect(typedDay(text)).toBe(day)
})

test('a day is written the same in both languages, and what is no day is left as it was typed', () => {
  expect(writtenDay('2026-03-05')).toBe('05/03/2026')
  expect(writtenDay('')).toBe('')
  expect(tidyDay('5.3.2026')).toBe('05/03/2026')
  expect(tidyDay('31/4/2026')).toBe('31/4/2026')
})

test.each([
  ['5/3/2026 8h30', '05/03/2026 08:30'],
  ['5/3/2026 14h', '05/03/2026 14:00'],
  ['05032026 7:5', '05/03/2026 07:05'],
  ['5/3/2026', '05/03/2026'],
  ['2026-03-05 08:00:30', '05/03/2026 08:00:30'],
  ['sáng mai', 'sáng mai'],
])('a moment typed as %j is written out as %j', (text, written) => {
  expect(tidyMoment(text)).toBe(written)
})
