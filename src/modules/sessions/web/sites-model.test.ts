import { expect, test } from 'vitest'
import { pastedSites, siteName } from './sites-model.ts'

const there = [{ unit: { code: 'A', name: 'Xã A' }, name: '' }]

test('a pasted list makes sites of units that are not there yet, each once', () => {
  expect(
    pastedSites('HN1', 'A\nB\tLê Văn An\t40\nB\tLê Văn An\t40\r\n\nC; ; ;Hội trường 2\nA;;;Nhà văn hóa', there),
  ).toEqual([
    { session: 'HN1', unit: 'B', name: '', chair: 'Lê Văn An', expected: '40' },
    { session: 'HN1', unit: 'C', name: 'Hội trường 2', chair: '', expected: '' },
    { session: 'HN1', unit: 'A', name: 'Nhà văn hóa', chair: '', expected: '' },
  ])
})

test('a site is called by its unit, and by its own name where it has one', () => {
  expect(siteName({ unit: { code: 'A', name: 'Xã A' }, name: '' })).toBe('Xã A')
  expect(siteName({ unit: { code: 'A', name: '' }, name: 'Nhà văn hóa' })).toBe('A, Nhà văn hóa')
})
