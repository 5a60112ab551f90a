/** A chain as it is drawn: lanes by level, time from left to right. Pure. */
import type { ChainNode } from '../contract.ts'

export type Lane = { readonly level: string | null; readonly y: number; readonly height: number }
export type Dot = { readonly node: ChainNode; readonly x: number; readonly y: number }
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly lanes: readonly Lane[]
  readonly dots: readonly Dot[]
  readonly lines: readonly { readonly from: Dot; readonly to: Dot }[]
  /** First days of months, with where they stand. */
  readonly months: readonly { readonly day: string; readonly x: number }[]
}

const left = 8
const right = 12
const top = 22
/** Between two documents of one lane that would cover one another. */
const step = 16

const time = (day: string): number => Date.parse(day)

/** Levels that occur, from the top; what is outside the realm stands above. */
function lanesOf(nodes: readonly ChainNode[], levels: readonly string[]): (string | null)[] {
  const rank = (level: string | null): number => (level === null ? -1 : levels.indexOf(level))
  return [...new Set(nodes.map(({ level }) => level))].toSorted((a, b) => rank(a) - rank(b))
}

/** Where every document and line stands in a drawing of a width. Documents of one day and level stand below one another. */
export function drawingOf(nodes: readonly ChainNode[], levels: readonly string[], width: number): Drawing {
  const days = nodes.map(({ issued_on: day }) => time(day))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const span = Math.max(last - first, 86_400_000)
  const at = (day: number): number => left + ((day - first) / span) * (width - left - right)
  const dots = new Map<string, Dot>()
  const lanes: Lane[] = []
  let y = top
  for (const level of lanesOf(nodes, levels)) {
    const ends: number[] = []
    const inLane = nodes.filter((node) => node.level === level).toSorted((a, b) => (a.issued_on < b.issued_on ? -1 : 1))
    for (const node of inLane) {
      const x = at(time(node.issued_on))
      const row = ends.findIndex((end) => x - end >= step)
      const line = row < 0 ? Math.min(ends.length, 11) : row
      ends[line] = x
      dots.set(node.id, { node, x, y: y + 38 + line * step })
    }
    const height = 52 + Math.max(0, ends.length - 1) * step
    lanes.push({ level, y, height })
    y += height
  }
  const lines = nodes.flatMap((node) => {
    const [from, to] = [dots.get(node.parent ?? ''), dots.get(node.id)]
    return from && to ? [{ from, to }] : []
  })
  return { width, height: y + 4, lanes, dots: [...dots.values()], lines, months: monthsOf(first, last, at) }
}

function monthsOf(first: number, last: number, at: (day: number) => number): { day: string; x: number }[] {
  const months: { day: string; x: number }[] = []
  const day = new Date(first)
  const count = (last - first) / 86_400_000 / 30
  const every = Math.max(1, Math.ceil(count / 8))
  for (let month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)); month.getTime() <= last;) {
    months.push({ day: month.toISOString().slice(0, 10), x: at(month.getTime()) })
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + every, 1))
  }
  return months
}
