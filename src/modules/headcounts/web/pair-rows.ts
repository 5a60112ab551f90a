/** Pairs of organizations as rows of a grid. Pure. */
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import type { FactRow } from '#web/grid/FactGrid.tsx'
import type { StatementsWords } from '#web/language/statements-vi.ts'
import type { ReplyOf } from '#web/api.ts'

type Overlap = ReplyOf<'listOverlaps'>['overlaps'][number]
type Of = {
  readonly audiences: readonly { readonly code: string; readonly expected: number }[]
  readonly overlaps: readonly Overlap[]
  readonly names: ReadonlyMap<string, string>
  readonly campaign: string
  readonly unit: string
  readonly day: string
}

/** The smaller of both; of an organization that has stated nothing the size is not known. Empty: of neither. */
function smaller(...expected: number[]): string {
  const known = expected.filter((one) => one > 0)
  return known.length === 0 ? '' : String(Math.min(...known))
}

/** A row for each pair, the code that comes first in the alphabet first (dossier.md, overlaps.csv). */
export function pairRows(of: Of, lang: Lang, words: StatementsWords): FactRow[] {
  const { audiences, overlaps, names, campaign, unit, day } = of
  const inOrder = audiences.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  return inOrder.flatMap((a, i) =>
    inOrder.slice(i + 1).map((b): FactRow => {
      const last = overlaps.find((one) => one.audience_a === a.code && one.audience_b === b.code)
      const now = last?.date === day ? last : undefined
      return {
        key: `${a.code}/${b.code}`,
        label: words.pair(names.get(a.code) ?? a.code, names.get(b.code) ?? b.code),
        cells: {
          campaign,
          audience_a: a.code,
          audience_b: b.code,
          unit,
          date: day,
          people: now === undefined ? '' : String(now.people),
          note: now?.note ?? '',
          '\0before':
            last === undefined ? words.none : `${formatCount(last.people, lang)} · ${formatDate(last.date, lang)}`,
          '\0least': smaller(a.expected, b.expected),
        },
        expects: now?.recorded_at ?? null,
      }
    }),
  )
}
