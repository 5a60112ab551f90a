import { expect, test } from 'vitest'
import { placeNote } from './curve-note.ts'

const plot = { left: 50, right: 650, top: 30, bottom: 230, first: '2016-05-16', end: '2016-09-30', most: 100 }
const lines = ['10/8/2016', 'Đã học: 46.299 (75,60%)', 'Phải học: 61.240']

test('the note of a day stands right of its point, and left of it where the drawing ends', () => {
  expect(placeNote(lines, { x: 100, y: 100 }, plot).left).toBe(112)
  const { left, width } = placeNote(lines, { x: 640, y: 100 }, plot)
  expect(left + width).toBe(628)
})

test('the note neither leaves the drawing nor covers the axis', () => {
  expect(placeNote(lines, { x: 100, y: 0 }, plot).top).toBe(0)
  const { top, height } = placeNote(lines, { x: 100, y: 230 }, plot)
  expect(top + height).toBeLessThan(230)
  expect(placeNote(lines, { x: 90, y: 100 }, { ...plot, right: 150 }).left).toBe(0)
})

test('every line has a baseline within the note', () => {
  const { top, height, baselines } = placeNote(lines, { x: 100, y: 100 }, plot)
  expect(baselines).toHaveLength(3)
  expect(baselines.every((y) => y > top && y < top + height)).toBe(true)
})
