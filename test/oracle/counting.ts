import type { RowOf } from './columns.ts'
import { countedOn } from './people.ts'
import { childrenInScope, scope } from './tree.ts'
import { once, type View } from './view.ts'

type Audience = RowOf<'audiences'>

/** What is counted of an audience at a unit. `byStatement` is the part of `expected` out of statements. */
export type Count = {
  expected: number
  participated: number
  makeup: number
  exempt: number
  byStatement: number
  classes: number
}

export const ZERO: Count = {
  expected: 0,
  participated: 0,
  makeup: 0,
  exempt: 0,
  byStatement: 0,
  classes: 0,
}

/** The sum, number by number. */
export function sum(counts: Count[]): Count {
  const total = { ...ZERO }
  for (const count of counts) {
    for (const name of Object.keys(total) as (keyof Count)[]) total[name] += count[name]
  }
  return total
}

/**
 * "`own(u, a, D)` = the people counted at `u` itself with audience `a`." "Exempt from `attend` on
 * `D`: counted in `exempt`, not in expected, participated or makeup." "For basis `headcount` there
 * is no `own`": nobody's audience is one of that basis.
 */
function own(view: View, unit: string, audience: Audience, day: string): Count {
  const people = countedOn(view, day).filter((p) => p.unit === unit && p.audience.code === audience.code)
  const expected = people.filter((p) => !p.exempt)
  return {
    ...ZERO,
    expected: expected.length,
    participated: expected.filter((p) => p.participated).length,
    makeup: expected.filter((p) => p.madeUp).length,
    exempt: people.length - expected.length,
  }
}

/**
 * "A statement is current for `(u, a)` on `D` when it is the one with the latest `date ≤ D`,
 * whatever its scope: a later `own` statement ends an earlier `subtree` one."
 */
function currentStatement(view: View, unit: string, audience: Audience, day: string) {
  return view.known.headcounts
    .filter(
      (s) => s.campaign === view.campaign.code && s.unit === unit && s.audience === audience.code && s.date <= day,
    )
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
}

/** `count(u, a, D)` of "Counting an audience up the tree"; zero for a unit outside the scope. */
export function count(view: View, unit: string, audience: Audience, day: string): Count {
  return once(view, `count ${JSON.stringify([unit, audience.code, day])}`, () => {
    if (!scope(view, day).has(unit)) return ZERO
    const statement = currentStatement(view, unit, audience, day)
    const stated: Count | undefined = statement && {
      expected: statement.expected,
      participated: statement.participated,
      makeup: statement.makeup,
      exempt: 0,
      byStatement: statement.expected,
      classes: statement.classes,
    }
    // "1. `u` has a current statement with scope `subtree`: that statement alone (exempt = 0)"
    if (stated !== undefined && statement?.scope === 'subtree') return stated
    // "2. otherwise the current statement with scope `own` if there is one (exempt = 0), else
    // `own(u, a, D)`; plus the sum of `count(v, a, D)` over `children(u, D)`."
    return sum([
      stated ?? own(view, unit, audience, day),
      ...childrenInScope(view, unit, day).map((child) => count(view, child, audience, day)),
    ])
  })
}

/** "`people` = the sum of `count(u, a, D)` over the roster audiences." */
export function countPeople(view: View, unit: string, day: string): Count {
  return sum(view.rosters.map((audience) => count(view, unit, audience, day)))
}

/** "`ratio` = participated / expected, null when expected is 0." */
export function ratio(counted: { expected: number; participated: number }): number | null {
  return counted.expected === 0 ? null : counted.participated / counted.expected
}
