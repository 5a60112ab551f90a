/** Where the words of the curve stand, so that none covers another. Pure; widths are estimates in pixels. */
import type { Point } from './curve-line.ts'
import type { Plot } from './curve-scale.ts'
import { xOf } from './curve-scale.ts'

export type Anchor = 'start' | 'middle' | 'end'
export type Words = { readonly text: string; readonly x: number; readonly anchor: Anchor }
export type Deadline = { readonly day: string; readonly text: string }
/** Words of a deadline, row 0 next to the plot; empty where only its line has room. */
export type PlacedDeadline = Words & { readonly day: string; readonly row: number }

const letterWidth = 6.1
const gap = 8
export const rowHeight = 15
/** Below this width of the plot only the day of a deadline is written. */
const narrow = 460

export const widthOf = (text: string): number => text.length * letterWidth

/** From where to where the words reach. */
function reach({ text, x, anchor }: Words): readonly [number, number] {
  const width = widthOf(text)
  const start = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
  return [start, start + width]
}

const apart = (one: Words, other: Words): boolean => {
  const [a, b] = [reach(one), reach(other)]
  return a[1] + gap <= b[0] || b[1] + gap <= a[0]
}

/** Words under the axis: both ends always, and the days between them that have room. */
export function placeDays(days: readonly string[], plot: Plot, say: (day: string) => string): Words[] {
  const first: Words = { text: say(plot.first), x: plot.left, anchor: 'start' }
  const end: Words = { text: say(plot.end), x: plot.right, anchor: 'end' }
  const placed = plot.first < plot.end ? [first, end] : [first]
  for (const day of days) {
    const words: Words = { text: say(day), x: xOf(day, plot), anchor: 'middle' }
    if (placed.every((other) => apart(words, other))) placed.push(words)
  }
  return placed
}

/**
 * Words of deadlines beside the top of their lines, on the side where there is room; one row higher where they would
 * cover others, only the day where both rows are taken, and nothing where that has no room either.
 */
export function placeDeadlines(
  deadlines: readonly Deadline[],
  plot: Plot,
  say: (day: string) => string,
): PlacedDeadline[] {
  const rows: Words[][] = [[], []]
  return deadlines.map(({ day, text }) => {
    const x = xOf(day, plot)
    const tries = plot.right - plot.left < narrow ? [say(day)] : [text, say(day)]
    for (const words of tries.flatMap((one) => sides(one, x, plot)))
      for (const [row, taken] of rows.entries())
        if (taken.every((other) => apart(words, other))) {
          taken.push(words)
          return { ...words, day, row }
        }
    return { text: '', x, anchor: 'start', day, row: 0 }
  })
}

function sides(text: string, x: number, { right }: Plot): Words[] {
  const width = widthOf(text)
  const after: Words = { text, x, anchor: 'start' }
  const before: Words = { text, x, anchor: 'end' }
  return [...(x + width <= right ? [after] : []), ...(x - width >= 0 ? [before] : [])]
}

/**
 * Words beside a point of a line: after it, below or above, where they cover the fewest lines. Kept within the plot.
 */
export function placeBeside(
  text: string,
  point: Point,
  lines: readonly (readonly Point[])[],
  plot: Plot,
): Point & Words {
  const half = widthOf(text) / 2
  const anchor: Anchor = point.x + half > plot.right ? 'end' : point.x - half < plot.left ? 'start' : 'middle'
  const places: (Point & Words)[] = [
    { text, x: point.x + 9, y: point.y + 4, anchor: 'start' },
    { text, x: point.x, y: point.y + 20, anchor },
    { text, x: point.x, y: point.y - 11, anchor },
  ]
  const scored = places
    .map((words) => ({ words, box: boxOf(words) }))
    .filter(({ box }) => box.right <= plot.right + 2 && box.bottom <= plot.bottom && box.top >= plot.top - rowHeight)
    .map(({ words, box }) => ({ words, covered: lines.filter((line) => crosses(line, box)).length }))
  const best = scored.toSorted((a, b) => a.covered - b.covered)[0]
  return best?.words ?? { text, x: point.x, y: point.y - 11, anchor }
}

/** Words that name a line, at its beginning above or below it; null where they would cover a line or other words. */
export function placeName(
  text: string,
  line: readonly Point[],
  others: { readonly lines: readonly (readonly Point[])[]; readonly words: Words & Point },
): (Point & Words) | null {
  const start = line[0]
  if (start === undefined) return null
  const { left, right, bottom } = boxOf(others.words)
  const taken = [
    ...others.lines,
    line,
    [
      { x: left, y: bottom - 7 },
      { x: right, y: bottom - 7 },
    ],
  ]
  for (const y of [start.y - 6, start.y + 15]) {
    const words = { text, x: start.x + 6, anchor: 'start' as const, y }
    const box = boxOf(words)
    if (!taken.some((one) => crosses(one, box))) return words
  }
  return null
}

function boxOf(words: Words & Point): Box {
  const [left, right] = reach(words)
  return { left: left - 2, right: right + 2, top: words.y - 11, bottom: words.y + 3 }
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Whether stairs, all of whose pieces are level or upright, go through a box. */
function crosses(line: readonly Point[], { left, right, top, bottom }: Box): boolean {
  return line.some((to, index) => {
    const from = line[index - 1] ?? to
    return (
      Math.max(from.x, to.x) > left &&
      Math.min(from.x, to.x) < right &&
      Math.max(from.y, to.y) > top &&
      Math.min(from.y, to.y) < bottom
    )
  })
}
