import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCount,
  formatDate,
  formatDateNear,
  formatDateShort,
  formatDay,
  formatInstant,
  percent,
  phraseOver,
} from './phrases.ts'

test.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [1000, '1.000', '1,000'],
  [60346, '60.346', '60,346'],
  [1234567, '1.234.567', '1,234,567'],
  [-97, '−97', '−97'],
  [-1200, '−1.200', '−1,200'],
])('the count %i is written %s and %s', (n, vi, en) => {
  expect(formatCount(n, 'vi')).toBe(vi)
  expect(formatCount(n, 'en')).toBe(en)
})

test.each([
  [385, 482, '79,88%'],
  [3383, 3602, '93,92%'],
  [2909, 3044, '95,57%'], // printed 95,56 in a published report (domain.md §2.4)
  [35599, 35900, '99,16%'],
  [1, 2, '50,00%'],
  [1, 800, '0,13%'], // 0.125 is rounded half up
  [99_999, 100_000, '99,99%'], // never 100 unless all
  [1, 1_000_000, '0,01%'], // never 0 unless none
  [7, 7, '100%'],
  [0, 7, '0%'],
  [0, 0, '–'],
])('the share of %i in %i is %s', (participated, expected, vi) => {
  expect(percent(participated, expected, 'vi')).toBe(vi)
  expect(percent(participated, expected, 'en')).toBe(vi.replace(',', '.'))
})

test.each([
  [60346, 61240, 'trên 98,5%', 'over 98.5%'],
  [352_118, 412_800, 'trên 85,2%', 'over 85.2%'],
  [8501, 10_000, 'trên 85%', 'over 85%'],
  [85, 100, '85%', '85%'], // exactly that is not over it
  [197, 200, '98,5%', '98.5%'],
  [999_999, 1_000_000, 'trên 99,9%', 'over 99.9%'],
  [1, 5000, 'dưới 0,1%', 'under 0.1%'],
  [21, 21, '100%', '100%'],
  [0, 21, '0%', '0%'],
  [0, 0, '–', '–'],
])('official texts say of %i in %i: %s', (participated, expected, vi, en) => {
  expect(phraseOver(participated, expected, 'vi')).toBe(vi)
  expect(phraseOver(participated, expected, 'en')).toBe(en)
})

describe('for any counts', () => {
  const counts = fc
    .integer({ min: 1, max: 100_000_000 })
    .chain((expected) => fc.tuple(fc.integer({ min: 0, max: expected }), fc.constant(expected)))
  const numberIn = (text: string): number => Number(text.replace(/[^\d.]/g, ''))

  test('a share is 100% exactly when all took part and 0% exactly when none did', () => {
    fc.assert(
      fc.property(counts, ([participated, expected]) => {
        expect(percent(participated, expected, 'en') === '100%').toBe(participated === expected)
        expect(percent(participated, expected, 'en') === '0%').toBe(participated === 0)
      }),
    )
  })

  test('what is said to be over a share is over it, by less than a tenth of a percent', () => {
    fc.assert(
      fc.property(counts, ([participated, expected]) => {
        const phrase = phraseOver(participated, expected, 'en')
        if (!phrase.startsWith('over ')) return
        const tenths = BigInt(Math.round(numberIn(phrase) * 10))
        expect(BigInt(participated) * 1000n > tenths * BigInt(expected)).toBe(true)
        expect(BigInt(participated) * 1000n < (tenths + 1n) * BigInt(expected)).toBe(true)
      }),
    )
  })
})

test('dates have no leading zeros in Vietnamese and the month’s name in English', () => {
  expect(formatDate('2016-09-05', 'vi')).toBe('5/9/2016')
  expect(formatDate('2016-09-05', 'en')).toBe('5 September 2016')
  expect(formatDateShort('2016-09-05', 'vi')).toBe('5/9/2016')
  expect(formatDateShort('2016-09-05', 'en')).toBe('5 Sep 2016')
  expect(formatDay('2016-09-15', 'vi')).toBe('15/9')
  expect(formatDay('2016-09-15', 'en')).toBe('15 Sep')
  expect(formatDateNear('2016-07-15', '2016-09-15', 'vi')).toBe('15/7')
  expect(formatDateNear('2015-07-15', '2016-09-15', 'vi')).toBe('15/7/2015')
})

test('an instant is shown on the clock of the realm, not of the machine', () => {
  expect(formatInstant('2016-09-15T23:59:59+07:00', 'Asia/Ho_Chi_Minh', 'vi')).toBe('15/9/2016 23:59')
  expect(formatInstant('2016-09-15T17:30:00Z', 'Asia/Ho_Chi_Minh', 'vi')).toBe('16/9/2016 00:30')
  expect(formatInstant('2016-09-15T17:30:00Z', 'Asia/Ho_Chi_Minh', 'en')).toBe('16 September 2016, 00:30')
})
