/** The realm and unit that a request is about, within what the asker may see. */
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import { realmAsked } from '#platform/http.ts'
import type { AskedContext } from '#platform/http.ts'
import { realmFactsOf, unitIdOf } from './answers.ts'
import { unitNamesOn } from './answers-tree.ts'

export type InRealm = {
  readonly realm: RealmFacts
  /** For the permission that the endpoint needs. */
  readonly scope: UnitScope
  /** Civil date in the realm. */
  readonly today: string
}

/** The realm asked. Throws `not-found` for one that is not there or not the asker's, `forbidden`. */
export async function askedRealm(cx: AskedContext, named: string | undefined): Promise<InRealm> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return { realm, scope: await cx.scopeOf(realm), today: dayIn(realm.timeZone, cx.now()) }
}

/** Id of a unit by its code. One that is not there and one out of scope are the same: throws `not-found`. */
export async function askedUnit(cx: AskedContext, { realm, scope }: InRealm, code: string): Promise<number> {
  const id = await unitIdOf(cx.database.db, realm.id, code)
  if (id === null || !scope.covers(id)) throw new Problem('not-found', 'unit')
  return id
}

/** How a file calls the unit that it was narrowed to: its name of today, and its code; undefined for none. */
export async function unitText(
  cx: AskedContext,
  { realm, today }: Pick<InRealm, 'realm' | 'today'>,
  code: string | undefined,
): Promise<string | undefined> {
  if (code === undefined) return undefined
  const asked = { db: cx.database.db, realmId: realm.id, day: today, knownAt: null, position: null }
  const name = (await unitNamesOn(asked, [code]))[code]
  return name === undefined ? code : `${name} (${code})`
}
