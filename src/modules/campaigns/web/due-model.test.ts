import { expect, test } from 'vitest'
import {
  areDays,
  bodyOfOwn,
  daysOf,
  orderOfDays,
  orderOfOwed,
  orderOfOwn,
  owedOf,
  ownDaysOf,
  slot,
} from './due-model.ts'

const at = '2026-01-01T00:00:00.000Z'
const plan = {
  code: 'D',
  deadlines: [
    { level: 'cell', audience: '', unit: null, due_on: '2026-04-30', recorded_at: at },
    { level: 'cell', audience: 'key', unit: null, due_on: '2026-04-10', recorded_at: at },
    { level: '', audience: '', unit: { code: 'X1', name: 'Xã 1' }, due_on: '2026-03-01', recorded_at: at },
  ],
  required: [
    { level: 'commune', kind: 'plan', due_on: '2026-03-16', recorded_at: at },
    { level: 'commune', kind: 'report', due_on: null, recorded_at: at },
  ],
}

test('days as stored send nothing, and a unit’s own day is never touched', () => {
  expect(daysOf(plan)).toEqual({ 'cell|': '30/04/2026', 'cell|key': '10/04/2026' })
  expect(orderOfDays(plan, daysOf(plan))).toBeNull()
  expect(orderOfOwed(plan, owedOf(plan))).toBeNull()
})

test('a day that is changed, one that is new and one that is emptied are each sent with what was seen', () => {
  const days = { 'cell|': '1/5/2026', [slot('commune', '')]: '20/05/2026', 'cell|key': ' ' }
  expect(
    orderOfDays(plan, days)?.files[0]?.rows.map(({ cells, expects }) => [
      cells['level'],
      cells['audience'],
      cells['due_on'],
      cells['retracted'],
      expects,
    ]),
  ).toEqual([
    ['cell', '', '2026-05-01', '', at],
    ['cell', 'key', '2026-04-10', 'yes', at],
    ['commune', '', '2026-05-20', '', null],
  ])
  expect(areDays(days)).toBe(true)
  expect(areDays({ 'cell|': '31/4/2026' })).toBe(false)
})

test('a paper may be owed without a day, and is no longer owed when it is not in the table', () => {
  const owed = { [slot('commune', 'plan')]: '', [slot('cell', 'report')]: '' }
  expect(
    orderOfOwed(plan, owed)?.files[0]?.rows.map(({ cells, expects }) => [
      cells['level'],
      cells['kind'],
      cells['due_on'],
      cells['retracted'],
      expects,
    ]),
  ).toEqual([
    ['commune', 'plan', '', '', at],
    ['commune', 'report', '', 'yes', at],
    ['cell', 'report', '', '', null],
  ])
})

test('of a unit’s own days those that were changed, added and emptied are sent, each with what was seen', () => {
  const own = [
    { audience: '', due_on: '2026-04-10', recorded_at: at },
    { audience: 'key', due_on: '2026-04-01', recorded_at: at },
  ]
  const of = { campaign: 'D', unit: 'X1' }
  expect(orderOfOwn(of, own, ownDaysOf(own))).toBeNull()
  const order = orderOfOwn(of, own, { '': '10/4/2026', key: '', all: '5/4/2026' })
  expect(order && bodyOfOwn(order)).toEqual({
    days: [
      { audience: 'key', due_on: null, expects: at },
      { audience: 'all', due_on: '2026-04-05', expects: null },
    ],
  })
})
