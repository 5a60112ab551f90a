/** Which units a role at some units covers (architecture.md, Rights). */

/** Parent of each unit today, or of its last placement when it is closed; null at the top. */
export type Parents = ReadonlyMap<number, number | null>

/** Whether one of `roots` is the unit or above it. A circle of an unfinished correction ends the way up. */
export function covers(parents: Parents, roots: ReadonlySet<number>, unit: number): boolean {
  const seen = new Set<number>()
  for (let at: number | null | undefined = unit; at !== null && at !== undefined; at = parents.get(at)) {
    if (roots.has(at)) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}

/** All units that roles at `roots` cover. */
export function coveredUnits(parents: Parents, roots: ReadonlySet<number>): number[] {
  return [...parents.keys()].filter((unit) => covers(parents, roots, unit))
}
