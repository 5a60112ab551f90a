/** The list of people as it is asked for, on the page and in a file. */
import type { z } from 'zod'
import { cadres, kinds, labelOf, obligations, tiers } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import { unitsAsked } from './answers-below.ts'
import type { listPeople, PersonRow } from './contract-desk.ts'
import type { PeopleAsked, PeopleCount } from './store-list.ts'
import { countPeople, readPeoplePage } from './store-list.ts'
import { wordsMeant } from './store-words.ts'
import type { PlacesState } from './store-places.ts'

export type ListQuery = z.output<(typeof listPeople)['query']>

/** What the store is asked; the rows have to be up to the facts. A unit out of scope is `not-found`, as one that is not there. */
export async function peopleAsked(
  cx: AskedContext,
  realm: RealmFacts,
  scope: UnitScope,
  query: ListQuery,
): Promise<PeopleAsked> {
  const { as_of, unit, depth, format: _format, lang: _lang, realm: _realm, ...rest } = query
  const today = dayIn(realm.timeZone, cx.now())
  const day = as_of ?? today
  const words = await wordsMeant(cx.database.db, realm.id, rest.search)
  const asked = { ...rest, day, today, words, namesRestricted: cx.holds(['edit.people']) }
  return { ...asked, units: await unitsAsked(cx, scope, { unit, day, isAlone: depth === 'own' }) }
}

const counted = new Map<string, PeopleCount>()
const most = 200

/**
 * How many match, up to a position. What was counted of a whole realm is kept for the next page: it can't change
 * without another position.
 */
export async function countedFor(
  cx: Pick<AskedContext, 'database'>,
  scope: UnitScope,
  asked: PeopleAsked,
  at: PlacesState,
): Promise<PeopleCount> {
  const { sort: _sort, order: _order, limit: _limit, after: _after, ...filter } = asked
  // who has restricted the use of their data is not told by the position
  const isKept = scope.all && asked.namesRestricted
  const key = JSON.stringify([cx.database.url, scope.realmId, at, filter])
  const known = isKept ? counted.get(key) : undefined
  if (known !== undefined) return known
  const count = await countPeople(cx.database.db, scope, asked)
  if (!isKept) return count
  const oldest = counted.size >= most ? counted.keys().next().value : undefined
  if (oldest !== undefined) counted.delete(oldest)
  counted.set(key, count)
  return count
}

const states = {
  here: { vi: 'Đang sinh hoạt', en: 'Belongs to a unit' },
  ended: { vi: 'Đã thôi sinh hoạt', en: 'Has left' },
  coming: { vi: 'Sắp về', en: 'To come' },
  none: { vi: 'Chưa có nơi sinh hoạt', en: 'Never had a unit' },
  away: { vi: 'Không ở đơn vị nào', en: 'In no unit' },
  any: { vi: 'Tất cả', en: 'All' },
} as const

const words = {
  vi: {
    title: 'Danh sách người',
    columns: [
      'Mã người',
      'Họ và tên',
      'Mã đơn vị',
      'Đơn vị',
      'Chức vụ',
      'Loại',
      'Diện cán bộ',
      'Diện quản lý',
      'Miễn',
      'Từ ngày',
      'Tình trạng',
    ],
    filters: {
      search: 'Tìm',
      unit: 'Đơn vị',
      who: 'Nhóm',
      state: 'Tình trạng',
      kind: 'Loại',
      cadre: 'Diện cán bộ',
      tier: 'Diện quản lý',
      exempt: 'Miễn',
      moved: 'Chuyển đến',
    },
    who: { members: 'Đảng viên', non_members: 'Ngoài Đảng', all: 'Tất cả' },
    own: 'chỉ đơn vị này',
    yes: 'có',
  },
  en: {
    title: 'People',
    columns: [
      'Code',
      'Full name',
      'Unit code',
      'Unit',
      'Post',
      'Kind',
      'Cadre',
      'Managed by',
      'Exempt',
      'Since',
      'State',
    ],
    filters: {
      search: 'Search',
      unit: 'Unit',
      who: 'Group',
      state: 'State',
      kind: 'Kind',
      cadre: 'Cadre',
      tier: 'Managed by',
      exempt: 'Exempt',
      moved: 'Came from elsewhere',
    },
    who: { members: 'Party members', non_members: 'Not members', all: 'All' },
    own: 'this unit only',
    yes: 'yes',
  },
} as const

/** Title, columns and what the list was narrowed to, for a file. */
export function listingOf(query: ListQuery) {
  const { lang } = query
  const say = words[lang]
  const filters: (readonly [string, string])[] = [[say.filters.who, say.who[query.who]]]
  const add = (name: keyof typeof say.filters, value: string | undefined) => {
    if (value) filters.push([say.filters[name], value])
  }
  add('search', query.search)
  add('unit', query.unit && (query.depth === 'own' ? `${query.unit} (${say.own})` : query.unit))
  add('state', states[query.state][lang])
  add('kind', query.kind && labelOf(kinds, query.kind, lang))
  add('cadre', query.cadre && labelOf(cadres, query.cadre, lang))
  add('tier', query.tier && labelOf(tiers, query.tier, lang))
  add('exempt', query.exempt && labelOf(obligations, query.exempt, lang))
  add('moved', query.moved && say.yes)
  const widths = [14, 30, 14, 40, 26, 22, 18, 34, 24, 12, 20]
  return { title: say.title, filters, columns: say.columns.map((text, i) => ({ text, width: widths[i] ?? 20 })) }
}

const cells = (row: PersonRow, lang: Lang): string[] => [
  row.code,
  row.full_name,
  row.unit ?? '',
  row.unit_name ?? '',
  row.position,
  row.kind === null ? '' : labelOf(kinds, row.kind, lang),
  row.cadre === null ? '' : labelOf(cadres, row.cadre, lang),
  row.tier === null ? '' : labelOf(tiers, row.tier, lang),
  row.exempt.map((one) => labelOf(obligations, one, lang)).join('; '),
  row.since ?? '',
  states[row.state][lang],
]

/** Every row of a list, in batches. */
export async function* peopleBatches(
  cx: Pick<AskedContext, 'database'>,
  scope: UnitScope,
  asked: PeopleAsked,
  { few, lang }: { readonly few: readonly number[] | null; readonly lang: Lang },
) {
  for (let after: string | undefined; ;) {
    const page = await readPeoplePage(cx.database.db, scope, { ...asked, limit: 500, after }, few)
    yield page.rows.map((row) => cells(row, lang))
    if (page.next === null) return
    after = page.next
  }
}
