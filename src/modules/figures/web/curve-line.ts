import type { Curve } from '../contract.ts'
import type { Plot } from './curve-scale.ts'
import { xOf, yOf } from './curve-scale.ts'

type Steps = Curve['steps']
type Name = 'participated' | 'expected'
export type Point = { readonly x: number; readonly y: number }

/** Corners of the line that keeps each day's number until the next one that changed it, and the last until `until`. */
export function stairs(steps: Steps, name: Name, until: string, plot: Plot): Point[] {
  const corners = steps.flatMap((step, index) => {
    const before = steps[index - 1]
    const x = xOf(step.day, plot)
    const y = yOf(step[name], plot)
    return before === undefined
      ? [{ x, y }]
      : [
          { x, y: yOf(before[name], plot) },
          { x, y },
        ]
  })
  const last = corners.at(-1)
  return last === undefined ? [] : [...corners, { x: xOf(until, plot), y: last.y }]
}

/** The same as the path of a drawing, to the tenth of a pixel. */
export function pathOf(corners: readonly Point[]): string {
  const written = (n: number): string => String(Math.round(n * 10) / 10)
  return corners.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${written(x)} ${written(y)}`).join('')
}

/** The step that holds on a day: the last one not after it; undefined before the first. */
export function stepOn(steps: Steps, day: string): Steps[number] | undefined {
  let held: Steps[number] | undefined
  for (const step of steps) {
    if (step.day > day) break
    held = step
  }
  return held
}
