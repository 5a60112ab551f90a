/** Transfers between units that different officers keep, as a list and as a file. */
import type { z } from 'zod'
import { labelOf, transferStatuses } from '#core/choices.ts'
import { sheetOf, text } from '#core/listing-sheet.ts'
import { formatDate } from '#core/phrases.ts'
import type { RealmFacts } from '#core/realm.ts'
import { unaccented } from '#core/text.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import { unitsAsked } from './answers-below.ts'
import type { listTransfers, transferShape } from './contract-desk.ts'
import { readTransfers } from './store-transfers.ts'

type Query = z.output<(typeof listTransfers)['query']>
type Row = z.infer<typeof transferShape>

const byWords = new Intl.Collator('vi')
const orders = {
  name: (a: Row, b: Row) => byWords.compare(a.full_name, b.full_name),
  day: (a: Row, b: Row) => (a.moves_on < b.moves_on ? -1 : a.moves_on > b.moves_on ? 1 : 0),
} as const

/** All that match, those that wait and the newest first unless another order is asked for. */
export async function transfersFor(cx: AskedContext, realm: RealmFacts, query: Query): Promise<Row[]> {
  const scope = await cx.scopeOf(realm)
  const units = await unitsAsked(cx, scope, { unit: query.unit, day: dayIn(realm.timeZone, cx.now()) })
  const within = units && new Set(units)
  const part = unaccented(query.search?.trim() ?? '')
  const found = await readTransfers(cx.database.db, scope, { open: query.open === 'yes' })
  const rows = found
    .filter(({ from_id: from, to_id: to }) => within === null || within.has(from) || within.has(to))
    .filter(({ full_name: name, person }) => unaccented(`${name}|${person}`).includes(part))
    .map(({ from_id: from, to_id: to, asked_at: at, recorded_at: _at, ...row }) => {
      const isOpen = row.status === 'asked'
      const can: ('answer' | 'withdraw')[] = []
      if (isOpen && scope.covers(to)) can.push('answer')
      if (isOpen && scope.covers(from)) can.push('withdraw')
      return { ...row, asked_at: at.toISOString(), can }
    })
  if (query.sort !== 'asked') rows.sort(orders[query.sort])
  return query.order === 'desc' ? rows.toReversed() : rows
}

/** The list as a file. */
export function transfersSheet(rows: readonly Row[], query: Query) {
  const { lang } = query
  return sheetOf<Row>(
    {
      title: { vi: 'Chuyển sinh hoạt', en: 'Transfers' }[lang],
      asOf: null,
      rows,
      columns: [
        text({ vi: 'Mã người', en: 'Code' }, 14, (row) => row.person),
        text({ vi: 'Họ và tên', en: 'Full name' }, 28, (row) => row.full_name),
        text({ vi: 'Từ đơn vị', en: 'From' }, 34, (row) => row.from_name ?? row.from),
        text({ vi: 'Đến đơn vị', en: 'To' }, 34, (row) => row.to_name ?? row.to),
        text({ vi: 'Từ ngày', en: 'From day' }, 12, (row) => formatDate(row.moves_on, lang)),
        text({ vi: 'Quyết định', en: 'Decision' }, 28, (row) => row.decision),
        text({ vi: 'Tình trạng', en: 'State' }, 18, (row) => labelOf(transferStatuses, row.status, lang)),
        text({ vi: 'Trả lời', en: 'Answer' }, 28, (row) => row.answer),
      ],
      narrowed: [
        [{ vi: 'Tìm', en: 'Search' }, query.search],
        [{ vi: 'Đơn vị', en: 'Unit' }, query.unit],
        [
          { vi: 'Tình trạng', en: 'State' },
          query.open === 'yes' ? labelOf(transferStatuses, 'asked', lang) : { vi: 'tất cả', en: 'all' }[lang],
        ],
      ],
    },
    query,
  )
}
