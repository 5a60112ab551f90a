import { expect, test } from 'vitest'
import type { AudiencePlan } from '../contract-plan.ts'
import { areSound, codeOf, draftsOf, moved, newAudience, orderOfDrafts } from './audience-model.ts'

const audience = (code: string, order: number): AudiencePlan => ({
  code,
  order,
  name: `Tên ${code}`,
  basis: 'roster',
  cadres: ['key'],
  tiers: [],
  kinds: [],
  levels: [],
  sectors: [],
  artifacts: [],
  recorded_at: `2026-01-0${order}T00:00:00.000Z`,
})
const stored = [audience('a', 1), audience('b', 2), audience('c', 3)]

test('audiences that are as stored send nothing', () => {
  expect(orderOfDrafts('D', stored, draftsOf(stored))).toBeNull()
})

test('moving one sends each whose place has changed, with the version seen', () => {
  const drafts = moved(draftsOf(stored), 2, 1)
  expect(
    orderOfDrafts('D', stored, drafts)?.files[0]?.rows.map(({ cells, expects }) => [
      cells['code'],
      cells['order'],
      expects,
    ]),
  ).toEqual([
    ['c', '2', '2026-01-03T00:00:00.000Z'],
    ['b', '3', '2026-01-02T00:00:00.000Z'],
  ])
  expect(moved([1, 2, 3], 0, 9)).toEqual([2, 3, 1])
})

test('one that is gone is withdrawn, one that is new was not there before, all rows have the same cells', () => {
  const drafts = [
    ...draftsOf(stored).filter(({ code }) => code !== 'b'),
    { ...newAudience(draftsOf(stored)), name: 'Mới' },
  ]
  const rows = orderOfDrafts('D', stored, drafts)?.files[0]?.rows ?? []
  expect(rows.map(({ cells, expects }) => [cells['code'], cells['retracted'], expects])).toEqual([
    ['c', '', '2026-01-03T00:00:00.000Z'],
    ['dt4', '', null],
    ['b', 'yes', '2026-01-02T00:00:00.000Z'],
  ])
  expect(new Set(rows.map(({ cells }) => Object.keys(cells).join())).size).toBe(1)
})

test('a code comes out of the name, and two of the same are not sound', () => {
  expect(codeOf('Cán bộ chủ chốt (tỉnh)')).toBe('can-bo-chu-chot-tinh')
  expect(areSound(draftsOf(stored))).toBe(true)
  expect(areSound([...draftsOf(stored), { ...newAudience([]), name: 'Mới', code: 'a' }])).toBe(false)
  expect(areSound([newAudience([])])).toBe(false)
})
