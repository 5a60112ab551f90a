import type { Sort } from '#ui/SortHeader.tsx'
import type { Figures } from '../contract.ts'

type Child = Figures['children'][number]
export type RankingSort = Sort<
  'rank' | 'unit' | 'expected' | 'participated' | 'outstanding' | 'ratio' | 'completed' | 'due'
>

const names = new Intl.Collator('vi')

// null stands last in either direction: what is not known is neither least nor most
const compareKnown = <T>(a: T | null, b: T | null, compare: (a: T, b: T) => number, sign: number): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return sign * compare(a, b)
}
const dates = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const numbers = (a: number, b: number): number => a - b
/** Exact comparison of two shares by their fractions. */
const byShare = (a: Child, b: Child): number => a.participated * b.expected - b.participated * a.expected
const withShare = (child: Child): Child | null => (child.expected > 0 ? child : null)

const comparisons: Record<RankingSort['by'], (a: Child, b: Child, sign: number) => number> = {
  rank: (a, b, sign) => compareKnown(a.rank, b.rank, numbers, sign),
  unit: (a, b, sign) => sign * names.compare(a.name, b.name),
  expected: (a, b, sign) => sign * (a.expected - b.expected),
  participated: (a, b, sign) => sign * (a.participated - b.participated),
  outstanding: (a, b, sign) => sign * (a.expected - a.participated - (b.expected - b.participated)),
  ratio: (a, b, sign) => compareKnown(withShare(a), withShare(b), byShare, sign),
  completed: (a, b, sign) => compareKnown(a.completed_on, b.completed_on, dates, sign),
  due: (a, b, sign) => compareKnown(a.due_on, b.due_on, dates, sign),
}

/** Ranked children in the order asked for, and apart from them those that are not ranked; ties keep the order given. */
export function orderRanking(
  children: readonly Child[],
  { by, down }: RankingSort,
): { ranked: Child[]; unranked: Child[] } {
  const sorted = [...children].sort((a, b) => comparisons[by](a, b, down ? -1 : 1))
  return { ranked: sorted.filter(({ rank }) => rank !== null), unranked: sorted.filter(({ rank }) => rank === null) }
}
