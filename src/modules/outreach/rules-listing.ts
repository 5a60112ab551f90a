/** The log of outreach as an exported list. */
import { labelOf, outreachForms, reachBases } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
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

type Narrowed = {
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: Lang
  readonly campaign?: string | undefined
  readonly unit?: string | undefined
  readonly form?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reach_basis?: string | undefined
  readonly search?: string | undefined
}

function filtersOf(asked: Narrowed): (readonly [string, string])[] {
  const { lang, form, reach_basis: basis } = asked
  const given: (readonly [string, string | undefined])[] = [
    [words.campaign[lang], asked.campaign],
    [words.unit[lang], asked.unit],
    [words.form[lang], form === undefined ? undefined : labelOf(outreachForms, form, lang)],
    [words.from[lang], asked.from],
    [words.to[lang], asked.to],
    [words.basis[lang], basis === undefined ? undefined : labelOf(reachBases, basis, lang)],
    [words.search[lang], asked.search],
  ]
  return given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** Head of the exported list. */
export function outreachSheet(asked: Narrowed) {
  const { lang } = asked
  const number = (of: { vi: string; en: string }) => ({ text: of[lang], width: 12, numeric: true })
  return {
    title: words.title[lang],
    columns: [
      { text: words.date[lang], width: 12 },
      { text: words.code[lang], width: 12 },
      { text: words.unit[lang], width: 36 },
      { text: words.form[lang], width: 20 },
      { text: words.name[lang], width: 48 },
      { text: words.audience[lang], width: 24 },
      number(words.items),
      number(words.attendances),
      number(words.reach),
      { text: words.basis[lang], width: 14 },
      { text: words.link[lang], width: 36 },
      number(words.pictures),
    ],
    filters: filtersOf(asked),
    asOf: null,
    format: asked.format === 'csv' ? ('csv' as const) : ('xlsx' as const),
    lang,
  }
}

const text = (n: number | null): string => (n === null ? '' : String(n))

/** An activity as a line of it. */
export const outreachCells = (row: ActivityRow, lang: Lang): readonly string[] => [
  row.date,
  row.unit,
  row.unit_name,
  labelOf(outreachForms, row.form, lang),
  row.title ?? '',
  row.audience ?? '',
  text(row.count),
  text(row.attendances),
  text(row.reach),
  row.reach_basis === null ? '' : labelOf(reachBases, row.reach_basis, lang),
  row.link ?? '',
  String(row.pictures),
]
