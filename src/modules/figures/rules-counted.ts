/** Which units' people stand behind a number by name, and which statements stand in for the others. */
import type { Day } from '#core/days.ts'
import type { Statement, UnitId } from './rules-model.ts'
import { childrenInScope } from './rules-tree.ts'
import type { TreeOnDay } from './rules-tree.ts'

export type Counted = {
  /** By audience: units of the subtree whose people are counted by statement. */
  readonly byStatement: ReadonlyMap<string, ReadonlySet<UnitId>>
  /** The statements that are counted, each once. */
  readonly statements: readonly Statement[]
}

/** The statement of each unit and audience in force on a day: the latest by date. */
export function statementsOn(statements: readonly Statement[], day: Day): Map<string, Statement> {
  const current = new Map<string, Statement>()
  for (const one of statements) {
    if (one.day > day) continue
    const key = `${one.unit}/${one.audience}`
    const other = current.get(key)
    if (other === undefined || other.day < one.day) current.set(key, one)
  }
  return current
}

/** Walks down from a unit as figures.md counts (Counting an audience up the tree). */
export function countedBelow(
  on: TreeOnDay,
  unit: UnitId,
  audiences: readonly string[],
  statements: readonly Statement[],
): Counted {
  const current = statementsOn(statements, on.day)
  const byStatement = new Map<string, Set<UnitId>>()
  const used: Statement[] = []
  for (const audience of audiences) {
    const covered = new Set<UnitId>()
    byStatement.set(audience, covered)
    const walk = (at: UnitId, under: boolean): void => {
      const stated = under ? undefined : current.get(`${at}/${audience}`)
      if (stated !== undefined) used.push(stated)
      if (under || stated !== undefined) covered.add(at)
      for (const child of childrenInScope(on, at)) walk(child, under || stated?.scope === 'subtree')
    }
    if (on.scope.has(unit)) walk(unit, false)
  }
  return { byStatement, statements: used }
}
