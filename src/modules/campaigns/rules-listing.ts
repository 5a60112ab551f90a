/** Campaigns, and last days of units, as exported lists. */
import { campaignStatuses, labelOf, levels } from '#core/choices.ts'
import { chosen, numbers, sheetOf, text } from '#core/listing-sheet.ts'
import type { FileAsked, SheetColumn } from '#core/listing-sheet.ts'
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

type CampaignsNarrowed = FileAsked & {
  readonly search?: string | undefined
  readonly status?: string | undefined
  /** As a reader knows it, not its code. */
  readonly owner?: string | undefined
}

/** The campaigns as a file. */
export function campaignsListing(rows: readonly CampaignRow[], asked: CampaignsNarrowed, asOf: string | null) {
  const { lang } = asked
  const columns: SheetColumn<CampaignRow>[] = [
    text(words.code, 14, (row) => row.code),
    text(words.title, 50, (row) => row.title),
    text(words.owner, 36, (row) => row.owner.name),
    text(words.status, 14, (row) => labelOf(campaignStatuses, row.status, lang)),
    text(words.opens, 12, (row) => row.opens_on),
    text(words.ends, 12, (row) => row.ends_on),
    numbers(words.audiences, (row) => row.audiences),
    numbers(words.sessions, (row) => row.sessions),
    text(words.directives, 36, (row) => row.directives.join('; ')),
  ]
  const narrowed = [
    [words.search, asked.search],
    [words.status, chosen(campaignStatuses, asked.status, lang)],
    [words.owner, asked.owner],
  ] as const
  return sheetOf({ title: words.campaigns[lang], asOf, columns, narrowed, rows }, asked)
}

type DeadlinesNarrowed = FileAsked & {
  readonly day: string
  readonly search?: string | undefined
  readonly level?: string | undefined
  /** As a reader knows it, not its code. */
  readonly unit?: string | undefined
  readonly own?: 'yes' | 'no' | undefined
  /** Names of audiences by their codes. */
  readonly audiences: ReadonlyMap<string, string>
}

/** Last days of units as a file. */
export function deadlinesListing(rows: readonly UnitDue[], asked: DeadlinesNarrowed) {
  const { lang, day, own, audiences } = asked
  const columns: SheetColumn<UnitDue>[] = [
    text(words.unit, 14, (row) => row.unit),
    text(words.name, 40, (row) => row.name),
    text(words.level, 14, (row) => labelOf(levels, row.level, lang)),
    text(words.due, 12, (row) => row.due_on),
    text(words.from, 12, ({ from }) => from && words[from === 'unit' ? 'ofUnit' : 'ofLevel'][lang]),
    text(words.special, 40, (row) =>
      row.audiences.map((one) => `${audiences.get(one.audience) ?? one.audience}: ${one.due_on}`).join('; '),
    ),
  ]
  const narrowed = [
    [words.search, asked.search],
    [words.level, chosen(levels, asked.level, lang)],
    [words.name, asked.unit],
    [words.own, own && words[own][lang]],
  ] as const
  return sheetOf({ title: words.deadlines[lang], asOf: day, columns, narrowed, rows }, asked)
}
