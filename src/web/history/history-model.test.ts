import { expect, test } from 'vitest'
import { exemptionsFile, membershipsFile } from '#modules/people/columns.ts'
import { toldTogether, toldVersions } from './history-model.ts'
import type { Version } from './history-model.ts'

const version = (recorded_at: string, cells: Record<string, string>): Version => ({
  file: 'memberships',
  cells: { person: 'P1', unit: 'X', valid_from: '2026-01-01', ...cells },
  recorded_at,
  superseded_at: null,
  retracted: false,
  position: 1,
  door: 'page',
  actor: 'account:1',
  user_name: 'lan',
})

test('a version is told beside the one of the same row before it', () => {
  const told = toldVersions(
    [membershipsFile],
    [
      version('2026-03-01T00:00:00Z', { valid_to: '2026-02-28' }),
      version('2026-02-15T00:00:00Z', { valid_from: '2026-02-01' }),
      version('2026-01-01T00:00:00Z', {}),
    ],
  )
  const [newest, other, first] = told
  expect(newest?.changes.map(({ column, before, now }) => [column.name, before, now])).toEqual([
    ['valid_to', '', '2026-02-28'],
  ])
  expect([newest?.isFirst, other?.isFirst, first?.isFirst]).toEqual([false, true, true])
  expect(newest?.same).toBe(3)
})

test('rows of several files are told each beside its own, and what one order wrote of a file together', () => {
  const exempt = { ...version('2026-03-01T00:00:00Z', {}), file: 'exemptions' }
  const rows = [exempt, exempt, version('2026-03-01T00:00:00Z', { unit: 'Y' }), { ...exempt, position: 0 }]
  const told = toldVersions([membershipsFile, exemptionsFile], [...rows, { ...exempt, file: 'people' }])
  expect(told.map(({ isFirst }) => isFirst)).toEqual([false, false, true, true])
  expect(toldTogether(told).map((group) => group.map(({ file }) => file.name))).toEqual([
    ['exemptions', 'exemptions'],
    ['memberships'],
    ['exemptions'],
  ])
})
