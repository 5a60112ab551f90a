import type { Point } from './curve-line.ts'
import type { Plot } from './curve-scale.ts'

/** Widest letters on average at the note's size of 13 pixels; an estimate. */
const letterWidth = 7.1
const lineHeight = 19
const margin = { across: 10, up: 8 }
/** Between the upright and the note. */
const distance = 12

/**
 * Where the note of a day stands: right of its point where there is room, else left; on a drawing too narrow for both,
 * as far right as it goes. Never below the axis or above the drawing.
 */
export function placeNote(lines: readonly string[], { x, y }: Point, plot: Plot) {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * letterWidth) + margin.across * 2
  const height = lines.length * lineHeight + margin.up * 2 - 4
  const isRight = x + distance + width <= plot.right
  const left = isRight ? x + distance : Math.max(0, x - distance - width)
  const top = Math.max(0, Math.min(y - height / 2, plot.bottom - height - 4))
  const baselines = lines.map((_, index) => top + margin.up + 12 + index * lineHeight)
  return { left, top, width, height, baselines }
}
