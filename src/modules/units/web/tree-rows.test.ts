import { expect, test } from 'vitest'
import { treeRows, treeStep } from './tree-rows.ts'
import type { TreeUnit } from './tree-rows.ts'

const unit = (code: string, children: number): TreeUnit => ({
  code,
  name: code,
  level: 'cell',
  sector: 'local',
  parent: null,
  parent_name: null,
  valid_from: null,
  valid_to: null,
  succeeded_by: null,
  children,
})
const children = new Map([
  ['T', { rows: [unit('H1', 2), unit('H2', 0)], hasMore: false }],
  ['H1', { rows: [unit('X1', 0), unit('X2', 0)], hasMore: true }],
])
const rows = treeRows([unit('T', 2)], new Set(['T', 'H1']), children)

test('units below an open one follow it, a step further in', () => {
  expect(rows.map((row) => `${row.unit.code} ${row.depth} ${row.place}/${row.among}`)).toEqual([
    'T 1 1/1',
    'H1 2 1/2',
    'X1 3 1/2',
    'X2 3 2/2',
    'H2 2 2/2',
  ])
  expect(rows[1]).toMatchObject({ isOpen: true, isWaiting: false, hasMore: true })
  expect(treeRows([unit('T', 2)], new Set(['T']), new Map())[0]).toMatchObject({ isOpen: true, isWaiting: true })
})

test.each([
  [0, 'ArrowDown', { to: 1 }],
  [4, 'ArrowDown', { to: 4 }],
  [0, 'ArrowUp', { to: 0 }],
  [3, 'Home', { to: 0 }],
  [0, 'End', { to: 4 }],
  [1, 'ArrowRight', { to: 2 }],
  [2, 'ArrowRight', { to: 2 }],
  [1, 'ArrowLeft', { close: 'H1' }],
  [3, 'ArrowLeft', { to: 1 }],
  [4, 'ArrowLeft', { to: 0 }],
  [0, 'x', null],
])('on line %i the key %s does %j', (at, key, step) => {
  expect(treeStep(rows, at, key)).toEqual(step)
})

test('the right arrow opens a closed unit', () => {
  expect(treeStep(treeRows([unit('T', 2)], new Set(), children), 0, 'ArrowRight')).toEqual({ open: 'T' })
})
