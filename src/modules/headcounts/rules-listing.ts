/** Statements as an exported list. */
import { labelOf, statementScopes } from '#core/choices.ts'
import { numbers, sheetOf, text } from '#core/listing-sheet.ts'
import type { FileAsked, Said, SheetColumn } from '#core/listing-sheet.ts'
import type { StatementState } from '#core/statement-states.ts'
import type { StatementRow } from './contract.ts'

const stateWords: Readonly<Record<StatementState, Said>> = {
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

type Narrowed = FileAsked & {
  readonly day: string
  /** Unit and audience as a reader knows them, not their codes. */
  readonly unit?: string | undefined
  readonly audience?: string | undefined
  readonly search?: string | undefined
  readonly state?: StatementState | undefined
}

/** The statements as a file: of the day, beside the ones before. */
export function statementsListing(rows: readonly StatementRow[], asked: Narrowed) {
  const { lang, day, state } = asked
  const columns: SheetColumn<StatementRow>[] = [
    text(words.code, 12, (row) => row.unit),
    text(words.unit, 36, (row) => row.unit_name),
    text(words.audience, 24, (row) => row.audience_name),
    text(words.state, 16, (row) => stateWords[row.state][lang]),
    text(words.scope, 16, ({ stated }) => stated && labelOf(statementScopes, stated.scope, lang)),
    numbers(words.expected, ({ stated }) => stated?.expected),
    numbers(words.participated, ({ stated }) => stated?.participated),
    numbers(words.makeup, ({ stated }) => stated?.makeup),
    numbers(words.classes, ({ stated }) => stated?.classes),
    text(words.reason, 30, ({ stated }) => stated?.reason),
    text(words.beforeOn, 12, ({ before }) => before?.date),
    numbers(words.beforeExpected, ({ before }) => before?.expected),
    numbers(words.beforeParticipated, ({ before }) => before?.participated),
    text(words.returnedFor, 30, (row) => row.returned_for),
  ]
  const narrowed = [
    [words.unit, asked.unit],
    [words.audience, asked.audience],
    [words.state, state && stateWords[state][lang]],
    [words.search, asked.search],
  ] as const
  return sheetOf({ title: words.title[lang], asOf: day, columns, narrowed, rows }, asked)
}
