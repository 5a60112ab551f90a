import { dayOf } from '#core/days.ts'

/** Sum of one column. */
export function sumOf<K extends string>(rows: readonly Readonly<Record<K, number>>[], column: K): number {
  return rows.reduce((sum, row) => sum + row[column], 0)
}

/** Days from one civil date to a later one. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from)
}

/** Sums rows that agree in their keys, in the order of their first. */
export function sumBy<K extends string, N extends string>(
  rows: readonly Readonly<Record<K, string> & Record<N, number>>[],
  keys: readonly K[],
  numbers: readonly N[],
): (Record<K, string> & Record<N, number>)[] {
  const sums = new Map<string, Record<K, string> & Record<N, number>>()
  for (const row of rows) {
    const key = JSON.stringify(keys.map((one) => row[one]))
    const sum = sums.get(key)
    if (sum === undefined)
      sums.set(key, Object.fromEntries([...keys, ...numbers].map((one) => [one, row[one]])) as never)
    else for (const one of numbers) (sum as Record<N, number>)[one] = (sum[one] + row[one]) as never
  }
  return [...sums.values()]
}
