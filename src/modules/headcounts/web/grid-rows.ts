/** Statements as rows of a grid, and what looks odd in a cell beside the statement before. Pure. */
import { labelOf, statementScopes } from '#core/choices.ts'
import { choiceOf } from '#core/labels.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import type { Cells } from '#ui/grid/grid-model.ts'
import type { FactRow } from '#web/grid/FactGrid.tsx'
import type { StatementsWords } from '#web/language/statements-vi.ts'
import type { RowOf } from '#web/list/list-model.ts'
import { oddities } from '../rules.ts'
import type { Odd } from '../rules.ts'

export type Row = RowOf<'listStatements'>
export const numberFields = ['expected', 'participated', 'makeup', 'classes'] as const
export type NumberField = (typeof numberFields)[number]

/** Cells of a row that are shown or compared with, and never sent. */
const besides = (row: Row, lang: Lang, words: StatementsWords): Cells => {
  const { before, roster } = row
  const count = (n: number): string => formatCount(n, lang)
  const people = roster === null ? null : scopeOf(row) === 'subtree' ? roster.subtree : roster.own
  return {
    '\0before':
      before === null
        ? words.none
        : words.beforeText(count(before.participated), count(before.expected), formatDate(before.date, lang)),
    '\0last': before === null ? '' : JSON.stringify(before),
    '\0roster': people === null ? '' : count(people),
    '\0below': row.below_sent ? '1' : '',
    '\0people': people === null ? '' : String(people),
  }
}

/** What a statement speaks for: as it was said last, else the unit alone by name, and with those below by number. */
export function scopeOf({ stated, before, basis, below_sent: hasBelow }: Row): string {
  return stated?.scope ?? before?.scope ?? (basis === 'roster' || hasBelow ? 'own' : 'subtree')
}

/** A row of the grid: the statement of the day, or an empty one whose scope is that of the last. */
export function gridRow(
  row: Row,
  of: { campaign: string; day: string; hasMany: boolean },
  lang: Lang,
  words: StatementsWords,
): FactRow {
  const { stated } = row
  const text = (field: NumberField): string => (stated === null ? '' : String(stated[field]))
  return {
    key: `${row.unit}/${row.audience}`,
    label: of.hasMany ? `${row.unit_name} · ${row.audience_name}` : row.unit_name,
    cells: {
      campaign: of.campaign,
      audience: row.audience,
      unit: row.unit,
      date: of.day,
      scope: labelOf(statementScopes, scopeOf(row), lang),
      expected: text('expected'),
      participated: text('participated'),
      makeup: text('makeup'),
      classes: text('classes'),
      reason: stated?.reason ?? '',
      ...besides(row, lang, words),
    },
    expects: stated?.recorded_at ?? null,
  }
}

const numberIn = (cells: Cells, field: string): number | null => {
  const value = (cells[field] ?? '').trim()
  return /^\d+$/.test(value) ? Number(value) : null
}

/** What is odd in a row as it stands in the grid; nothing while its two main numbers are not there. */
export function oddIn(cells: Cells): readonly Odd[] {
  const last = cells['\0last'] ?? ''
  const [expected, participated] = [numberIn(cells, 'expected'), numberIn(cells, 'participated')]
  if (last === '' || expected === null || participated === null) return []
  const now = {
    scope: choiceOf(statementScopes, cells['scope'] ?? '') ?? '',
    expected,
    participated,
    makeup: numberIn(cells, 'makeup') ?? 0,
    classes: numberIn(cells, 'classes') ?? 0,
    reason: cells['reason'] ?? '',
  }
  return oddities(now, JSON.parse(last) as NonNullable<Row['before']>)
}

/** The sentence of what is odd in one cell; null when nothing is. */
export function oddText(field: NumberField, cells: Cells, lang: Lang, words: StatementsWords): string | null {
  const odd = oddIn(cells).find(({ column }) => column === field)
  if (odd !== undefined) {
    const { date } = JSON.parse(cells['\0last'] ?? '{}') as { date: string }
    const say = {
      'statement-falls': words.falls,
      'statement-jump': words.jump,
      'expected-changed': words.expectedChanged,
    }[odd.code]
    return say(formatCount(odd.before, lang), formatDate(date, lang))
  }
  const people = numberIn(cells, '\0people')
  const expected = numberIn(cells, 'expected')
  if (field !== 'expected' || people === null || expected === null || people === expected) return null
  const difference = expected - people
  return words.rosterDiffers(formatCount(people, lang), `${difference > 0 ? '+' : ''}${formatCount(difference, lang)}`)
}

/** Whether a row would take the place of statements that units below it have sent. */
export function replacesBelow(cells: Cells): boolean {
  return cells['\0below'] === '1' && choiceOf(statementScopes, cells['scope'] ?? '') === 'subtree'
}

/** What the server would refuse in one cell, told while it is typed. */
export function wrongText(field: NumberField, cells: Cells, words: StatementsWords): string | null {
  const [expected, participated, makeup] = (['expected', 'participated', 'makeup'] as const).map((one) =>
    numberIn(cells, one),
  )
  if (field === 'participated' && expected !== null && (participated ?? 0) > (expected ?? 0)) return words.aboveExpected
  if (field === 'makeup' && participated !== null && (makeup ?? 0) > (participated ?? 0)) return words.aboveParticipated
  return null
}

/** What the reason is wanted for: which numbers fell, and from what; null when none did. */
export function reasonText(cells: Cells, lang: Lang, words: StatementsWords): string | null {
  const fallen = oddIn(cells).filter(({ code }) => code === 'statement-falls')
  if (fallen.length === 0) return null
  const told = fallen.map(({ column, value, before }) => {
    const isEmpty = (cells[column] ?? '').trim() === ''
    const [from, to] = [formatCount(before, lang), formatCount(value, lang)]
    return isEmpty ? words.emptyFalls(words[column], from) : words.numberFalls(words[column], from, to)
  })
  return words.reasonNeeded(told.join(', '))
}
