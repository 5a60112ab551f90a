/** Statements as an exported list. */
import { labelOf, statementScopes } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import type { StatementState } from '#core/statement-states.ts'
import type { StatementRow } from './contract.ts'

const stateWords: Readonly<Record<StatementState, Readonly<Record<Lang, string>>>> = {
  missing: { vi: 'Chưa gửi', en: 'Not sent' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  accepted: { vi: 'Đã chấp nhận', en: 'Accepted' },
}

const words = {
  title: { vi: 'Số liệu báo cáo của các đơn vị', en: 'Statements of the units' },
  code: { vi: 'Mã đơn vị', en: 'Unit code' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  audience: { vi: 'Đối tượng', en: 'Audience' },
  state: { vi: 'Tình trạng', en: 'State' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  expected: { vi: 'Phải học', en: 'Expected' },
  participated: { vi: 'Đã học', en: 'Participated' },
  makeup: { vi: 'Trong đó học bù', en: 'Made up' },
  classes: { vi: 'Số lớp', en: 'Classes' },
  reason: { vi: 'Lý do giảm', en: 'Why it fell' },
  beforeOn: { vi: 'Lần trước: ngày', en: 'Before: on' },
  beforeExpected: { vi: 'Lần trước: phải học', en: 'Before: expected' },
  beforeParticipated: { vi: 'Lần trước: đã học', en: 'Before: participated' },
  returnedFor: { vi: 'Lý do trả lại', en: 'Why returned' },
  search: { vi: 'Tìm', en: 'Search' },
} as const

type Narrowed = {
  readonly day: string
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: Lang
  readonly unit?: string | undefined
  readonly search?: string | undefined
  readonly audience?: string | undefined
  readonly state?: StatementState | undefined
}

function filtersOf({ unit, search, audience, state, lang }: Narrowed): (readonly [string, string])[] {
  const given: (readonly [string, string] | null)[] = [
    unit === undefined ? null : [words.unit[lang], unit],
    audience === undefined ? null : [words.audience[lang], audience],
    state === undefined ? null : [words.state[lang], stateWords[state][lang]],
    search === undefined ? null : [words.search[lang], search],
  ]
  return given.flatMap((one) => (one === null ? [] : [one]))
}

const text = (n: number | undefined): string => (n === undefined ? '' : String(n))

/** The statements as a file: of the day, beside the ones before. */
export function statementsListing(rows: readonly StatementRow[], asked: Narrowed) {
  const { lang } = asked
  const number = (of: { vi: string; en: string }) => ({ text: of[lang], width: 12, numeric: true })
  const columns = [
    { text: words.code[lang], width: 12 },
    { text: words.unit[lang], width: 36 },
    { text: words.audience[lang], width: 24 },
    { text: words.state[lang], width: 16 },
    { text: words.scope[lang], width: 16 },
    number(words.expected),
    number(words.participated),
    number(words.makeup),
    number(words.classes),
    { text: words.reason[lang], width: 30 },
    { text: words.beforeOn[lang], width: 12 },
    number(words.beforeExpected),
    number(words.beforeParticipated),
    { text: words.returnedFor[lang], width: 30 },
  ]
  const cells = rows.map(({ stated, before, ...row }) => [
    row.unit,
    row.unit_name,
    row.audience_name,
    stateWords[row.state][lang],
    stated === null ? '' : labelOf(statementScopes, stated.scope, lang),
    text(stated?.expected),
    text(stated?.participated),
    text(stated?.makeup),
    text(stated?.classes),
    stated?.reason ?? '',
    before?.date ?? '',
    text(before?.expected),
    text(before?.participated),
    row.returned_for ?? '',
  ])
  return {
    title: words.title[lang],
    columns,
    cells,
    filters: filtersOf(asked),
    asOf: asked.day,
    format: asked.format === 'csv' ? ('csv' as const) : ('xlsx' as const),
    lang,
  }
}
