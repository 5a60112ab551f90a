/** Papers and tasks as exported lists. */
import { deliverableKinds, taskStatuses } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import type { PaperState } from '#core/paper-states.ts'
import type { PaperRow } from './contract.ts'

export const stateWords: Readonly<Record<PaperState, Readonly<Record<Lang, string>>>> = {
  missing: { vi: 'Chưa nộp', en: 'Not handed in' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  submitted: { vi: 'Chờ duyệt', en: 'Awaiting review' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  accepted: { vi: 'Đã chấp nhận', en: 'Accepted' },
}

const label = (of: readonly Choice[], code: string, lang: Lang): string =>
  of.find((one) => one.code === code)?.[lang] ?? code

/** First ten letters of an ISO moment; the day in UTC is near enough for a list that also says the day it was made. */
const dayOf = (moment: string | null): string => moment?.slice(0, 10) ?? ''

type Narrowed = {
  readonly day: string
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: Lang
  readonly unit?: string | undefined
  readonly search?: string | undefined
  readonly kind?: unknown
  readonly state?: PaperState | undefined
  readonly status?: unknown
}

const words = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  code: { vi: 'Mã đơn vị', en: 'Unit code' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  due: { vi: 'Hạn', en: 'Due' },
  state: { vi: 'Tình trạng', en: 'State' },
  late: { vi: 'Số ngày chậm', en: 'Days late' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  issued: { vi: 'Ngày ban hành', en: 'Issued' },
  submitted: { vi: 'Ngày nộp', en: 'Handed in' },
  accepted: { vi: 'Ngày chấp nhận', en: 'Accepted' },
  reason: { vi: 'Lý do trả lại', en: 'Why returned' },
  search: { vi: 'Tìm', en: 'Search' },
  papers: { vi: 'Văn bản của các đơn vị', en: 'Papers of the units' },
  tasks: { vi: 'Nhiệm vụ của chương trình hành động', en: 'Tasks of action programmes' },
  title: { vi: 'Nhiệm vụ', en: 'Task' },
  responsible: { vi: 'Phụ trách', en: 'Responsible' },
  indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
  progress: { vi: 'Tiến độ (%)', en: 'Progress (%)' },
} as const

function filtersOf({ unit, search, kind, state, status, lang }: Narrowed): (readonly [string, string])[] {
  const given: (readonly [string, string] | null)[] = [
    unit === undefined ? null : [words.unit[lang], unit],
    typeof kind === 'string' ? [words.kind[lang], label(deliverableKinds, kind, lang)] : null,
    state === undefined ? null : [words.state[lang], stateWords[state][lang]],
    typeof status === 'string' ? [words.state[lang], label(taskStatuses, status, lang)] : null,
    search === undefined ? null : [words.search[lang], search],
  ]
  return given.flatMap((one) => (one === null ? [] : [one]))
}

type Sheet = {
  readonly title: string
  readonly columns: readonly { readonly text: string; readonly width?: number; readonly numeric?: boolean }[]
  readonly cells: readonly (readonly string[])[]
}

const sheetOf = (sheet: Sheet, asked: Narrowed) => ({
  title: sheet.title,
  columns: sheet.columns,
  cells: sheet.cells,
  filters: filtersOf(asked),
  asOf: asked.day,
  format: asked.format === 'csv' ? ('csv' as const) : ('xlsx' as const),
  lang: asked.lang,
})

/** The papers as a file. */
export function papersListing(rows: readonly PaperRow[], asked: Narrowed) {
  const { lang } = asked
  const columns = [
    { text: words.code[lang], width: 12 },
    { text: words.unit[lang], width: 36 },
    { text: words.kind[lang] },
    { text: words.due[lang], width: 12 },
    { text: words.state[lang], width: 16 },
    { text: words.late[lang], width: 12, numeric: true },
    { text: words.number[lang], width: 16 },
    { text: words.issued[lang], width: 12 },
    { text: words.submitted[lang], width: 12 },
    { text: words.accepted[lang], width: 12 },
    { text: words.reason[lang], width: 40 },
  ]
  const cells = rows.map((row) => [
    row.unit,
    row.unit_name,
    label(deliverableKinds, row.kind, lang),
    row.due_on ?? '',
    stateWords[row.state][lang],
    row.days_late === null ? '' : String(row.days_late),
    row.number ?? '',
    row.issued_on ?? '',
    dayOf(row.submitted_at),
    dayOf(row.accepted_at),
    row.reason ?? '',
  ])
  return sheetOf({ title: words.papers[lang], columns, cells }, asked)
}

type TaskCells = {
  readonly unit: string
  readonly unit_name: string
  readonly title: string
  readonly responsible: string | null
  readonly due_on: string | null
  readonly indicator: string | null
  readonly progress: number
  readonly status: string
}

/** The tasks as a file. */
export function tasksListing(rows: readonly TaskCells[], asked: Narrowed) {
  const { lang } = asked
  const columns = [
    { text: words.code[lang], width: 12 },
    { text: words.unit[lang], width: 36 },
    { text: words.title[lang], width: 48 },
    { text: words.responsible[lang], width: 24 },
    { text: words.due[lang], width: 12 },
    { text: words.indicator[lang], width: 24 },
    { text: words.progress[lang], width: 12, numeric: true },
    { text: words.state[lang], width: 16 },
  ]
  const cells = rows.map((row) => [
    row.unit,
    row.unit_name,
    row.title,
    row.responsible ?? '',
    row.due_on ?? '',
    row.indicator ?? '',
    String(row.progress),
    label(taskStatuses, row.status, lang),
  ])
  return sheetOf({ title: words.tasks[lang], columns, cells }, asked)
}
