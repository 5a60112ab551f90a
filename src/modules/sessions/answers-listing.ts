import { labelOf, sessionKinds, sessionModes } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import type { Db } from '#platform/database.ts'
import type { Listing } from '#platform/listing.ts'
import type { SessionRow } from './contract.ts'
import { readSessions } from './store.ts'
import type { SessionsAsked } from './store.ts'

const words = {
  vi: {
    title: 'Danh sách hội nghị, lớp học',
    columns: [
      'Ngày',
      'Giờ',
      'Mã buổi',
      'Tên buổi',
      'Đơn vị tổ chức',
      'Loại',
      'Hình thức',
      'Địa điểm',
      'Đối tượng',
      'Mật',
    ],
    counts: ['Sức chứa', 'Điểm cầu', 'Triệu tập', 'Có mặt'],
    filters: {
      search: 'Tìm',
      campaign: 'Đợt',
      host: 'Đơn vị tổ chức',
      kind: 'Loại',
      mode: 'Hình thức',
      audience: 'Đối tượng',
      secret: 'Mật',
      from: 'Từ ngày',
      to: 'Đến ngày',
    },
    yes: 'có',
    no: 'không',
  },
  en: {
    title: 'Sessions',
    columns: ['Day', 'Time', 'Code', 'Title', 'Host', 'Kind', 'Mode', 'Venue', 'Audiences', 'Secret'],
    counts: ['Capacity', 'Sites', 'Convened', 'Present'],
    filters: {
      search: 'Search',
      campaign: 'Campaign',
      host: 'Host',
      kind: 'Kind',
      mode: 'Mode',
      audience: 'Audience',
      secret: 'Secret',
      from: 'From',
      to: 'To',
    },
    yes: 'yes',
    no: 'no',
  },
} as const
const widths = [12, 14, 16, 50, 36, 24, 24, 36, 20, 8]

/** Time of day of an instant in a zone. */
function timeIn(zone: string, at: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

/** The list as a file, with what it was narrowed to. */
export function listingOf(
  db: Db,
  scope: UnitScope,
  asked: SessionsAsked,
  { format, lang }: { readonly format: 'json' | 'xlsx' | 'csv'; readonly lang: 'vi' | 'en' },
): Listing {
  const say = words[lang]
  const shown = (name: keyof typeof say.filters): string => {
    const value = asked[name] ?? ''
    if (name === 'kind') return labelOf(sessionKinds, value, lang)
    if (name === 'mode') return labelOf(sessionModes, value, lang)
    if (name === 'secret') return value === 'yes' ? say.yes : say.no
    return name === 'from' || name === 'to' ? formatDate(value, lang) : value
  }
  const names = Object.keys(say.filters) as (keyof typeof say.filters)[]
  const cells = (row: SessionRow): string[] => [
    formatDate(dayIn(asked.zone, new Date(row.starts_at)), lang),
    [row.starts_at, row.ends_at].flatMap((at) => (at === null ? [] : [timeIn(asked.zone, at)])).join(' – '),
    row.code,
    row.title,
    row.host.name || row.host.code,
    labelOf(sessionKinds, row.kind, lang),
    labelOf(sessionModes, row.mode, lang),
    row.venue,
    row.audiences.join(', '),
    row.secret ? say.yes : say.no,
    ...[row.capacity ?? '', row.sites, row.convened, row.present].map(String),
  ]
  async function* batches() {
    let after = asked.after
    for (;;) {
      const { rows } = await readSessions(db, scope, { ...asked, after, limit: 500 })
      const page = rows.slice(0, 500)
      yield page.map(cells)
      const last = page.at(-1)
      if (rows.length <= 500 || last === undefined) return
      after = [last.key, last.code]
    }
  }
  return {
    title: say.title,
    filters: names
      .filter((name) => asked[name] !== undefined && asked[name] !== '')
      .map((name) => [say.filters[name], shown(name)] as const),
    asOf: null,
    columns: [
      ...say.columns.map((text, i) => ({ text, width: widths[i] ?? 20 })),
      ...say.counts.map((text) => ({ text, width: 10, numeric: true })),
    ],
    rows: batches(),
    format: format === 'csv' ? 'csv' : 'xlsx',
    lang,
  }
}
