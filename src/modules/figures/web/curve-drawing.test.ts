import { expect, test } from 'vitest'
import type { CurveInput } from './curve-drawing.ts'
import { drawCurve } from './curve-drawing.ts'
import { xOf } from './curve-scale.ts'

const step = (day: string, participated: number) => ({ day, expected: 100, participated, makeup: 0, exempt: 0 })
const input: CurveInput = {
  steps: [step('2016-05-16', 0), step('2016-06-10', 40)],
  deadlines: [],
  first: '2016-05-16',
  asOf: '2016-09-15',
  width: 700,
  height: 270,
  say: { count: String, day: (day) => day.slice(5), end: (count, day) => `${count} on ${day}`, expected: 'Expected' },
}
const draw = (of: Partial<CurveInput> = {}) => {
  const drawing = drawCurve({ ...input, ...of })
  if (drawing === null) throw new Error('Nothing was drawn.')
  return drawing
}

test('without a step nothing is drawn', () => {
  expect(drawCurve({ ...input, steps: [] })).toBe(null)
})

test('both lines are held until the day shown, where the last number stands', () => {
  const { participated, expected, end, plot } = draw()
  expect(participated.at(-1)).toEqual({ x: plot.right, y: end.y })
  expect(expected.at(-1)?.x).toBe(plot.right)
  expect(end.label.text).toBe('40 on 09-15')
})

test('a deadline after the day shown is still drawn, and the axis reaches it', () => {
  const { deadlines, end, plot } = draw({ deadlines: [{ day: '2016-09-30', text: 'district' }] })
  expect(deadlines.map(({ x }) => x)).toEqual([plot.right])
  expect(end.x).toBe(xOf('2016-09-15', { ...plot, end: '2016-09-30' }))
  expect(end.x).toBeLessThan(plot.right)
})

test('the drawing gives deadlines the rows above it that their words need', () => {
  const near = ['2016-06-30', '2016-07-02'].map((day) => ({ day, text: 'the last day for key cadres' }))
  expect(draw().plot.top).toBeLessThan(draw({ deadlines: near.slice(0, 1) }).plot.top)
  expect(draw({ deadlines: near.slice(0, 1) }).plot.top).toBeLessThan(draw({ deadlines: near }).plot.top)
})

test('more people than expected stay within the drawing', () => {
  const { participated, plot } = draw({ steps: [{ ...step('2016-05-16', 130), expected: 100 }] })
  expect(participated.every(({ y }) => y >= plot.top)).toBe(true)
})
