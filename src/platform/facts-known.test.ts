import { expect, test } from 'vitest'
import { knownText } from './facts-known.ts'

const at = new Date('2026-03-01T00:00:00Z')

test.each([
  [
    'now',
    { knownAt: null, position: null },
    '(select * from units where realm_id = 7 and superseded_at is null and not retracted)',
  ],
  [
    'at an instant',
    { knownAt: at, position: null },
    "(select * from units where realm_id = 7 and recorded_at <= timestamptz '2026-03-01T00:00:00.000Z' and (superseded_at is null or superseded_at > timestamptz '2026-03-01T00:00:00.000Z') and not retracted)",
  ],
  [
    'at a position',
    { knownAt: null, position: 12 },
    '(select * from (select distinct on (realm_id, unit_id, valid_from) * from units where realm_id = 7 and position <= 12 order by realm_id, unit_id, valid_from, recorded_at desc) newest where not retracted)',
  ],
  [
    'at both',
    { knownAt: at, position: 12 },
    "(select * from (select distinct on (realm_id, unit_id, valid_from) * from units where realm_id = 7 and recorded_at <= timestamptz '2026-03-01T00:00:00.000Z' and position <= 12 order by realm_id, unit_id, valid_from, recorded_at desc) newest where not retracted)",
  ],
])('the versions meant %s', (_, known, text) => {
  expect(knownText('units', ['unit_id', 'valid_from'], 7, known)).toBe(text)
})
