/** The list of units as a file. */
import { levels, sectors } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Listing } from '#platform/listing.ts'
import type { CursorPart } from '#platform/cursor.ts'
import { listUnitsOf } from './store-list.ts'
import type { UnitsAsked } from './store-list.ts'
import type { TreeAsked } from './store.ts'

const words = {
  vi: {
    title: 'Danh sách đơn vị',
    columns: ['Mã', 'Tên đơn vị', 'Cấp', 'Khối', 'Mã cấp trên', 'Đơn vị cấp trên', 'Từ ngày', 'Số đơn vị trực thuộc'],
    search: 'Tìm',
    under: 'Thuộc đơn vị',
    parent: 'Trực thuộc đơn vị',
    level: 'Cấp',
    sector: 'Khối',
  },
  en: {
    title: 'Units',
    columns: ['Code', 'Name', 'Level', 'Sector', 'Parent code', 'Parent', 'From', 'Units directly below'],
    search: 'Search',
    under: 'At or below',
    parent: 'Directly below',
    level: 'Level',
    sector: 'Sector',
  },
} as const

const labelIn = (options: readonly Choice[], code: string, lang: Lang): string =>
  options.find((one) => one.code === code)?.[lang] ?? code

type Query = {
  readonly search?: string | undefined
  readonly under?: string | undefined
  readonly parent?: string | undefined
  readonly level?: string | undefined
  readonly sector?: string | undefined
  readonly as_of: string
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: Lang
}

/** Units as a file shows them; all that match, page by page. */
export function unitListing(
  asked: TreeAsked & { readonly scope: UnitScope },
  of: Omit<UnitsAsked, 'after' | 'limit'>,
  query: Query,
): Listing {
  const { lang } = query
  const say = words[lang]
  const filters: (readonly [string, string | undefined])[] = [
    [say.search, query.search],
    [say.under, query.under],
    [say.parent, query.parent],
    [say.level, query.level && labelIn(levels, query.level, lang)],
    [say.sector, query.sector && labelIn(sectors, query.sector, lang)],
  ]
  return {
    title: say.title,
    filters: filters.flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
    asOf: query.as_of,
    columns: say.columns.map((text, i) => ({
      text,
      width: [14, 44, 14, 18, 14, 44, 12, 12][i] ?? 20,
      numeric: i === 7,
    })),
    rows: batches(asked, of, lang),
    format: query.format === 'csv' ? 'csv' : 'xlsx',
    lang,
  }
}

async function* batches(
  asked: TreeAsked & { readonly scope: UnitScope },
  of: Omit<UnitsAsked, 'after' | 'limit'>,
  lang: Lang,
): AsyncGenerator<string[][]> {
  let after: CursorPart[] | null = null
  do {
    const page: Awaited<ReturnType<typeof listUnitsOf>> = await listUnitsOf(asked, asked.scope, {
      ...of,
      after,
      limit: 2000,
    })
    yield page.rows.map((row) => [
      row.code,
      row.name,
      labelIn(levels, row.level, lang),
      labelIn(sectors, row.sector, lang),
      row.parent ?? '',
      row.parent_name ?? '',
      row.valid_from ?? '',
      String(row.children),
    ])
    after = page.next
  } while (after !== null)
}
