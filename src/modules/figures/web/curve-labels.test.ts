import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBeside, placeDays, placeDeadlines, placeName, widthOf } from './curve-labels.ts'
import { addDays } from '#ui/days.ts'

const plot = { left: 50, right: 650, top: 30, bottom: 230, first: '2016-05-16', end: '2016-09-30', most: 100 }
const say = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
const textsOf = (days: string[], within = plot): string[] =>
  placeDeadlines(
    days.map((day) => ({ day, text: 'hạn cho cán bộ chủ chốt' })),
    within,
    say,
  ).map(({ text }) => text)

test('words of deadlines that are close take two rows, and where both are full only their lines stand', () => {
  const days = ['2016-07-30', '2016-07-31', '2016-08-01', '2016-08-02', '2016-08-03']
  const placed = placeDeadlines(
    days.map((day) => ({ day, text: 'hạn cho cán bộ' })),
    plot,
    say,
  )
  expect(placed.map(({ text, anchor, row }) => [text, anchor, row])).toEqual([
    ['hạn cho cán bộ', 'start', 0],
    ['hạn cho cán bộ', 'start', 1],
    ['', 'start', 0],
    ['', 'start', 0],
    ['', 'start', 0],
  ])
})

test('on a narrow drawing only the day of a deadline is written', () => {
  expect(textsOf(['2016-06-30'], { ...plot, right: 330 })).toEqual(['30/6'])
})

test('words at the right edge stand before their line', () => {
  expect(placeDeadlines([{ day: '2016-09-30', text: 'hạn huyện' }], plot, say)[0]?.anchor).toBe('end')
})

test('no words of deadlines cover others or leave the drawing, wherever the deadlines lie', () => {
  const deadline = fc.record({ day: fc.nat({ max: 137 }), text: fc.string({ minLength: 1, maxLength: 40 }) })
  fc.assert(
    fc.property(fc.array(deadline, { maxLength: 12 }), (deadlines) => {
      const placed = placeDeadlines(
        deadlines.map(({ day, text }) => ({ day: addDays(plot.first, day), text })),
        plot,
        say,
      ).filter(({ text }) => text !== '')
      const spans = placed.map(({ text, x, anchor, row }) => {
        const start = anchor === 'end' ? x - widthOf(text) : x
        return { row, start, end: start + widthOf(text) }
      })
      for (const [index, one] of spans.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(0)
        expect(one.end).toBeLessThanOrEqual(plot.right)
        for (const other of spans.slice(index + 1))
          expect(one.row !== other.row || one.end < other.start || other.end < one.start).toBe(true)
      }
    }),
  )
})

test('both ends of the axis are written, and the days between them that keep clear', () => {
  const words = placeDays(['2016-05-18', '2016-07-01', '2016-09-29'], plot, say)
  expect(words.map(({ text, anchor }) => [text, anchor])).toEqual([
    ['16/5', 'start'],
    ['30/9', 'end'],
    ['1/7', 'middle'],
  ])
})

const level = (y: number) => [
  { x: 50, y },
  { x: 650, y },
]

test.each([
  ['after the point, where there is room', { x: 300, y: 100 }, [], { anchor: 'start', y: 104 }],
  ['below it at the right edge', { x: 650, y: 60 }, [], { anchor: 'end', y: 80 }],
  ['above it where a line runs below', { x: 650, y: 60 }, [level(75)], { anchor: 'end', y: 49 }],
  ['above it where the axis is near', { x: 650, y: 225 }, [], { anchor: 'end', y: 214 }],
])('the last number stands %s', (_, point, lines, place) => {
  expect(placeBeside('46.299 ngày 10/8', point, lines, plot)).toMatchObject(place)
})

test('the name of a line stands above it, below it where another line is in the way, or not at all', () => {
  const words = { text: '1', x: 600, y: 200, anchor: 'start' as const }
  const at = (lines: ReturnType<typeof level>[]) => placeName('Phải học', level(100), { lines, words })?.y
  expect([at([]), at([level(90)]), at([level(112), level(90)])]).toEqual([94, 115, undefined])
})
