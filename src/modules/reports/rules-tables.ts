import { dayOf } from '#core/days.ts'

/** Sum of one column. */
export function sumOf<K extends string>(rows: readonly Readonly<Record<K, number>>[], column: K): number {
  return rows.reduce((sum, row) => sum + row[column], 0)
}

/** Days from one civil date to a later one. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from)
}
