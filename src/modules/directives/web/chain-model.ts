/** A chain as it is drawn: lanes by level, time from left to right. Pure. */
import type { ChainNode } from '../contract.ts'

export type Lane = { readonly level: string | null; readonly y: number; readonly height: number }
export type Dot = { readonly node: ChainNode; readonly x: number; readonly y: number }
/** A word of a drawing: it begins at x, or ends there; y is its foot. */
export type Word = {
  readonly key: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly isEnd: boolean
}
/** What a drawing says in words; null is whatever stands above the realm. */
export type Says = { readonly days: (days: number) => string; readonly level: (level: string | null) => string }
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly lanes: readonly Lane[]
  readonly dots: readonly Dot[]
  readonly lines: readonly { readonly from: Dot; readonly to: Dot }[]
  /** Numbers at their documents, then days lost on the way; what would cover another word is left out. */
  readonly words: readonly Word[]
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

/**
 * Where every document and line stands in a drawing of a width. Documents of one day and level stand below one another.
 * `say` has the names of levels, and how many days were lost on a line.
 */
export function drawingOf(nodes: readonly ChainNode[], levels: readonly string[], width: number, say: Says): Drawing {
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
  const all = [...dots.values()]
  const words = wordsOf({ dots: all, lines, lanes, width }, say)
  return { width, height: y + 4, lanes, dots: all, lines, words, months: monthsOf(first, last, width, at) }
}

/** Documents up to which the drawing has words; of more the list below it tells. */
const fewDots = 24
/** Room of a letter and of a line of words. */
const [letter, wordHeight] = [6.8, 13]

function wordsOf({ dots, lines, lanes, width }: Omit<Drawing, 'height' | 'words' | 'months'>, say: Says): Word[] {
  if (dots.length > fewDots) return []
  const numbers = dots.map(({ node, x, y }): Word => {
    const isEnd = x + node.number.length * letter > width
    return { key: node.id, text: node.number, x: isEnd ? x + 4 : x - 4, y: y - 9, isEnd }
  })
  const days = lines.flatMap(({ from, to }): Word[] => {
    if (to.node.days === null) return []
    const text = say.days(to.node.days)
    const middle = (from.x + to.x) / 2 - (text.length * letter) / 2
    // under a level line, beside a steep one
    return [
      { key: `${to.node.id} days`, text, x: middle, y: (from.y + to.y) / 2 + (from.y === to.y ? 14 : 4), isEnd: false },
    ]
  })
  const levels = lanes.map(({ level, y }): Word => {
    return { key: `level ${level ?? ''}`, text: say.level(level), x: 2, y: y + 14, isEnd: false }
  })
  const kept = [...levels]
  for (const word of [...numbers, ...days]) if (!kept.some((other) => covers(word, other))) kept.push(word)
  return kept.slice(levels.length)
}

function covers(one: Word, other: Word): boolean {
  const [a, b] = [spanOf(one), spanOf(other)]
  return a.from < b.to && b.from < a.to && Math.abs(one.y - other.y) < wordHeight
}

function spanOf({ text, x, isEnd }: Word): { from: number; to: number } {
  const wide = text.length * letter + 6
  return isEnd ? { from: x - wide, to: x } : { from: x, to: x + wide }
}

function monthsOf(first: number, last: number, width: number, at: (day: number) => number): Drawing['months'] {
  const months: { day: string; x: number }[] = []
  const day = new Date(first)
  const count = (last - first) / 86_400_000 / 30
  const every = Math.max(1, Math.ceil(count / Math.min(8, Math.floor(width / 90))))
  for (let month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)); month.getTime() <= last;) {
    months.push({ day: month.toISOString().slice(0, 10), x: at(month.getTime()) })
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + every, 1))
  }
  return months
}
