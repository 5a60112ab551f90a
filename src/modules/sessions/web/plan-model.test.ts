import { expect, test } from 'vitest'
import { bodyOfPlan, clockOf, countOf, emptyPlan, repeated, timesOf, withPastedHosts } from './plan-model.ts'

test.each([
  ['7:30', '07:30'],
  ['7h30', '07:30'],
  ['7g', '07:00'],
  ['0730', '07:30'],
  ['14', '14:00'],
  ['24:00', null],
  ['7:60', null],
  ['sáng', null],
  ['', null],
])('the time %o is %o', (typed, clock) => {
  expect(clockOf(typed)).toBe(clock)
})

const plan = {
  ...emptyPlan,
  campaign: 'C1',
  hosts: [
    { unit: 'A', venue: 'Nhà văn hóa', capacity: '1200' },
    { unit: '', venue: '', capacity: '' },
    { unit: 'B', venue: '', capacity: '' },
  ],
  times: [
    { day: '31/03/2026', from: '7:30', to: '11h' },
    { day: '', from: '8:00', to: '' },
  ],
}

test('a plan makes a session for each named host at each complete time', () => {
  expect(countOf(plan)).toBe(2)
  expect(countOf({ ...plan, campaign: '' })).toBe(0)
  expect(timesOf(plan)).toEqual([{ starts_at: '2026-03-31T07:30', ends_at: '2026-03-31T11:00' }])
  expect(bodyOfPlan({ ...plan, copy: ['sites'], speakers: 'BCV1, BCV2;' }, null)).toMatchObject({
    hosts: [
      { unit: 'A', venue: 'Nhà văn hóa', capacity: 1200 },
      { unit: 'B', venue: '', capacity: null },
    ],
    speakers: ['BCV1', 'BCV2'],
    copy: [], // there is nothing to copy from
  })
})

test('the next day and the next week go on from the last time, over the end of a month', () => {
  const next = repeated(plan.times.slice(0, 1), 1)
  expect(next.at(-1)).toEqual({ day: '01/04/2026', from: '7:30', to: '11h' })
  expect(repeated(next, 7).at(-1)?.day).toBe('08/04/2026')
})

test('pasted lines are hosts with venue and capacity, by tabs or semicolons', () => {
  expect(withPastedHosts(emptyPlan.hosts, 'A\tNhà văn hóa\t1.200\r\n\r\nB; Hội trường ; \nC')).toEqual([
    { unit: 'A', venue: 'Nhà văn hóa', capacity: '1200' },
    { unit: 'B', venue: 'Hội trường', capacity: '' },
    { unit: 'C', venue: '', capacity: '' },
  ])
})
