import { expect, test } from 'vitest'
import type { ChainNode } from '../contract.ts'
import { drawingOf } from './chain-model.ts'

const node = (id: string, issued_on: string, level: string | null, parent: string | null): ChainNode => ({
  id,
  parent,
  ref: id,
  number: id,
  issued_on,
  title: null,
  issuer: 'P',
  issuer_name: 'P',
  level,
  kind: null,
  days: null,
  days_to_receive: null,
  days_to_issue: null,
})
const days = { days: (n: number) => `${n} days`, level: (level: string | null) => level ?? 'above' }
const nodes = [
  node('a', '2026-01-05', null, null),
  node('b', '2026-02-05', 'province', 'a'),
  node('c', '2026-03-05', 'commune', 'b'),
  node('d', '2026-03-05', 'commune', 'b'),
]
const drawing = drawingOf(nodes, ['province', 'commune'], 900, days)
const at = (id: string) => drawing.dots.find((dot) => dot.node.id === id)

test('levels stand below one another from the top, and time runs to the right', () => {
  expect(drawing.lanes.map(({ level }) => level)).toEqual([null, 'province', 'commune'])
  expect(at('a')?.x).toBeLessThan(at('b')?.x ?? 0)
  expect(at('b')?.y).toBeLessThan(at('c')?.y ?? 0)
  expect(drawing.lines.map(({ from, to }) => from.node.id + to.node.id)).toEqual(['ab', 'bc', 'bd'])
})

test('documents of one day and level don’t cover one another, and all lie within the drawing', () => {
  expect(at('c')?.x).toBe(at('d')?.x)
  expect(at('c')?.y).not.toBe(at('d')?.y)
  for (const { x, y } of drawing.dots) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(900)
    expect(y).toBeLessThan(drawing.height)
  }
})

test('the first days of months are marked, of a long time only some', () => {
  expect(drawing.months.map(({ day }) => day)).toEqual(['2026-02-01', '2026-03-01'])
  const long = drawingOf([node('a', '2016-01-05', null, null), node('b', '2026-01-05', null, 'a')], [], 900, days)
  expect(long.months.length).toBeLessThan(12)
})

test('a single document is drawn too', () => {
  expect(drawingOf(nodes.slice(0, 1), [], 900, days).dots).toHaveLength(1)
})

test('the days lost stand at their lines, and no word covers another', () => {
  const late = nodes.map((one) => (one.parent === null ? one : { ...one, days: 30 }))
  for (const width of [320, 900]) {
    const { words } = drawingOf(late, ['province', 'commune'], width, days)
    expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(['a', 'b', 'c', '30 days']))
    const spans = words.map(({ text, x, y, isEnd }) => ({
      y,
      from: isEnd ? x - text.length * 6 : x,
      to: isEnd ? x : x + text.length * 6,
    }))
    for (const [i, one] of spans.entries())
      for (const other of spans.slice(i + 1))
        expect(one.from < other.to && other.from < one.to && Math.abs(one.y - other.y) < 10).toBe(false)
    for (const { from, to } of spans) expect(from >= 0 && to <= width).toBe(true)
  }
})
