/** What was written, as an exported list. */
import { cellsOf, headOf, numbers, text } from '#core/listing-sheet.ts'
import type { FileAsked } from '#core/listing-sheet.ts'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { dossierFiles } from './columns.ts'

type Row = {
  readonly position: number
  readonly at: string
  readonly door: string
  readonly actor: string
  readonly user_name: string | null
  readonly counts: Readonly<Record<string, number>>
  readonly undone_by: number | null
}

const words = {
  title: { vi: 'Các lần ghi', en: 'What was written' },
  position: { vi: 'Vị trí', en: 'Position' },
  at: { vi: 'Lúc', en: 'At' },
  by: { vi: 'Người ghi', en: 'By' },
  door: { vi: 'Qua', en: 'Through' },
  counts: { vi: 'Đã ghi', en: 'Written' },
  undone: { vi: 'Hoàn tác bởi lần ghi', en: 'Undone by' },
  mine: { vi: 'Của tôi', en: 'Mine' },
} as const
const people: Readonly<Record<string, { vi: string; en: string }>> = {
  machine: { vi: 'người ở máy chủ', en: 'whoever is at the server' },
  operator: { vi: 'người vận hành', en: 'the operator' },
}
const doors: Readonly<Record<string, { vi: string; en: string }>> = {
  import: { vi: 'nhập tệp', en: 'import' },
  page: { vi: 'trang web', en: 'page' },
  cli: { vi: 'dòng lệnh', en: 'command line' },
  demo: { vi: 'dữ liệu mẫu', en: 'sample data' },
  undo: { vi: 'hoàn tác', en: 'undo' },
}

/** The log of orders as a file: what stands above the rows, and what it says of an order. */
export function ordersListing(asked: FileAsked & { readonly mine: 'yes' | 'no' }, zone: string) {
  const { lang } = asked
  const named = (name: string): string =>
    lang === 'vi' ? (dossierFiles.find((file) => file.name === name)?.vi ?? name) : name.replaceAll('_', ' ')
  const columns = [
    numbers<Row>(words.position, ({ position }) => position),
    text<Row>(words.at, 20, ({ at }) => formatInstant(at, zone, lang)),
    text<Row>(words.by, 24, ({ user_name: name, actor }) => name ?? people[actor]?.[lang] ?? actor),
    text<Row>(words.door, 14, ({ door }) => doors[door]?.[lang] ?? door),
    text<Row>(words.counts, 50, ({ counts }) =>
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([file, count]) => `${named(file)}: ${formatCount(count, lang)}`)
        .join(' · '),
    ),
    numbers<Row>(words.undone, ({ undone_by: undone }) => undone),
  ]
  const narrowed = [[words.by, asked.mine === 'yes' ? words.mine[lang] : undefined]] as const
  return {
    head: headOf({ title: words.title[lang], asOf: null, columns, narrowed }, asked),
    cells: (row: Row): string[] => cellsOf(columns, row),
  }
}
