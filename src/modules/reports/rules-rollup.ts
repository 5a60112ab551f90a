/** A statement that stands for the names (figures.md, Counting an audience up the tree). */
export type Laid<N> = { readonly scope: 'own' | 'subtree'; readonly numbers: N }

/**
 * Counts up the tree as figures.md says: a `subtree` statement stands alone; otherwise the `own` statement, or the
 * names of the unit itself, plus the counts of the children.
 */
export function rollUp<N extends Readonly<Record<string, number>>>(
  unit: number,
  children: (unit: number) => readonly number[],
  statement: (unit: number) => Laid<N> | undefined,
  named: (unit: number) => N | undefined,
  zero: N,
): N {
  const laid = statement(unit)
  if (laid?.scope === 'subtree') return laid.numbers
  const own = laid?.numbers ?? named(unit) ?? zero
  return children(unit).reduce((sum, child) => add(sum, rollUp(child, children, statement, named, zero)), own)
}

/** Adds column by column. */
export function add<N extends Readonly<Record<string, number>>>(one: N, other: N): N {
  return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value + (other[key] ?? 0)])) as N
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
