/**
 * Numbers of documents found in running text, with what stands around them: type, day, and how the text stands to the
 * one it cites (domain.md §1.2, §3.3). Pure; whoever reads the proposal decides.
 */
import { parseDate } from '#core/dates.ts'
import { readSymbol } from './rules-symbol.ts'
import type { Symbol } from './rules-symbol.ts'
import { cueFor } from './rules-cue.ts'
import type { Cue } from './rules-cue.ts'

export type Found = Symbol & {
  /** Where it begins in the text (UTF-16). */
  readonly at: number
  /** As it stands in the text, blanks single. */
  readonly written: string
  /** The words around it. */
  readonly cited: string
  /** Day of issue that the text gives; null when it gives none. */
  readonly issued_on: string | null
  /** How the text stands to it; null when no word says so. */
  readonly kind_of_link: Cue['kind'] | null
  /** The word that says so. */
  readonly cue: string | null
}

export type Recognised = {
  /** What the text says of itself, when it is a document with a head. */
  readonly own: (Pick<Found, 'number' | 'form' | 'kind' | 'type' | 'body'> & { issued_on: string | null }) | null
  readonly found: readonly Found[]
}

const dash = String.raw`\s?[-\u2010-\u2015\u2212]\s?`
const kinds =
  'NQ|CT|KL|QĐ|QyĐ|QC|TTr|TTLT|TT|HD|TB|KH|CTr|ĐA|DA|PA|BC|BB|CV|GM|BS|HĐ|CĐ|TC|TrS|SY|SL|TL|QH|NĐ|L|PL|CTPH|KHPH|TBKL'
const party = String.raw`\d{1,5}${dash}(?:${kinds})\s?\/\s?\p{L}[\p{L}\p{N}]{1,14}(?:-\p{Lu}[\p{L}\p{N}]*)?`
const state = String.raw`\d{1,6}(?:\s?\/\s?\d{4})?\s?\/\s?(?:(?:${kinds})${dash}\p{Lu}[\p{L}\p{N}]{1,14}(?:-\p{Lu}[\p{L}\p{N}]*)*|(?:QH|HĐND|UBTVQH)\d{1,2}|UBND(?:-\p{Lu}[\p{L}\p{N}]*)?)`
const numbers = new RegExp(String.raw`(?<![\p{L}\p{N}/-])(?:${party}|${state})(?![\p{L}\p{N}])`, 'giu')

const day =
  /^[\s,(]*(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})(?!\d)|^[\s,(]*(?:ngày\s*)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0')

/** The day that words begin with, as `yyyy-MM-dd`; null when they begin with something else or no such day exists. */
function dayAt(words: string): string | null {
  const hit = day.exec(words)
  if (hit === null) return null
  const [d, m, y] = hit[1] === undefined ? [hit[4], hit[5], hit[6]] : [hit[1], hit[2], hit[3]]
  return parseDate(`${y}-${two(m)}-${two(d)}`)
}

const single = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** QĐ is printed for decisions and for regulations (domain.md §3.3): the word before the number tells. */
function typeOf(symbol: Symbol, before: string): string | null {
  if (symbol.kind?.toLocaleUpperCase('vi') !== 'QĐ') return symbol.type
  return /quy định(?:\s+số)?\s*:?\s*$/iu.test(before) ? 'regulation' : symbol.type
}

/** The head of a document: its number on a line of its own, before anything is cited. */
const ownLine = /^[\s*]*số\s*:?\s*$/iu
const placeAndDay = /,\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu

/** Letters of context on either side. */
const around = 110

function citedAt(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - around)
  const stop = text.indexOf('\n', end)
  const to = Math.min(stop < 0 ? text.length : stop, end + around)
  return `${from > 0 && text[from - 1] !== '\n' ? '…' : ''}${single(text.slice(from, to))}${to < text.length && text[to] !== '\n' ? '…' : ''}`
}

/** The longest text that is looked at, in characters: a long report; what follows cites nothing new. */
export const longestText = 200_000

/**
 * Every document number in a text, each once (the mention with a day or with a word that says how it is cited wins), and
 * the document's own. A form of a number gives itself back: `readSymbol(n)` found in `… n …` is n.
 */
export function recognise(raw: string): Recognised {
  const text = raw
    .slice(0, longestText)
    .normalize('NFC')
    .replaceAll(/[\u00a0\u2007\u202f]/gu, ' ')
  const all: Found[] = []
  let own: Recognised['own'] = null
  for (const hit of text.matchAll(numbers)) {
    const symbol = readSymbol(single(hit[0]))
    if (symbol === null || symbol.form === 'other') continue
    const [start, end] = [hit.index, hit.index + hit[0].length]
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start)
    if (own === null && all.length === 0 && ownLine.test(line)) {
      const head = placeAndDay.exec(text.slice(0, end + 400))
      own = { ...symbol, issued_on: head ? parseDate(`${head[3]}-${two(head[2])}-${two(head[1])}`) : null }
      continue
    }
    if (own !== null && own.number === symbol.number) continue
    const before = text.slice(Math.max(0, start - 40), start)
    const cue = cueFor(text, start, end)
    all.push({
      ...symbol,
      type: typeOf(symbol, before),
      at: start,
      written: single(hit[0]),
      cited: citedAt(text, start, end),
      issued_on: dayAt(text.slice(end, end + 60)),
      kind_of_link: cue?.kind ?? null,
      cue: cue?.word ?? null,
    })
  }
  return { own, found: onceEach(all) }
}

/** The same number may mean documents of different days; a mention without a day belongs to the first that has one. */
function onceEach(all: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of all) {
    const at = kept.findIndex(
      (other) =>
        other.number === one.number &&
        (other.issued_on === one.issued_on || other.issued_on === null || one.issued_on === null),
    )
    const other = kept[at]
    if (other === undefined) kept.push(one)
    else
      kept[at] = {
        ...other,
        issued_on: other.issued_on ?? one.issued_on,
        ...(other.kind_of_link === null && one.kind_of_link !== null
          ? { kind_of_link: one.kind_of_link, cue: one.cue, cited: one.cited, written: one.written, at: one.at }
          : {}),
      }
  }
  return kept
}
