import { expect, test } from 'vitest'
import { mergedRows } from './rules-merge.ts'

test('two entries of a person, convened under two units, keep one seat in a session; whoever declined leaves it to the other', () => {
  const row = (session: string, unit: string, status = '') => ({ session, unit, person: 'N1', status })
  const stays = [row('S1', 'A', 'confirmed'), row('S2', 'A', 'declined')]
  const goes = [row('S1', 'B', 'invited'), row('S2', 'B'), row('S3', 'B', 'confirmed')]
  const keys = ['session', 'unit', 'person']
  expect(mergedRows({ file: 'convening', keys, goes, stays })).toEqual([row('S2', 'B'), row('S3', 'B', 'confirmed')])
})
