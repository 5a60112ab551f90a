/** Papers and tasks as exported lists. */
import { deliverableKinds, labelOf, taskStatuses } from '#core/choices.ts'
import { chosen, numbers, sheetOf, text } from '#core/listing-sheet.ts'
import type { FileAsked, Said, SheetColumn } from '#core/listing-sheet.ts'
import type { PaperState } from '#core/paper-states.ts'
import { dayIn } from '#core/zones.ts'
import type { PaperRow } from './contract.ts'

const stateWords: Readonly<Record<PaperState, Said>> = {
  missing: { vi: 'Chưa nộp', en: 'Not handed in' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  submitted: { vi: 'Chờ duyệt', en: 'Awaiting review' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  accepted: { vi: 'Đã chấp nhận', en: 'Accepted' },
}

const words = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  code: { vi: 'Mã đơn vị', en: 'Unit code' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  due: { vi: 'Hạn', en: 'Due' },
  extended: { vi: 'Gia hạn đến', en: 'Extended to' },
  running: { vi: 'Được gia hạn', en: 'More time granted' },
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
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  taskCode: { vi: 'Mã nhiệm vụ', en: 'Task code' },
  responsible: { vi: 'Phụ trách', en: 'Responsible' },
  indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
  progress: { vi: 'Tiến độ (%)', en: 'Progress (%)' },
  reported: { vi: 'Ngày báo cáo tiến độ', en: 'Progress reported on' },
  note: { vi: 'Ghi chú', en: 'Note' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  own: { vi: 'Chỉ của đơn vị', en: 'The unit’s own alone' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} as const

type Narrowed = FileAsked & {
  readonly day: string
  /** As a reader knows it, not its code. */
  readonly unit?: string | undefined
  readonly search?: string | undefined
}

const byUnit = <Row extends { unit: string; unit_name: string }>(): SheetColumn<Row>[] => [
  text(words.code, 12, (row) => row.unit),
  text(words.unit, 36, (row) => row.unit_name),
]

type PapersNarrowed = Narrowed & {
  readonly timeZone: string
  readonly kind?: string | undefined
  readonly state?: PaperState | undefined
  readonly extended?: 'yes' | 'no' | undefined
}

/** The papers as a file. */
export function papersListing(rows: readonly PaperRow[], asked: PapersNarrowed) {
  const { lang, day, timeZone, state, extended } = asked
  const civil = (moment: string | null): string => (moment === null ? '' : dayIn(timeZone, new Date(moment)))
  const columns: SheetColumn<PaperRow>[] = [
    ...byUnit<PaperRow>(),
    text(words.kind, 20, (row) => labelOf(deliverableKinds, row.kind, lang)),
    text(words.due, 12, (row) => row.due_on),
    text(words.extended, 12, (row) => row.extension?.until),
    text(words.state, 16, (row) => (row.extension?.runs ? words.running : stateWords[row.state])[lang]),
    numbers(words.late, (row) => row.days_late),
    text(words.number, 16, (row) => row.number),
    text(words.issued, 12, (row) => row.issued_on),
    text(words.submitted, 12, (row) => civil(row.submitted_at)),
    text(words.accepted, 12, (row) => civil(row.accepted_at)),
    text(words.reason, 40, (row) => row.reason),
  ]
  const narrowed = [
    [words.unit, asked.unit],
    [words.kind, chosen(deliverableKinds, asked.kind, lang)],
    [words.state, state && stateWords[state][lang]],
    [words.running, extended && words[extended][lang]],
    [words.search, asked.search],
  ] as const
  return sheetOf({ title: words.papers[lang], asOf: day, columns, narrowed, rows }, asked)
}

type TaskCells = {
  readonly unit: string
  readonly unit_name: string
  readonly code: string
  readonly title: string
  readonly responsible: string | null
  readonly due_on: string | null
  readonly indicator: string | null
  readonly progress: number
  readonly status: string
  readonly reported_on: string | null
  readonly note: string | null
}
type TasksNarrowed = Narrowed & {
  readonly status?: string | undefined
  readonly overdue?: 'yes' | 'no' | undefined
  readonly own?: 'yes' | 'no' | undefined
}

/** The tasks as a file. */
export function tasksListing(rows: readonly TaskCells[], asked: TasksNarrowed) {
  const { lang, day, overdue, own } = asked
  const columns: SheetColumn<TaskCells>[] = [
    ...byUnit<TaskCells>(),
    text(words.taskCode, 16, (row) => row.code),
    text(words.task, 48, (row) => row.title),
    text(words.responsible, 24, (row) => row.responsible),
    text(words.due, 12, (row) => row.due_on),
    text(words.indicator, 24, (row) => row.indicator),
    numbers(words.progress, (row) => row.progress),
    text(words.state, 16, (row) => labelOf(taskStatuses, row.status, lang)),
    text(words.reported, 12, (row) => row.reported_on),
    text(words.note, 40, (row) => row.note),
  ]
  const narrowed = [
    [words.unit, asked.unit],
    [words.own, own === 'yes' ? words.yes[lang] : undefined],
    [words.state, chosen(taskStatuses, asked.status, lang)],
    [words.overdue, overdue && words[overdue][lang]],
    [words.search, asked.search],
  ] as const
  return sheetOf({ title: words.tasks[lang], asOf: day, columns, narrowed, rows }, asked)
}
