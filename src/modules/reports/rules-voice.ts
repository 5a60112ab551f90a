import { type Choice, labelOf } from '#core/choices.ts'
import { formatCount, formatDate, formatInstant, percent, phraseOver } from '#core/phrases.ts'
import type { Lang, ReportFacts } from './rules-facts.ts'
import { bodyName, bodyOf, type Layout } from './rules-layout.ts'
import type { Block, Run } from './rules-model.ts'

/** How one report speaks: its language, its names, its layout's words. Numbers only ever pass through here. */
export type Voice = {
  readonly lang: Lang
  readonly facts: ReportFacts
  readonly layout: Layout
  /** The sentence of the report's language. */
  readonly say: (vi: string, en: string) => string
  readonly count: (n: number) => string
  /** Exact share with two decimals; `–` when nobody is expected. */
  readonly share: (part: number, whole: number) => string
  /** "385/482 (79,88%)" with a noun between when given. */
  readonly of: (part: number, whole: number, noun?: string) => string
  readonly over: (part: number, whole: number) => string
  /** Qualitative word of a share by the layout's thresholds, compared exactly; null when nobody is expected. */
  readonly quality: (part: number, whole: number) => string | null
  readonly date: (day: string) => string
  readonly known: string
  readonly asOf: string
  readonly name: (unit: string) => string
  /** Names joined for a sentence, at most the layout's `named`, then how many more. */
  readonly names: (units: readonly string[]) => string
  readonly label: (options: readonly Choice[], code: string) => string
  /** Lower-case label inside a sentence. */
  readonly inner: (options: readonly Choice[], code: string) => string
  readonly audience: (code: string) => string
  /** Body that speaks, e.g. "Tỉnh ủy Quảng Ninh". */
  readonly body: string
  readonly lead: string
}

/** Makes the voice of a report. */
export function voiceOf(facts: ReportFacts, layout: Layout, lang: Lang): Voice {
  const say = (vi: string, en: string): string => (lang === 'vi' ? vi : en)
  const count = (n: number): string => formatCount(n, lang)
  const share = (part: number, whole: number): string => percent(part, whole, lang)
  const own = bodyOf(facts.unit.name, layout)
  const name = (unit: string): string =>
    facts.names[unit] ??
    facts.figures.children.find((child) => child.unit === unit)?.name ??
    facts.tables.names[unit] ??
    unit
  // bodies keep their capital inside a sentence
  const inner = (text: string): string => (/^(?:Ban|Trung ương) /u.test(text) ? text : lower(text))
  const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
  return {
    lang,
    facts,
    layout,
    say,
    count,
    share,
    of: (part, whole, noun) =>
      `${count(part)}/${count(whole)}${noun ? ` ${noun}` : ''}${whole > 0 ? ` (${share(part, whole)})` : ''}`,
    over: (part, whole) => phraseOver(part, whole, lang),
    quality: (part, whole) => qualityOf(part, whole, layout, lang),
    date: (day) => formatDate(day, lang),
    known: formatInstant(facts.figures.known_at, facts.timeZone, lang),
    asOf: formatDate(facts.figures.as_of, lang),
    name,
    names: (units) => {
      const shown = units.slice(0, layout.named).map(name)
      const more = units.length - shown.length
      const comma = shown.some((one) => one.includes(',')) ? '; ' : ', '
      if (more === 0) return shown.join(comma)
      return `${shown.join(comma)} ${say(`và ${count(more)} đơn vị khác`, `and ${count(more)} other units`)}`
    },
    label: (options, code) => labelOf(options, code, lang),
    inner: (options, code) => inner(labelOf(options, code, lang)),
    audience: (code) => lower(facts.campaign.audiences.find((one) => one.code === code)?.name ?? code),
    body: bodyName(facts.unit.name, layout, lang),
    lead: own.body.lead[lang],
  }
}

/** Word bound to a share; null when nobody is expected, none at 0. */
export function qualityOf(part: number, whole: number, layout: Layout, lang: Lang): string | null {
  if (whole <= 0 || part <= 0) return null
  if (part >= whole) return lang === 'vi' ? 'toàn bộ' : 'all'
  return layout.qualities.find((one) => part * 100 >= one.from * whole)?.words[lang] ?? null
}

/** A paragraph out of plain strings and runs. */
export function text(...pieces: readonly (string | Run | null)[]): Block {
  return { type: 'text', runs: runsOf(pieces) }
}

/** A paragraph of a list, introduced by a dash. */
export function item(...pieces: readonly (string | Run | null)[]): Block {
  return { type: 'item', runs: runsOf(['- ', ...pieces]) }
}

export function heading(depth: 1 | 2 | 3, label: string): Block {
  return { type: 'heading', depth, text: label }
}

/** Dotted lines for what only people can write. */
export function fill(hint: string, lines = 2): Block {
  return { type: 'fill', hint, lines }
}

/** A run with its definition as a footnote. */
export function noted(words: string, note: string): Run {
  return { text: words, note }
}

function runsOf(pieces: readonly (string | Run | null)[]): Run[] {
  return pieces.filter((piece) => piece !== null).map((piece) => (typeof piece === 'string' ? { text: piece } : piece))
}
