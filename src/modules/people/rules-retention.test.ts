import { expect, test } from 'vitest'
import { termEnds } from './rules-retention.ts'

test.each([
  ['2026-03-18', 5, '2031-03-19'],
  ['2026-12-31', 5, '2032-01-01'],
  ['2028-02-29', 1, '2029-03-02'],
])('of a campaign that ended on %s the term of %i years is over on %s', (last, years, over) => {
  expect(termEnds(last, years)).toBe(over)
})
