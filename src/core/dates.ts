/** Civil dates and instants as people write them in a dossier (interchange.md, General rules). */
import { instantOf, offsetFor, startOfDay } from './zones.ts'

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function realDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > (monthDays[month - 1] ?? 0))
    return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

/** A reader that walks over a text; `n` is the number read last. */
type Walk = { readonly text: string; at: number; n: number }

/** Reads between `least` and `most` digits into `walk.n`. */
function digits(walk: Walk, least: number, most: number): boolean {
  let n = 0
  let count = 0
  while (count < most) {
    const c = walk.text.charCodeAt(walk.at) - 48
    if (!(c >= 0 && c <= 9)) break
    n = n * 10 + c
    walk.at++
    count++
  }
  walk.n = n
  return count >= least
}

function take(walk: Walk, char: string): boolean {
  if (walk.text[walk.at] !== char) return false
  walk.at++
  return true
}

/** Reads `yyyy-MM-dd` or `d/M/yyyy`; UTC milliseconds of its midnight, or null. */
function civilDay(walk: Walk): number | null {
  const start = walk.at
  let year = 0
  let month = 0
  let day = 0
  if (!digits(walk, 1, 4)) return null
  const first = walk.n
  const length = walk.at - start
  if (length === 4 && take(walk, '-')) {
    year = first
    if (!digits(walk, 2, 2)) return null
    month = walk.n
    if (!take(walk, '-') || !digits(walk, 2, 2)) return null
    day = walk.n
  } else if (length <= 2 && take(walk, '/')) {
    day = first
    if (!digits(walk, 1, 2)) return null
    month = walk.n
    if (!take(walk, '/') || !digits(walk, 4, 4)) return null
    year = walk.n
  } else return null
  return realDay(year, month, day) ? Date.UTC(year, month - 1, day) : null
}

/** Reads `HH:mm[:ss[.fraction]]`; milliseconds since midnight (a finer fraction is cut off), or null. */
function timeOfDay(walk: Walk): number | null {
  if (!digits(walk, 1, 2)) return null
  const hour = walk.n
  if (!take(walk, ':') || !digits(walk, 2, 2)) return null
  const minute = walk.n
  let second = 0
  let ms = 0
  if (take(walk, ':')) {
    if (!digits(walk, 2, 2)) return null
    second = walk.n
    if (take(walk, '.') || take(walk, ',')) {
      const from = walk.at
      if (!digits(walk, 1, 3)) return null
      ms = walk.n * 10 ** (3 - (walk.at - from))
      while (digits(walk, 1, 9)) continue
    }
  }
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 + ms : null
}

/** Reads `Z`, `+07:00`, `+0700` or `+07`; milliseconds, undefined when the text has ended, null when it is wrong. */
function offset(walk: Walk): number | undefined | null {
  if (walk.at === walk.text.length) return undefined
  if (take(walk, 'Z') || take(walk, 'z')) return 0
  const sign = take(walk, '+') ? 1 : take(walk, '-') ? -1 : 0
  if (sign === 0 || !digits(walk, 2, 2)) return null
  const hours = walk.n
  let minutes = 0
  if (walk.at < walk.text.length) {
    take(walk, ':')
    if (!digits(walk, 2, 2)) return null
    minutes = walk.n
  }
  return hours < 24 && minutes < 60 ? sign * (hours * 60 + minutes) * 60_000 : null
}

/**
 * Civil date `yyyy-MM-dd` of a trimmed text in ISO or `d/M/yyyy`, real days of the years 1000 to 9999; a time of
 * midnight behind it, as spreadsheets add it, is ignored. Null when it is no date.
 */
export function parseDate(text: string): string | null {
  const walk: Walk = { text, at: 0, n: 0 }
  const day = civilDay(walk)
  if (day === null) return null
  if (walk.at < text.length) {
    if (!take(walk, 'T') && !take(walk, ' ')) return null
    if (timeOfDay(walk) !== 0 || walk.at !== text.length) return null
  } else if (text.charCodeAt(4) === 45) return text
  return new Date(day).toISOString().slice(0, 10)
}

/**
 * UTC milliseconds of a trimmed date-time; without an offset it is civil time in `zone`, a date alone is the start
 * of that day there. Null when it is none, or when the zone's clock never shows it.
 */
export function parseInstant(text: string, zone: string): number | null {
  const walk: Walk = { text, at: 0, n: 0 }
  const day = civilDay(walk)
  if (day === null) return null
  let at: number | null
  if (walk.at === text.length) at = startOfDay(zone, day)
  else {
    if (!take(walk, 'T') && !take(walk, 't')) {
      if (!take(walk, ' ')) return null
      while (take(walk, ' ')) continue
    }
    const time = timeOfDay(walk)
    if (time === null) return null
    take(walk, ' ')
    const shift = offset(walk)
    if (shift === null || walk.at !== text.length) return null
    at = shift === undefined ? instantOf(zone, day + time) : day + time - shift
  }
  return at !== null && at >= -30_610_224_000_000 && at < 253_402_300_800_000 ? at : null
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** ISO text of an instant with the zone's offset; milliseconds only when there are any, `Z` when no offset fits. */
export function formatInstant(at: number, zone: string): string {
  const shift = offsetFor(zone, at)
  const local = at + shift
  const utc = shift % 60_000 !== 0 || local < -30_610_224_000_000 || local >= 253_402_300_800_000
  const iso = new Date(utc ? at : local).toISOString()
  const text = iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23)
  if (utc) return `${text}Z`
  const minutes = Math.abs(shift) / 60_000
  return `${text}${shift < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
