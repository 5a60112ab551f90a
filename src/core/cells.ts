/**
 * Cells of a dossier: from what people write to values and back (spec/interchange.md). Both ways are fast enough
 * for millions of cells, and a value that is written and read again is the same value.
 */
import type { Cell, Column, Value } from './columns.ts'
import { formatInstant, parseDate, parseInstant } from './dates.ts'
import { canonicalDirective, canonicalNumber } from './document-numbers.ts'
import type { FaultCode } from './faults.ts'
import { allowed, choiceOf, levelChoices, levelOf } from './labels.ts'
import { parseCount, parseShare } from './numbers.ts'
import { hasEnding, insidePath } from './paths.ts'
import { cleanLine, cleanText, fold, nfc } from './text.ts'
import { isZone } from './zones.ts'

export type CellContext = {
  /** IANA zone of the realm: date-times without an offset are meant there. */
  readonly timeZone: string
  /** The realm's levels from the top. Keep one array for a run: tables are remembered by it. */
  readonly levels: readonly string[]
  /** Moment of the import; `recorded_at` may not lie after it. */
  readonly now: Date
}

export type CellFault = { readonly fault: FaultCode; readonly params?: Readonly<Record<string, string>> }
export type CellResult =
  | { readonly value: Value; readonly fault?: undefined }
  | (CellFault & { readonly value?: undefined })

/** Longest code, in characters. */
export const codeLimit = 200
/** Longest text, in characters. */
export const textLimit = 1_000_000

const truths = new Map([
  ...['yes', 'có', '1', 'x'].map((word) => [word, true] as const),
  ...['no', 'không', '0'].map((word) => [word, false] as const),
])

/** Value of an empty cell: the column's default, `''` for a key without one, else null. */
export function emptyValue(column: Column): Value {
  return column.fallback ?? (column.key ? '' : null)
}

function code(text: string): CellResult {
  const line = cleanLine(text)
  if (line === null) return { fault: 'bad-code' }
  return line.length > codeLimit ? { fault: 'text-too-long', params: { limit: String(codeLimit) } } : { value: line }
}

function text(raw: string): CellResult {
  const clean = cleanText(raw)
  if (clean === null) return { fault: 'bad-text' }
  return clean.length > textLimit ? { fault: 'text-too-long', params: { limit: '1.000.000' } } : { value: clean }
}

const recorded = new WeakMap<CellContext, Map<string, CellResult>>()
/** Instants of recording that are remembered: what was entered on one day has one, in every row of it. */
const mostRecorded = 1_000

function recordedAt(column: Column, raw: string, cx: CellContext): CellResult {
  let seen = recorded.get(cx)
  if (seen === undefined || seen.size >= mostRecorded) recorded.set(cx, (seen = new Map()))
  let result = seen.get(raw)
  if (result === undefined) seen.set(raw, (result = instant(column, raw, cx)))
  return result
}

function instant(column: Column, raw: string, cx: CellContext): CellResult {
  const at = parseInstant(raw, cx.timeZone)
  if (at === null) return { fault: 'bad-instant', params: { zone: cx.timeZone } }
  if (column.name === 'recorded_at' && at > cx.now.getTime())
    return { fault: 'future-recorded-at', params: { now: formatInstant(cx.now.getTime(), cx.timeZone) } }
  return { value: new Date(at).toISOString() }
}

/** One entry of a list, or one cell with a single word out of a list. */
function word(cell: Cell, raw: string, cx: CellContext): CellResult {
  switch (cell.type) {
    case 'level':
      return level(raw, cx)
    case 'choice':
      return choice(cell.options, raw)
    case 'openChoice': {
      const known = choiceOf(cell.options, raw)
      return known === null ? code(raw) : { value: known }
    }
    case 'directive':
    case 'directives': {
      const entry = canonicalDirective(raw)
      return entry === null ? { fault: 'bad-directive', params: { entry: raw } } : { value: entry }
    }
    case 'list':
      return cell.of === 'level' ? level(raw, cx) : cell.options ? choice(cell.options, raw) : code(raw)
    default:
      throw new Error(`no word in a cell of type ${cell.type}`)
  }
}

function level(raw: string, cx: CellContext): CellResult {
  const found = levelOf(cx.levels, raw)
  if (found !== null) return { value: found }
  return { fault: 'unknown-level', params: { entry: raw, allowed: allowed(levelChoices(cx.levels)) } }
}

function choice(options: Parameters<typeof choiceOf>[0], raw: string): CellResult {
  const found = choiceOf(options, raw)
  return found === null
    ? { fault: 'unknown-choice', params: { entry: raw, allowed: allowed(options) } }
    : { value: found }
}

function list(column: Column, raw: string, cx: CellContext): CellResult {
  const entries: string[] = []
  for (const part of raw.split('|')) {
    const entry = part.trim()
    if (entry === '') continue
    const result = word(column.cell, entry, cx)
    if (result.fault) return result
    if (!entries.includes(result.value as string)) entries.push(result.value as string)
  }
  return { value: entries.length > 0 ? entries : emptyValue(column) }
}

function file(cell: Cell & { type: 'file' }, raw: string): CellResult {
  const path = insidePath(raw)
  if (path === null) return { fault: 'file-outside' }
  if (cell.endings && !hasEnding(path, cell.endings))
    return { fault: 'file-kind', params: { allowed: cell.endings.join(', ') } }
  return { value: path }
}

/**
 * Reads one cell. An empty cell gives the column's default; whether it may be empty (`required`) is the caller's to
 * judge, since a withdrawn row needs its key only. A fault carries what its sentence needs in `params`.
 */
export function parseCell(column: Column, raw: string, cx: CellContext): CellResult {
  const trimmed = raw.trim()
  if (trimmed === '') return { value: emptyValue(column) }
  const cell = column.cell
  switch (cell.type) {
    case 'code':
      return code(trimmed)
    case 'text':
      return text(trimmed)
    case 'date': {
      const value = parseDate(trimmed)
      return value === null ? { fault: 'bad-date' } : { value }
    }
    case 'instant':
      return column.name === 'recorded_at' ? recordedAt(column, trimmed, cx) : instant(column, trimmed, cx)
    case 'count': {
      const value = parseCount(trimmed)
      return typeof value === 'number' ? { value } : { fault: value }
    }
    case 'share': {
      const value = parseShare(trimmed)
      return value === null ? { fault: 'bad-share' } : { value }
    }
    case 'yesno': {
      const value = truths.get(trimmed) ?? truths.get(fold(trimmed))
      return value === undefined ? { fault: 'bad-yesno' } : { value }
    }
    case 'list':
    case 'directives':
      return list(column, nfc(trimmed), cx)
    case 'docNumber': {
      const value = canonicalNumber(trimmed)
      return value === null ? { fault: 'bad-document-number' } : { value }
    }
    case 'zone':
      return isZone(trimmed) ? { value: trimmed } : { fault: 'bad-zone' }
    case 'file':
      return file(cell, trimmed)
    default:
      return word(cell, trimmed, cx)
  }
}

/**
 * Writes one value as import reads it: instants with the realm's offset, `±infinity` and null as an empty cell,
 * booleans `yes`/`no`, lists with `|`. Codes, not labels.
 */
export function formatCell(column: Column, value: Value, cx: Pick<CellContext, 'timeZone'>): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return value.join('|')
  if (column.cell.type === 'instant') return value === '' ? '' : formatInstant(Date.parse(value), cx.timeZone)
  if (column.cell.type === 'date') return value === 'infinity' || value === '-infinity' ? '' : value
  return value
}
