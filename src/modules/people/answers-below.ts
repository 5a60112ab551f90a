import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { unitIdOf } from '#modules/units/answers.ts'
import type { AskedContext } from '#platform/http.ts'
import { readUnitsBelow } from './store-below.ts'

/** A unit that a list is narrowed to, with all below it on a day; null without one. Out of scope it is `not-found`, as one that is not there. */
export async function unitsAsked(
  cx: Pick<AskedContext, 'database'>,
  scope: UnitScope,
  {
    unit,
    day,
    isAlone = false,
  }: { readonly unit: string | undefined; readonly day: string; readonly isAlone?: boolean },
): Promise<readonly number[] | null> {
  if (unit === undefined) return null
  const id = await unitIdOf(cx.database.db, scope.realmId, unit)
  if (id === null || !scope.covers(id)) throw new Problem('not-found', 'unit')
  return isAlone ? [id] : readUnitsBelow(cx.database.db, { realmId: scope.realmId, unitId: id, day })
}
