/** Which last day holds for a unit, and how far a unit may set its own (figures.md, Completion; decision 0018). */

/** A row of deadlines.csv. `unit` null: of the level; '' means no level, or everybody. */
export type Due<Unit, On> = {
  readonly level: string
  readonly audience: string
  readonly unit: Unit | null
  readonly due: On
}

/** The most specific deadline: unit and audience, unit, level and audience, level. For `*`: unit, else level. */
export function dueOn<Unit, On>(
  deadlines: readonly Due<Unit, On>[],
  unit: Unit,
  level: string,
  audience: string,
): On | null {
  const find = (ofUnit: Unit | null, ofLevel: string, of: string): On | undefined =>
    deadlines.find((one) => one.unit === ofUnit && one.level === ofLevel && one.audience === of)?.due
  const named = audience === '*' ? undefined : audience
  return (
    (named === undefined ? undefined : find(unit, '', named)) ??
    find(unit, '', '') ??
    (named === undefined ? undefined : find(null, level, named)) ??
    find(null, level, '') ??
    null
  )
}

export type Above<Unit> = { readonly unit: Unit; readonly level: string }

/**
 * The latest day that a unit may set for itself: what its level has without it, and what units above it have set for
 * themselves; where neither says anything, what the unit directly above has. Null: nothing bounds it. Days are texts
 * `yyyy-MM-dd`; `above` from the parent upwards.
 */
export function latestOwn<Unit>(
  deadlines: readonly Due<Unit, string>[],
  { unit, level, above }: Above<Unit> & { readonly above: readonly Above<Unit>[] },
  audience: string,
): string | null {
  const others = deadlines.filter((one) => one.unit !== unit)
  const asked = audience === '' ? '*' : audience
  const ofLevel = dueOn(others, unit, level, asked)
  const own = above.flatMap(
    (one) =>
      dueOn(
        others.filter((due) => due.unit !== null),
        one.unit,
        '',
        asked,
      ) ?? [],
  )
  const bounds = [...(ofLevel === null ? [] : [ofLevel]), ...own].toSorted()
  const [parent] = above
  return bounds[0] ?? (parent === undefined ? null : dueOn(others, parent.unit, parent.level, asked))
}
