/** The log of outreach as an exported list. */
import { labelOf, outreachForms, reachBases } from '#core/choices.ts'
import { cellsOf, chosen, headOf, numbers, text } from '#core/listing-sheet.ts'
import type { FileAsked, SheetColumn } from '#core/listing-sheet.ts'
import type { ActivityRow } from './contract.ts'

const words = {
  title: { vi: 'Hoạt động tuyên truyền', en: 'Outreach' },
  date: { vi: 'Ngày', en: 'Date' },
  code: { vi: 'Mã đơn vị', en: 'Unit code' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  form: { vi: 'Hình thức', en: 'Form' },
  name: { vi: 'Tên hoạt động', en: 'Title' },
  audience: { vi: 'Đối tượng', en: 'Audience' },
  items: { vi: 'Số tin, bài, buổi', en: 'Items' },
  attendances: { vi: 'Lượt người', en: 'Attendances' },
  reach: { vi: 'Số người tiếp cận', en: 'Reach' },
  basis: { vi: 'Cách tính số tiếp cận', en: 'Reach is' },
  link: { vi: 'Liên kết', en: 'Link' },
  pictures: { vi: 'Số ảnh', en: 'Pictures' },
  campaign: { vi: 'Đợt', en: 'Campaign' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  search: { vi: 'Tìm', en: 'Search' },
} as const

type Narrowed = FileAsked & {
  readonly campaign?: string | undefined
  /** As a reader knows it, not its code. */
  readonly unit?: string | undefined
  readonly form?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reach_basis?: string | undefined
  readonly search?: string | undefined
}

/** The log of outreach as a file: what stands above the rows, and what it says of an activity. */
export function outreachListing(asked: Narrowed) {
  const { lang } = asked
  const columns: SheetColumn<ActivityRow>[] = [
    text(words.date, 12, (row) => row.date),
    text(words.code, 12, (row) => row.unit),
    text(words.unit, 36, (row) => row.unit_name),
    text(words.form, 20, (row) => labelOf(outreachForms, row.form, lang)),
    text(words.name, 48, (row) => row.title),
    text(words.audience, 24, (row) => row.audience),
    numbers(words.items, (row) => row.count),
    numbers(words.attendances, (row) => row.attendances),
    numbers(words.reach, (row) => row.reach),
    text(words.basis, 14, (row) => row.reach_basis && labelOf(reachBases, row.reach_basis, lang)),
    text(words.link, 36, (row) => row.link),
    numbers(words.pictures, (row) => row.pictures),
  ]
  const narrowed = [
    [words.campaign, asked.campaign],
    [words.unit, asked.unit],
    [words.form, chosen(outreachForms, asked.form, lang)],
    [words.from, asked.from],
    [words.to, asked.to],
    [words.basis, chosen(reachBases, asked.reach_basis, lang)],
    [words.search, asked.search],
  ] as const
  return {
    head: headOf({ title: words.title[lang], asOf: null, columns, narrowed }, asked),
    cells: (row: ActivityRow): readonly string[] => cellsOf(columns, row),
  }
}
