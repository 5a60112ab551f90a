import { expect, test } from 'vitest'
import type { Figures } from '../contract.ts'
import { orderRanking } from './ranking-order.ts'

type Child = Figures['children'][number]
const unit = (
  code: string,
  name: string,
  expected: number,
  participated: number,
  rank: number | null,
  completed_on: string | null = null,
): Child => ({
  unit: code,
  name,
  expected,
  participated,
  ratio: null,
  completed_on,
  due_on: null,
  state: 'open',
  rank,
  audiences: [],
})

const children = [
  unit('CA', 'Công an tỉnh', 30, 30, 1, '2016-07-15'),
  unit('UB', 'Ủy ban', 3, 1, 2),
  unit('BC', 'Ba Chẽ', 6, 2, 2),
  unit('DH', 'Đầm Hà', 0, 0, 4),
  unit('NH', 'Nhỏ', 2, 2, null),
]
const codes = (by: Parameters<typeof orderRanking>[1]['by'], down = false): string[] =>
  orderRanking(children, { by, down }).ranked.map((child) => child.unit)

test('units below the minimum stand apart whatever the order', () => {
  expect(orderRanking(children, { by: 'expected', down: true }).unranked.map((child) => child.unit)).toEqual(['NH'])
  expect(codes('expected', true)).toEqual(['CA', 'BC', 'UB', 'DH'])
})

test('equal shares of different sizes tie and keep their order', () => {
  expect(codes('ratio', true)).toEqual(['CA', 'UB', 'BC', 'DH'])
})

test('what is not known stands last in either direction', () => {
  expect(codes('completed')).toEqual(['CA', 'UB', 'BC', 'DH'])
  expect(codes('completed', true)).toEqual(['CA', 'UB', 'BC', 'DH'])
  expect(codes('ratio').at(-1)).toBe('DH')
})

test('names follow the Vietnamese alphabet', () => {
  expect(codes('unit')).toEqual(['BC', 'CA', 'DH', 'UB'])
})
