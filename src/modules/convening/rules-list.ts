/** What the official list of who is convened says, before it has a look. */
import { formatCount, formatDate } from '#core/phrases.ts'
import { labelOf, sessionModes } from '#core/choices.ts'
import { bodyName, bodyOf } from '#modules/reports/rules-layout.ts'
import type { Layout } from '#modules/reports/rules-layout.ts'
import type { AnnexTable, ReportModel } from '#modules/reports/rules-model.ts'
import type { Convened } from './contract.ts'

export type ListFacts = {
  readonly title: string
  readonly host: string
  readonly venue: string
  readonly mode: string
  /** Civil date of the session, and its hours as on the clock. */
  readonly day: string
  readonly from: string
  readonly to: string | null
  readonly people: readonly Convened[]
  readonly units: readonly {
    readonly unit: { readonly name: string }
    readonly places: number | null
    readonly names: number
  }[]
}

const count = (n: number): string => formatCount(n, 'vi')

/** Seats have a column only where somebody has one. */
function peopleTable(people: readonly Convened[]): AnnexTable {
  const hasSeats = people.some(({ order }) => order !== null)
  const column = (label: string, width: number, align: 'left' | 'center' = 'left') => ({ label, align, width })
  return {
    number: '01',
    title: '',
    wide: false,
    columns: [
      column('TT', 6, 'center'),
      column('Họ và tên', 28),
      column('Chức vụ', 22),
      column('Đơn vị', 36),
      ...(hasSeats ? [column('Ghế', 8, 'center')] : []),
      column('Ghi chú', 16),
    ],
    rows: people.map(({ full_name, post, unit, order, note }, i) => [
      String(i + 1),
      full_name,
      post,
      unit.name || unit.code,
      ...(hasSeats ? [order === null ? '' : String(order)] : []),
      note,
    ]),
    total: null,
    notes: [],
    empty: '',
  }
}

function unitsTable(units: ListFacts['units']): AnnexTable {
  const placed = units.filter(({ places }) => places !== null)
  const sum = (pick: (one: ListFacts['units'][number]) => number): string =>
    count(placed.reduce((total, one) => total + pick(one), 0))
  return {
    number: '02',
    title: '',
    wide: false,
    columns: [
      { label: 'TT', align: 'center', width: 6 },
      { label: 'Đơn vị', align: 'left', width: 56 },
      { label: 'Số suất', align: 'right', width: 14 },
      { label: 'Đã cử', align: 'right', width: 14 },
      { label: 'Còn thiếu', align: 'right', width: 14 },
    ],
    rows: placed.map(({ unit, places, names }, i) => [
      String(i + 1),
      unit.name,
      count(places ?? 0),
      count(names),
      count(Math.max(0, (places ?? 0) - names)),
    ]),
    total: [
      '',
      'Tổng số',
      sum(({ places }) => places ?? 0),
      sum(({ names }) => names),
      sum(({ places, names }) => Math.max(0, (places ?? 0) - names)),
    ],
    notes: [],
    empty: '',
  }
}

const said = (text: string) => ({ type: 'text', runs: [{ text }] }) as const
const heading = (text: string) => ({ type: 'heading', depth: 1, text }) as const

/** The list in the Party layout: head, when and where, the two tables, and who signs. In Vietnamese: it is an official paper. */
export function listModel(
  facts: ListFacts,
  layout: Layout,
): {
  readonly model: ReportModel
  readonly tables: readonly { readonly heading: ReportModel['blocks'][number]; readonly table: AnnexTable }[]
} {
  const { body, group } = bodyOf(facts.host, layout)
  const { words } = layout
  const place = body.place.replace('$1', () => group) || words.dots
  const hours = facts.to === null ? `từ ${facts.from}` : `từ ${facts.from} đến ${facts.to}`
  const named = facts.people.length > 0
  const placed = facts.units.some(({ places }) => places !== null)
  const lines = [
    `Thời gian: ${hours}, ngày ${formatDate(facts.day, 'vi')}.`,
    ...(facts.venue === '' ? [] : [`Địa điểm: ${facts.venue}.`]),
    `Hình thức: ${labelOf(sessionModes, facts.mode, 'vi').toLocaleLowerCase('vi')}.`,
    ...(named ? [`Số người được triệu tập đích danh: ${count(facts.people.length)}.`] : []),
  ]
  const model: ReportModel = {
    lang: 'vi',
    head: {
      superior: null,
      body: bodyName(facts.host, layout, 'vi'),
      party: words.party.vi,
      number: '(Kèm theo giấy triệu tập)',
      placeAndDate: words.dateLine.vi.replace('{place}', place).replace('{year}', facts.day.slice(0, 4)),
      kind: 'Danh sách triệu tập',
      abstract: facts.title,
    },
    blocks: lines.map(said),
    sign: { lines: [body.sign.vi], post: words.post.vi, name: words.signName.vi },
    recipients: { title: words.recipientsTitle.vi, lines: ['- Các đơn vị có tên trong danh sách,', '- Lưu.'] },
    annexTitle: '',
    annexSubtitle: '',
    annexes: [],
    notes: {},
  }
  const tables = [
    ...(named
      ? [{ heading: heading(placed ? 'I. Triệu tập đích danh' : 'Danh sách'), table: peopleTable(facts.people) }]
      : []),
    ...(placed
      ? [
          {
            heading: heading(named ? 'II. Số suất của các đơn vị' : 'Số suất của các đơn vị'),
            table: unitsTable(facts.units),
          },
        ]
      : []),
  ]
  return { model, tables }
}
