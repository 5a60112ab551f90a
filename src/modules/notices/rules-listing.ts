/** What is overdue, and requests for more time, as exported lists. */
import { extensionDecisions, followedThings, labelOf, levels } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import { formatDate } from '#core/phrases.ts'
import type { ExtensionRow, OverdueRow } from './contract-follow.ts'

const words = {
  overdue: { vi: 'Việc quá hạn', en: 'Overdue' },
  extensions: { vi: 'Xin gia hạn', en: 'Requests for more time' },
  code: { vi: 'Mã đơn vị', en: 'Unit code' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  level: { vi: 'Cấp', en: 'Level' },
  what: { vi: 'Việc', en: 'What' },
  due: { vi: 'Hạn', en: 'Due' },
  late: { vi: 'Số ngày chậm', en: 'Days late' },
  missing: { vi: 'Còn thiếu', en: 'Missing' },
  expected: { vi: 'Phải có', en: 'Expected' },
  officers: { vi: 'Cán bộ phụ trách', en: 'Officers' },
  reminded: { vi: 'Nhắc gần nhất', en: 'Last reminded' },
  extension: { vi: 'Gia hạn', en: 'More time' },
  until: { vi: 'Đến ngày', en: 'Until' },
  asked: { vi: 'Ngày xin', en: 'Asked on' },
  reason: { vi: 'Lý do xin', en: 'Why asked' },
  decided: { vi: 'Ngày trả lời', en: 'Decided on' },
  decision: { vi: 'Trả lời', en: 'Decision' },
  decidedReason: { vi: 'Lý do trả lời', en: 'Why decided so' },
  waiting: { vi: 'Chờ trả lời', en: 'Waiting' },
  campaign: { vi: 'Mã đợt', en: 'Campaign' },
  search: { vi: 'Tìm', en: 'Search' },
  near: { vi: 'Hạn', en: 'Due' },
  nears: {
    overdue: { vi: 'đã quá', en: 'past' },
    week: { vi: 'trong 7 ngày', en: 'within 7 days' },
    all: { vi: 'tất cả', en: 'all' },
  },
} as const

export type Narrowed = {
  readonly day: string
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: Lang
  readonly unit?: string | undefined
  readonly search?: string | undefined
  readonly what?: string | undefined
  readonly near?: 'overdue' | 'week' | 'all' | undefined
}

type Sheet = {
  readonly title: string
  readonly columns: readonly { readonly text: string; readonly width?: number; readonly numeric?: boolean }[]
  readonly cells: readonly (readonly string[])[]
}

function sheetOf(sheet: Sheet, { day, format, lang, unit, search, what, near }: Narrowed) {
  const filters: (readonly [string, string] | null)[] = [
    unit === undefined ? null : [words.unit[lang], unit],
    what === undefined ? null : [words.what[lang], labelOf(followedThings, what, lang)],
    near === undefined ? null : [words.near[lang], words.nears[near][lang]],
    search === undefined ? null : [words.search[lang], search],
  ]
  return {
    ...sheet,
    filters: filters.flatMap((one) => (one === null ? [] : [one])),
    asOf: day,
    format: format === 'csv' ? ('csv' as const) : ('xlsx' as const),
    lang,
  }
}

function extensionText(of: OverdueRow['extension'], lang: Lang): string {
  if (of === null) return ''
  const said = of.decision === null ? words.waiting[lang] : labelOf(extensionDecisions, of.decision, lang)
  return `${said} (${formatDate(of.until, lang)})`
}

/** What is overdue as a file. */
export function overdueListing(rows: readonly OverdueRow[], asked: Narrowed) {
  const { lang } = asked
  const columns = [
    { text: words.code[lang], width: 12 },
    { text: words.unit[lang], width: 36 },
    { text: words.level[lang], width: 12 },
    { text: words.what[lang] },
    { text: words.due[lang], width: 12 },
    { text: words.late[lang], width: 12, numeric: true },
    { text: words.missing[lang], width: 12, numeric: true },
    { text: words.expected[lang], width: 12, numeric: true },
    { text: words.officers[lang], width: 30 },
    { text: words.reminded[lang], width: 14 },
    { text: words.extension[lang], width: 24 },
  ]
  const cells = rows.map((row) => [
    row.unit,
    row.unit_name,
    labelOf(levels, row.level, lang),
    labelOf(followedThings, row.what, lang),
    row.due_on ?? '',
    row.days_late === null ? '' : String(row.days_late),
    String(row.missing),
    String(row.expected),
    row.officers.join('; '),
    row.reminded_at?.slice(0, 10) ?? '',
    extensionText(row.extension, lang),
  ])
  return sheetOf({ title: words.overdue[lang], columns, cells }, asked)
}

/** Requests for more time as a file. */
export function extensionsListing(rows: readonly ExtensionRow[], asked: Narrowed) {
  const { lang } = asked
  const columns = [
    { text: words.campaign[lang], width: 12 },
    { text: words.code[lang], width: 12 },
    { text: words.unit[lang], width: 36 },
    { text: words.what[lang] },
    { text: words.asked[lang], width: 12 },
    { text: words.until[lang], width: 12 },
    { text: words.reason[lang], width: 40 },
    { text: words.decision[lang], width: 16 },
    { text: words.decided[lang], width: 12 },
    { text: words.decidedReason[lang], width: 40 },
  ]
  const cells = rows.map((row) => [
    row.campaign,
    row.unit,
    row.unit_name,
    labelOf(followedThings, row.what, lang),
    row.asked_on,
    row.until,
    row.reason,
    row.decision === null ? words.waiting[lang] : labelOf(extensionDecisions, row.decision, lang),
    row.decided_on ?? '',
    row.decided_reason ?? '',
  ])
  return sheetOf({ title: words.extensions[lang], columns, cells }, asked)
}
