import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainCount } from './plain-count.ts'

test.each([
  ['1.234', '1234'],
  ['1,234', '1234'],
  ['1 234 567', '1234567'],
  ['1\u00a0234', '1234'],
  ["1'234", '1234'],
  [' 12 ', '12'],
  ['1.234,00', '1234'],
  ['1,234.0', '1234'],
  ['12,0', '12'],
  ['1234.00', '1234'],
  ['1.000', '1000'],
])('%s is the count %s', (typed, count) => expect(plainCount(typed)).toBe(count))

test.each([
  '1.5',
  '1.23',
  '12.34',
  '1.234,5',
  '1.234,567',
  '1.234.00',
  '1 234.567.890',
  '1e9',
  '-3',
  '1000.000',
  '1.2345',
  'năm',
  '',
])('%s is left as it was, to be judged as a cell', (typed) => expect(plainCount(typed)).toBe(typed))

test('whatever groups a number has when it is written out, its digits come back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom('vi-VN', 'en-US', 'fr-FR', 'de-CH'),
      (n, lang) => {
        expect(plainCount(n.toLocaleString(lang))).toBe(String(n))
      },
    ),
    { seed: 42 },
  )
})
