/** The roster that people sign, and the slips that convene units and people, before they have a look. In Vietnamese. */
import { formatCount, formatDate } from '#core/phrases.ts'
import { labelOf, sessionModes } from '#core/choices.ts'
import { bodyName, bodyOf } from '#modules/reports/rules-layout.ts'
import type { Layout } from '#modules/reports/rules-layout.ts'
import type { AnnexTable, ReportModel } from '#modules/reports/rules-model.ts'

export type Paper = {
  readonly model: ReportModel
  /** Between what is said and who signs; a heading above each that has one. */
  readonly tables: readonly { readonly heading: ReportModel['blocks'][number] | null; readonly table: AnnexTable }[]
  /** Said below the tables. */
  readonly after?: ReportModel['blocks']
}

export type SessionFacts = {
  readonly title: string
  readonly host: string
  readonly venue: string
  readonly mode: string
  readonly secret: boolean
  /** Civil date of the session, and its hours as on the clock. */
  readonly day: string
  readonly from: string
  readonly to: string | null
}
export type Listed = { readonly full_name: string; readonly post: string; readonly unit: string }
export type Slip =
  | { readonly kind: 'person'; readonly person: Listed; readonly seat: number | null }
  | { readonly kind: 'unit'; readonly unit: string; readonly places: number; readonly people: readonly Listed[] }

const said = (text: string) => ({ type: 'text', runs: [{ text }] }) as const
const bold = (text: string) => ({ type: 'text', runs: [{ text, bold: true }] }) as const

/** When, where and how, as the papers say it. */
function whenLines({ day, from, to, venue, mode }: SessionFacts) {
  const hours = to === null ? `từ ${from}` : `từ ${from} đến ${to}`
  return [
    said(`Thời gian: ${hours}, ngày ${formatDate(day, 'vi')}.`),
    ...(venue === '' ? [] : [said(`Địa điểm: ${venue}.`)]),
    said(`Hình thức: ${labelOf(sessionModes, mode, 'vi').toLocaleLowerCase('vi')}.`),
  ]
}

type Head = { readonly kind: string; readonly abstract: string; readonly number: string; readonly to: string }

function modelOf(facts: SessionFacts, layout: Layout, of: Head, blocks: ReportModel['blocks']): ReportModel {
  const { body, group } = bodyOf(facts.host, layout)
  const { words } = layout
  const place = body.place.replace('$1', () => group) || words.dots
  return {
    lang: 'vi',
    head: {
      superior: null,
      body: bodyName(facts.host, layout, 'vi'),
      party: words.party.vi,
      number: of.number.replace('{symbol}', body.symbol),
      placeAndDate: words.dateLine.vi.replace('{place}', place).replace('{year}', facts.day.slice(0, 4)),
      kind: of.kind,
      abstract: of.abstract,
    },
    blocks,
    sign: { lines: [body.sign.vi], post: words.post.vi, name: words.signName.vi },
    recipients: { title: words.recipientsTitle.vi, lines: [of.to, '- Lưu.'] },
    annexTitle: '',
    annexSubtitle: '',
    annexes: [],
    notes: {},
  }
}

const column = (label: string, width: number, align: 'left' | 'center' = 'left') => ({ label, align, width })
const table = (columns: AnnexTable['columns'], rows: AnnexTable['rows'], rowHeight?: number): AnnexTable => ({
  number: '01',
  title: '',
  wide: false,
  columns,
  rows,
  total: null,
  notes: [],
  empty: '',
  ...(rowHeight === undefined ? {} : { rowHeight }),
})

/** Lines of a roster that is filled in by hand. */
export const blankLines = 30

/** The roster with a column to sign in; without people it is a form to fill in by hand. */
export function rosterPaper(facts: SessionFacts, people: readonly Listed[], layout: Layout): Paper {
  const rows =
    people.length > 0
      ? people.map(({ full_name: name, post, unit }, i) => [String(i + 1), name, post, unit, ''])
      : Array.from({ length: blankLines }, (_, i) => [String(i + 1), '', '', '', ''])
  const head = {
    kind: 'Danh sách điểm danh',
    abstract: facts.title,
    number: '(Ký tên khi vào hội nghị)',
    to: '- Thư ký hội nghị,',
  }
  const count = people.length === 0 ? [] : [said(`Số người trong danh sách: ${formatCount(people.length, 'vi')}.`)]
  return {
    model: modelOf(facts, layout, head, [...whenLines(facts), ...count]),
    tables: [
      {
        heading: null,
        table: table(
          [
            column('TT', 6, 'center'),
            column('Họ và tên', 27),
            column('Chức vụ', 20),
            column('Đơn vị', 30),
            column('Ký tên', 17),
          ],
          rows,
          9,
        ),
      },
    ],
    after: [said('Tổng số có mặt: ……… người; vắng có lý do: ……… người; vắng không lý do: ……… người.')],
  }
}

/** The slip that convenes a person, or a unit with its places: those named already, and lines for the others. */
export function slipPaper(facts: SessionFacts, slip: Slip, layout: Layout): Paper {
  const what = facts.secret || facts.title === '' ? 'hội nghị' : facts.title
  const number = layout.words.number.vi.replace('-BC/', '-GTT/')
  const head = { kind: 'Giấy triệu tập', abstract: `dự ${what}`, number, to: '- Như trên,' }
  const host = bodyName(facts.host, layout, 'vi')
  const secret = facts.secret ? [said('Nội dung: thông báo riêng.')] : []
  if (slip.kind === 'person') {
    const to = [slip.person.full_name, slip.person.post, slip.person.unit].filter(Boolean).join(', ')
    const blocks = [
      bold(`Kính gửi: Đồng chí ${to}.`),
      said(`${host} triệu tập đồng chí dự: ${what}.`),
      ...secret,
      ...whenLines(facts),
      ...(slip.seat === null ? [] : [said(`Ghế số: ${slip.seat}.`)]),
      said('Đề nghị đồng chí đến đúng giờ, mang theo giấy này; không dự được thì báo lý do trước hội nghị./.'),
    ]
    return { model: modelOf(facts, layout, head, blocks), tables: [] }
  }
  const { unit, people, places } = slip
  const blank = Array.from({ length: Math.max(0, Math.min(places, 60) - people.length) }, () => ['', '', ''])
  const rows = [...people.map(({ full_name: name, post }) => [name, post, '']), ...blank]
  const seats = formatCount(Math.max(places, people.length), 'vi')
  const blocks = [
    bold(`Kính gửi: ${unit}.`),
    said(`${host} triệu tập ${seats} đồng chí của đơn vị dự: ${what}.`),
    ...secret,
    ...whenLines(facts),
    said('Đề nghị đơn vị cử đúng thành phần và gửi danh sách dưới đây trước hội nghị./.'),
  ]
  return {
    model: modelOf(facts, layout, head, blocks),
    tables: [
      {
        heading: null,
        table: table(
          [column('TT', 7, 'center'), column('Họ và tên', 36), column('Chức vụ', 35), column('Ghi chú', 22)],
          rows.map((row, i) => [String(i + 1), ...row]),
          8,
        ),
      },
    ],
  }
}
