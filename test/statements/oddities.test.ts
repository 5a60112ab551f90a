import { expect, test } from 'vitest'
import { oddities, stateOf } from '#modules/headcounts/rules.ts'

const before = { scope: 'own', expected: 200, participated: 100, makeup: 10, classes: 4 }
const now = { ...before, reason: null as string | null }

test.each([
  ['the same', {}, []],
  ['a little more', { participated: 120, classes: 5 }, []],
  ['fewer participated', { participated: 99 }, ['statement-falls participated']],
  ['fewer made up and fewer classes', { makeup: 9, classes: 3 }, ['statement-falls makeup', 'statement-falls classes']],
  ['fewer, and said why', { participated: 99, reason: 'Tính trùng' }, []],
  ['blanks are no reason', { participated: 99, reason: '  ' }, ['statement-falls participated']],
  ['30 in 100 of those expected at once', { participated: 160 }, []],
  ['more than 30 in 100', { participated: 161 }, ['statement-jump participated']],
  ['a tenth more expected', { expected: 220 }, []],
  ['more than a tenth fewer', { expected: 179 }, ['expected-changed expected']],
  ['of other units, so that nothing is compared', { scope: 'subtree', participated: 0 }, []],
])('%s', (_name, change, odd) => {
  expect(oddities({ ...now, ...change }, before).map(({ code, column }) => `${code} ${column}`)).toEqual(odd)
})

test('a first statement is never odd', () => {
  expect(oddities({ ...now, participated: 200 }, null)).toEqual([])
})

test.each([
  ['nothing was sent', { sentAt: null, decision: 'accepted', decidedAt: 3 }, 'missing'],
  ['nobody has decided', { sentAt: 2, decision: null, decidedAt: null }, 'sent'],
  ['it was returned', { sentAt: 2, decision: 'returned', decidedAt: 3 }, 'returned'],
  ['it came again since', { sentAt: 4, decision: 'returned', decidedAt: 3 }, 'sent'],
  ['the level above corrected what it had accepted', { sentAt: 4, decision: 'accepted', decidedAt: 3 }, 'accepted'],
] as const)('%s', (_name, of, state) => {
  expect(stateOf(of)).toBe(state)
})
