/** Lists of people of a session as files. */
import { attendanceStatuses, conveningStatuses, labelOf } from '#core/choices.ts'
import type { Listing } from '#platform/listing.ts'
import type { Convened, RosterRow } from './contract.ts'

type Kept = { readonly format: 'json' | 'xlsx' | 'csv'; readonly lang: 'vi' | 'en' }
type Keyed<Row> = Row & { readonly k1: string; readonly k2: string; readonly person: string }
type Page<Row> = (after: readonly string[] | null) => Promise<{ rows: Keyed<Row>[] }>

/** Rows of a page at most; one more says that there are others. */
export const batch = 500

async function* all<Row>(read: Page<Row>, cells: (row: Row, at: number) => string[]) {
  let after: readonly string[] | null = null
  let done = 0
  for (;;) {
    const { rows }: { rows: Keyed<Row>[] } = await read(after)
    const page = rows.slice(0, batch)
    const from = done
    yield page.map((row, i) => cells(row, from + i + 1))
    done += page.length
    const last = page.at(-1)
    if (rows.length <= batch || last === undefined) return
    after = [last.k1, last.k2, last.person]
  }
}

const words = {
  vi: {
    convened: 'Danh sách triệu tập',
    roster: 'Danh sách điểm danh',
    number: 'TT',
    name: 'Họ và tên',
    post: 'Chức vụ',
    unit: 'Đơn vị',
    seat: 'Ghế',
    status: 'Tình trạng',
    note: 'Ghi chú',
    session: 'Buổi',
    code: 'Mã người',
  },
  en: {
    convened: 'People convened',
    roster: 'Roster',
    number: 'No.',
    name: 'Full name',
    post: 'Post',
    unit: 'Unit',
    seat: 'Seat',
    status: 'Status',
    note: 'Note',
    session: 'Session',
    code: 'Code',
  },
} as const

type Told = { readonly session: string; readonly filters: readonly (readonly [string, string])[] }

/** People convened, as a file. */
export function convenedListing(read: Page<Convened>, { session, filters }: Told, { format, lang }: Kept): Listing {
  const say = words[lang]
  return {
    title: say.convened,
    filters: [[say.session, session], ...filters],
    asOf: null,
    columns: [
      { text: say.number, width: 6, numeric: true },
      { text: say.code, width: 14 },
      { text: say.name, width: 30 },
      { text: say.post, width: 30 },
      { text: say.unit, width: 36 },
      { text: say.seat, width: 8, numeric: true },
      { text: say.status, width: 16 },
      { text: say.note, width: 30 },
    ],
    rows: all(read, (row, at) => [
      String(at),
      row.person,
      row.full_name,
      row.post,
      row.unit.name || row.unit.code,
      row.order === null ? '' : String(row.order),
      labelOf(conveningStatuses, row.status, lang),
      row.note,
    ]),
    format: format === 'csv' ? 'csv' : 'xlsx',
    lang,
  }
}

/** The roster, as a file. */
export function rosterListing(read: Page<RosterRow>, { session, filters }: Told, { format, lang }: Kept): Listing {
  const say = words[lang]
  return {
    title: say.roster,
    filters: [[say.session, session], ...filters],
    asOf: null,
    columns: [
      { text: say.number, width: 6, numeric: true },
      { text: say.code, width: 14 },
      { text: say.name, width: 30 },
      { text: say.post, width: 30 },
      { text: say.unit, width: 36 },
      { text: say.status, width: 20 },
    ],
    rows: all(read, (row, at) => [
      String(at),
      row.person,
      row.full_name,
      row.post,
      row.unit.name || row.unit.code,
      row.status === null ? '' : labelOf(attendanceStatuses, row.status, lang),
    ]),
    format: format === 'csv' ? 'csv' : 'xlsx',
    lang,
  }
}
