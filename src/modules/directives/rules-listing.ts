/** The register and the receipts of a directive as exported lists. */
import { directiveTypes, labelOf, recipientPurposes, secrecies } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { chosen, numbers, sheetOf, text } from '#core/listing-sheet.ts'
import type { FileAsked, Said, SheetColumn } from '#core/listing-sheet.ts'
import type { DirectiveRow, ReceiptRow, ReceiptState } from './contract.ts'

export const stateWords: Readonly<Record<ReceiptState | 'not_issued', Said>> = {
  not_received: { vi: 'Chưa nhận', en: 'Not received' },
  received: { vi: 'Đã nhận', en: 'Received' },
  issued: { vi: 'Đã triển khai', en: 'Own document issued' },
  not_issued: { vi: 'Chưa có văn bản triển khai', en: 'No document of its own' },
}

const words = {
  directives: { vi: 'Sổ văn bản', en: 'Register of directives' },
  receipts: { vi: 'Tiếp nhận văn bản', en: 'Receipt of a directive' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  issued: { vi: 'Ngày ban hành', en: 'Issued' },
  type: { vi: 'Loại', en: 'Type' },
  title: { vi: 'Trích yếu', en: 'Title' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuer' },
  term: { vi: 'Nhiệm kỳ', en: 'Term' },
  secrecy: { vi: 'Độ mật', en: 'Secrecy' },
  addressed: { vi: 'Nơi nhận', en: 'Recipients' },
  received: { vi: 'Đã nhận', en: 'Received' },
  year: { vi: 'Năm', en: 'Year' },
  search: { vi: 'Tìm', en: 'Search' },
  campaign: { vi: 'Đợt', en: 'Campaign' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  code: { vi: 'Mã đơn vị', en: 'Unit code' },
  level: { vi: 'Cấp', en: 'Level' },
  purpose: { vi: 'Mục đích', en: 'Purpose' },
  state: { vi: 'Tình trạng', en: 'State' },
  receivedOn: { vi: 'Ngày nhận', en: 'Received on' },
  days: { vi: 'Số ngày', en: 'Days' },
  ownNumber: { vi: 'Văn bản triển khai', en: 'Own document' },
  ownIssued: { vi: 'Ngày ban hành văn bản triển khai', en: 'Own document issued' },
  note: { vi: 'Ghi chú', en: 'Note' },
} as const

export type DirectivesAsked = FileAsked & {
  readonly day: string
  readonly search?: string | undefined
  readonly issuer?: string | undefined
  readonly type?: string | undefined
  readonly term?: string | undefined
  readonly secrecy?: string | undefined
  readonly year?: number | undefined
  readonly campaign?: string | undefined
}

/** The register as a file. */
export function directivesListing(rows: readonly DirectiveRow[], asked: DirectivesAsked) {
  const { lang, day, year } = asked
  const columns: SheetColumn<DirectiveRow>[] = [
    text(words.number, 18, (row) => row.number),
    text(words.issued, 12, (row) => row.issued_on),
    text(words.type, 20, (row) => labelOf(directiveTypes, row.type, lang)),
    text(words.title, 60, (row) => row.title),
    text(words.issuer, 32, (row) => row.issuer_name),
    text(words.term, 12, (row) => row.term),
    text(words.secrecy, 14, (row) => labelOf(secrecies, row.secrecy, lang)),
    numbers(words.addressed, (row) => row.addressed),
    numbers(words.received, (row) => row.received),
  ]
  const narrowed = [
    [words.issuer, asked.issuer],
    [words.type, chosen(directiveTypes, asked.type, lang)],
    [words.term, asked.term],
    [words.secrecy, chosen(secrecies, asked.secrecy, lang)],
    [words.year, year === undefined ? undefined : String(year)],
    [words.campaign, asked.campaign],
    [words.search, asked.search],
  ] as const
  return sheetOf({ title: words.directives[lang], asOf: day, columns, narrowed, rows }, asked)
}

export type ReceiptsFiltered = FileAsked & {
  readonly day: string
  /** Number of the directive. */
  readonly number: string
  readonly search?: string | undefined
  /** As a reader knows it, not its code. */
  readonly unit?: string | undefined
  readonly state?: ReceiptState | 'not_issued' | undefined
  readonly level?: string | undefined
}

/** Who received a directive, as a file. */
export function receiptsListing(rows: readonly ReceiptRow[], asked: ReceiptsFiltered, levels: readonly string[]) {
  const { lang, day, state, number } = asked
  const levelNames = levelChoices(levels)
  const columns: SheetColumn<ReceiptRow>[] = [
    text(words.code, 12, (row) => row.unit),
    text(words.unit, 36, (row) => row.unit_name),
    text(words.level, 14, (row) => labelOf(levelNames, row.level, lang)),
    text(words.purpose, 16, (row) => row.purpose && labelOf(recipientPurposes, row.purpose, lang)),
    text(words.state, 18, (row) => stateWords[row.state][lang]),
    text(words.receivedOn, 12, (row) => row.received_on),
    numbers(words.days, (row) => row.days),
    text(words.ownNumber, 20, (row) => row.own_number),
    text(words.ownIssued, 14, (row) => row.own_issued_on),
    text(words.note, 40, (row) => row.note),
  ]
  const narrowed = [
    [words.number, number],
    [words.unit, asked.unit],
    [words.state, state && stateWords[state][lang]],
    [words.level, chosen(levelNames, asked.level, lang)],
    [words.search, asked.search],
  ] as const
  return sheetOf({ title: `${words.receipts[lang]} ${number}`, asOf: day, columns, narrowed, rows }, asked)
}
