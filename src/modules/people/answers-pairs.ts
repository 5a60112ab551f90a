/** Pairs of people who are likely one, page by page and as a file. */
import type { z } from 'zod'
import { cellsOf, headOf, text } from '#core/listing-sheet.ts'
import type { Said, SheetColumn } from '#core/listing-sheet.ts'
import { formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import type { AskedContext } from '#platform/http.ts'
import type { Listing } from '#platform/listing.ts'
import { unitsAsked } from './answers-below.ts'
import type { listDuplicates } from './contract-desk.ts'
import { readDuplicates } from './store-alike.ts'
import type { Alike, Pair } from './store-alike.ts'

type Query = z.output<(typeof listDuplicates)['query']>

/** A page of the pairs within the asker's scope as they are today; the rows of places have to be up to the facts. A unit out of scope is `not-found`. */
export async function pairsFor(cx: AskedContext, realm: RealmFacts, query: Query) {
  const scope = await cx.scopeOf(realm)
  const day = dayIn(realm.timeZone, cx.now())
  const after = cursorParts(query.after, ['text', 'text'])
  const { pairs, total } = await readDuplicates(cx.database.db, scope, {
    day,
    units: await unitsAsked(cx, scope, { unit: query.unit, day }),
    search: query.search?.trim() ?? '',
    by: query.by ?? null,
    isDown: query.order === 'desc',
    after: after && [String(after[0]), String(after[1])],
    limit: query.limit + 1,
  })
  const rows = pairs.slice(0, query.limit)
  const last = rows.at(-1)
  return { rows, total, next: pairs.length > query.limit && last ? cursorOf([last.one.code, last.other.code]) : null }
}

const reasons: Readonly<Record<Alike['by'][number], Said>> = {
  name: { vi: 'họ tên', en: 'name' },
  birth: { vi: 'ngày sinh', en: 'birth date' },
  contact: { vi: 'liên hệ', en: 'contact' },
}

const side = (of: (pair: Pair) => Alike, mark: '1' | '2', lang: Lang): SheetColumn<Pair>[] => [
  text({ vi: `Mã người ${mark}`, en: `Code ${mark}` }, 14, (pair) => of(pair).code),
  text({ vi: `Họ và tên ${mark}`, en: `Full name ${mark}` }, 28, (pair) => of(pair).full_name),
  text({ vi: `Ngày sinh ${mark}`, en: `Birth date ${mark}` }, 12, (pair) => {
    const born = of(pair).birth_date
    return born && formatDate(born, lang)
  }),
  text({ vi: `Đơn vị ${mark}`, en: `Unit ${mark}` }, 36, (pair) => of(pair).unit_name ?? of(pair).unit),
]

/** The same as a file, of all that match. */
export function pairsListing(cx: AskedContext, realm: RealmFacts, query: Query): Listing {
  const { lang } = query
  const columns = [
    ...side(({ one }) => one, '1', lang),
    ...side(({ other }) => other, '2', lang),
    text<Pair>({ vi: 'Cùng', en: 'The same' }, 26, ({ one }) => one.by.map((why) => reasons[why][lang]).join(', ')),
  ]
  const rows = async function* () {
    for (let after: string | undefined; ;) {
      const page = await pairsFor(cx, realm, { ...query, after, limit: 5_000 })
      yield page.rows.map((row) => cellsOf(columns, row))
      if (page.next === null) return
      after = page.next
    }
  }
  const head = headOf(
    {
      title: { vi: 'Người trùng', en: 'Duplicates' }[lang],
      asOf: dayIn(realm.timeZone, cx.now()),
      columns,
      narrowed: [
        [{ vi: 'Tìm', en: 'Search' }, query.search],
        [{ vi: 'Đơn vị', en: 'Unit' }, query.unit],
        [{ vi: 'Cùng', en: 'The same' }, query.by && reasons[query.by][lang]],
      ],
    },
    query,
  )
  return { ...head, rows: rows() }
}
