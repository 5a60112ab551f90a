import type { Curve } from '../contract.ts'
import type { Deadline, PlacedDeadline, Words } from './curve-labels.ts'
import { placeBeside, placeDays, placeDeadlines, placeName, rowHeight } from './curve-labels.ts'
import type { Point } from './curve-line.ts'
import { stairs } from './curve-line.ts'
import type { Plot } from './curve-scale.ts'
import { countTicks, dayTicks, xOf, yOf } from './curve-scale.ts'

export type CurveInput = {
  readonly steps: Curve['steps']
  readonly deadlines: readonly Deadline[]
  readonly first: string
  readonly asOf: string
  /** Of the whole drawing, in pixels. */
  readonly width: number
  readonly height: number
  readonly say: {
    readonly count: (n: number) => string
    readonly day: (day: string) => string
    readonly end: (participated: string, day: string) => string
    readonly expected: string
  }
}

/** Everything that the drawing shows, placed. */
export type Drawing = {
  readonly plot: Plot
  readonly counts: readonly { readonly text: string; readonly y: number }[]
  readonly days: readonly Words[]
  readonly deadlines: readonly PlacedDeadline[]
  readonly expected: readonly Point[]
  readonly participated: readonly Point[]
  /** The last number, on the day shown. */
  readonly end: Point & { readonly label: Point & Words }
  /** Says which line is the expected one; null where it would cover another. */
  readonly expectedLabel: (Point & Words) | null
}

/** Digits are wider than letters on average. */
const digitWidth = 6.8
/** Above the largest count, for the words on its line. */
const headroom = 1.1
/** How far apart days under the axis stand at least. */
const dayRoom = 64

/**
 * The curve of participation, drawn: a stair for those who participated and one for those expected, held until the day
 * shown; the axis reaches the last deadline, should it come later. Null when there is no step.
 */
export function drawCurve({ steps, deadlines, first, asOf, width, height, say }: CurveInput): Drawing | null {
  const last = steps.at(-1)
  if (last === undefined) return null
  const end = deadlines.reduce((latest, { day }) => (day > latest ? day : latest), asOf)
  const most = steps.reduce((top, { expected, participated }) => Math.max(top, expected, participated), 1) * headroom
  const counts = countTicks(most)
  const left = Math.max(...counts.map((n) => say.count(n).length)) * digitWidth + 10
  const span = { left, right: width - 6, first, end, most, bottom: height - 24 }
  const placed = placeDeadlines(deadlines, { ...span, top: 0 }, say.day)
  const plot: Plot = { ...span, top: 8 + rowHeight * rowsOf(placed) }
  const lines = [stairs(steps, 'expected', asOf, plot), stairs(steps, 'participated', asOf, plot)] as const
  const point = { x: xOf(asOf, plot), y: yOf(last.participated, plot) }
  const uprights = deadlines.map(({ day }) => [
    { x: xOf(day, plot), y: plot.top },
    { x: xOf(day, plot), y: plot.bottom },
  ])
  const label = placeBeside(say.end(say.count(last.participated), say.day(asOf)), point, [...lines, ...uprights], plot)
  const days = dayTicks(first, end, Math.floor((plot.right - plot.left) / dayRoom))
  return {
    plot,
    counts: counts.map((n) => ({ text: say.count(n), y: yOf(n, plot) })),
    days: placeDays(days, plot, say.day),
    deadlines: placed,
    expected: lines[0],
    participated: lines[1],
    end: { ...point, label },
    expectedLabel: placeName(say.expected, lines[0], {
      lines: [lines[1], ...uprights],
      words: label,
    }),
  }
}

const rowsOf = (placed: readonly PlacedDeadline[]): number =>
  placed.reduce((most, { row, text }) => (text === '' ? most : Math.max(most, row + 1)), 0)
