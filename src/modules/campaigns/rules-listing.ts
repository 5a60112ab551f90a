/** Campaigns, and last days of units, as exported lists. */
import { campaignStatuses, labelOf, levels } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import type { UnitDue } from './contract-deadlines.ts'
import type { CampaignRow } from './contract-plan.ts'

const words = {
  campaigns: { vi: 'Danh sách đợt sinh hoạt', en: 'Campaigns' },
  deadlines: { vi: 'Thời hạn của các đơn vị', en: 'Last days of units' },
  code: { vi: 'Mã đợt', en: 'Code' },
  title: { vi: 'Tên đợt', en: 'Title' },
  owner: { vi: 'Đơn vị chủ trì', en: 'Owner' },
  status: { vi: 'Tình trạng', en: 'State' },
  opens: { vi: 'Ngày bắt đầu', en: 'First day' },
  ends: { vi: 'Hạn cuối', en: 'Last day' },
  audiences: { vi: 'Số đối tượng', en: 'Audiences' },
  sessions: { vi: 'Số buổi', en: 'Sessions' },
  directives: { vi: 'Văn bản', en: 'Directives' },
  unit: { vi: 'Mã đơn vị', en: 'Unit code' },
  name: { vi: 'Đơn vị', en: 'Unit' },
  level: { vi: 'Cấp', en: 'Level' },
  due: { vi: 'Hạn', en: 'Last day' },
  from: { vi: 'Theo', en: 'Set by' },
  special: { vi: 'Hạn riêng của đối tượng', en: 'Of audiences' },
  ofUnit: { vi: 'đơn vị', en: 'unit' },
  ofLevel: { vi: 'cấp', en: 'level' },
  search: { vi: 'Tìm', en: 'Search' },
  own: { vi: 'Có hạn riêng', en: 'With a day of its own' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} as const

type Narrowed = {
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: Lang
  readonly search?: string | undefined
  readonly status?: string | undefined
  readonly owner?: string | undefined
  readonly level?: string | undefined
  readonly unit?: string | undefined
  readonly own?: 'yes' | 'no' | undefined
}

const shared = ({ format, lang, search, status, owner, level, unit, own }: Narrowed) => ({
  filters: (
    [
      [words.search[lang], search],
      [words.status[lang], status === undefined ? undefined : labelOf(campaignStatuses, status, lang)],
      [words.owner[lang], owner],
      [words.level[lang], level === undefined ? undefined : labelOf(levels, level, lang)],
      [words.name[lang], unit],
      [words.own[lang], own === undefined ? undefined : words[own][lang]],
    ] as const
  ).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  format: format === 'csv' ? ('csv' as const) : ('xlsx' as const),
  lang,
})

/** The campaigns as a file. */
export function campaignsListing(rows: readonly CampaignRow[], asked: Narrowed, asOf: string | null) {
  const { lang } = asked
  return {
    ...shared(asked),
    title: words.campaigns[lang],
    asOf,
    columns: [
      { text: words.code[lang], width: 14 },
      { text: words.title[lang], width: 50 },
      { text: words.owner[lang], width: 36 },
      { text: words.status[lang], width: 14 },
      { text: words.opens[lang], width: 12 },
      { text: words.ends[lang], width: 12 },
      { text: words.audiences[lang], width: 12, numeric: true },
      { text: words.sessions[lang], width: 12, numeric: true },
      { text: words.directives[lang], width: 36 },
    ],
    cells: rows.map((row) => [
      row.code,
      row.title,
      row.owner.name,
      labelOf(campaignStatuses, row.status, lang),
      row.opens_on,
      row.ends_on ?? '',
      String(row.audiences),
      String(row.sessions),
      row.directives.join('; '),
    ]),
  }
}

/** Last days of units as a file. */
export function deadlinesListing(rows: readonly UnitDue[], asked: Narrowed, asOf: string) {
  const { lang } = asked
  return {
    ...shared(asked),
    title: words.deadlines[lang],
    asOf,
    columns: [
      { text: words.unit[lang], width: 14 },
      { text: words.name[lang], width: 40 },
      { text: words.level[lang], width: 14 },
      { text: words.due[lang], width: 12 },
      { text: words.from[lang], width: 12 },
      { text: words.special[lang], width: 40 },
    ],
    cells: rows.map((row) => [
      row.unit,
      row.name,
      labelOf(levels, row.level, lang),
      row.due_on ?? '',
      row.from === null ? '' : words[row.from === 'unit' ? 'ofUnit' : 'ofLevel'][lang],
      row.audiences.map((one) => `${one.audience}: ${one.due_on}`).join('; '),
    ]),
  }
}
