/** The register and the receipts of a directive as exported lists. */
import { directiveTypes, labelOf, recipientPurposes, secrecies } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import type { Lang } from '#core/phrases.ts'
import type { DirectiveRow, ReceiptRow, ReceiptState } from './contract.ts'

export const stateWords: Readonly<Record<ReceiptState | 'not_issued', Readonly<Record<Lang, string>>>> = {
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

type Given = readonly (readonly [name: keyof typeof words, value: string | undefined])[]
const filtersOf = (given: Given, lang: Lang): (readonly [string, string])[] =>
  given.flatMap(([name, value]) => (value === undefined ? [] : [[words[name][lang], value] as const]))

type Column = { readonly text: string; readonly width?: number; readonly numeric?: boolean }
type Sheet = {
  readonly title: string
  readonly columns: readonly Column[]
  readonly cells: readonly (readonly string[])[]
  readonly filters: readonly (readonly [string, string])[]
}
const shown = (of: readonly Choice[], code: string | undefined, lang: Lang): string | undefined =>
  code === undefined ? undefined : labelOf(of, code, lang)

export type DirectivesAsked = {
  readonly lang: Lang
  readonly search?: string | undefined
  readonly issuer?: string | undefined
  readonly type?: string | undefined
  readonly term?: string | undefined
  readonly secrecy?: string | undefined
  readonly year?: number | undefined
  readonly campaign?: string | undefined
}

/** The register as a file. */
export function directivesListing(rows: readonly DirectiveRow[], asked: DirectivesAsked): Sheet {
  const { lang } = asked
  const head = (name: keyof typeof words, width: number): Column => ({ text: words[name][lang], width })
  return {
    title: words.directives[lang],
    columns: [
      head('number', 18),
      head('issued', 12),
      head('type', 20),
      head('title', 60),
      head('issuer', 32),
      head('term', 12),
      head('secrecy', 14),
      { ...head('addressed', 10), numeric: true },
      { ...head('received', 10), numeric: true },
    ],
    cells: rows.map((row) => [
      row.number,
      row.issued_on,
      labelOf(directiveTypes, row.type, lang),
      row.title,
      row.issuer_name,
      row.term ?? '',
      labelOf(secrecies, row.secrecy, lang),
      String(row.addressed),
      String(row.received),
    ]),
    filters: filtersOf(
      [
        ['issuer', asked.issuer],
        ['type', shown(directiveTypes, asked.type, lang)],
        ['term', asked.term],
        ['secrecy', shown(secrecies, asked.secrecy, lang)],
        ['year', asked.year === undefined ? undefined : String(asked.year)],
        ['campaign', asked.campaign],
        ['search', asked.search],
      ],
      lang,
    ),
  }
}

export type ReceiptsFiltered = {
  readonly lang: Lang
  /** Number of the directive. */
  readonly number: string
  readonly search?: string | undefined
  readonly unit?: string | undefined
  readonly state?: ReceiptState | 'not_issued' | undefined
  readonly level?: string | undefined
}

/** Who received a directive, as a file. */
export function receiptsListing(
  rows: readonly ReceiptRow[],
  asked: ReceiptsFiltered,
  levels: readonly string[],
): Sheet {
  const { lang } = asked
  const head = (name: keyof typeof words, width: number): Column => ({ text: words[name][lang], width })
  const levelNames = levelChoices(levels)
  return {
    title: `${words.receipts[lang]} ${asked.number}`,
    columns: [
      head('code', 12),
      head('unit', 36),
      head('level', 14),
      head('purpose', 16),
      head('state', 18),
      head('receivedOn', 12),
      { ...head('days', 10), numeric: true },
      head('ownNumber', 20),
      head('ownIssued', 14),
      head('note', 40),
    ],
    cells: rows.map((row) => [
      row.unit,
      row.unit_name,
      labelOf(levelNames, row.level, lang),
      row.purpose === null ? '' : labelOf(recipientPurposes, row.purpose, lang),
      stateWords[row.state][lang],
      row.received_on ?? '',
      row.days === null ? '' : String(row.days),
      row.own_number ?? '',
      row.own_issued_on ?? '',
      row.note ?? '',
    ]),
    filters: filtersOf(
      [
        ['number', asked.number],
        ['unit', asked.unit],
        ['state', asked.state === undefined ? undefined : stateWords[asked.state][lang]],
        ['level', shown(levelNames, asked.level, lang)],
        ['search', asked.search],
      ],
      lang,
    ),
  }
}
