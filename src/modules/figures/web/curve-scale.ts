import { addDays, daysBetween } from '#ui/days.ts'

/** Where the drawing of the curve stands, in pixels from the upper left corner, and what its edges mean. */
export type Plot = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly first: string
  readonly end: string
  /** The count at the upper edge. */
  readonly most: number
}

const niceLeads = [1, 1.5, 2, 2.5, 3, 4, 5, 10]

/** Round whole counts from 0 for the lines across: four or five steps, the last line at most `most`. */
export function countTicks(most: number): number[] {
  const least = most / 5
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  const lead = niceLeads.find((one) => one * power >= least && Number.isInteger(one * power)) ?? 10
  const step = Math.max(1, lead * power)
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step)
}

const dayStrides = [1, 2, 5]
const monthStrides = [1, 2, 3, 6, 12, 24, 60, 120, 600]

/** Days to write under the axis, at most `room` of them besides both ends: every few days, or the firsts of months. */
export function dayTicks(first: string, end: string, room: number): string[] {
  const days = daysBetween(first, end)
  const stride = dayStrides.find((one) => days / one <= room + 1)
  if (stride !== undefined)
    return Array.from({ length: Math.floor(days / stride) + 1 }, (_, n) => addDays(first, n * stride))
  const firsts = firstsOfMonths(first, end)
  const months = monthStrides.find((one) => firsts.length / one <= room) ?? 1200
  return firsts.filter((day) => (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % months === 0)
}

function firstsOfMonths(first: string, end: string): string[] {
  const found: string[] = []
  let month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1
  for (;;) {
    const year = String(Math.floor(month / 12)).padStart(4, '0')
    const day = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
    if (day > end) return found
    if (day >= first) found.push(day)
    month++
  }
}

/** Where a day lies across the plot. */
export function xOf(day: string, { left, right, first, end }: Plot): number {
  return left + (daysBetween(first, day) / Math.max(1, daysBetween(first, end))) * (right - left)
}

/** Where a count lies up the plot. */
export function yOf(count: number, { top, bottom, most }: Plot): number {
  return bottom - (count / Math.max(1, most)) * (bottom - top)
}

/** How many days after the first one a place across the plot means, held within 0 and `last`. */
export function dayAt(x: number, { left, right, first, end }: Plot, last: number): number {
  const days = ((x - left) / Math.max(1, right - left)) * daysBetween(first, end)
  return Math.min(Math.max(0, Math.round(days)), last)
}
