import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { plannedUnits } from '#modules/campaigns/answers.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { AskedContext } from '#platform/http.ts'
import { realmAsked } from '#platform/http.ts'
import { readSession } from './store-session.ts'
import type { SessionFound } from './store-session.ts'
import type { Drafts } from './tables.ts'

/** The realm that is asked about, and the asker's scope in it. Throws `not-found`, `forbidden`. */
export async function realmOf(
  cx: AskedContext,
  named: string | undefined,
): Promise<{ realm: RealmFacts; scope: UnitScope }> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return { realm, scope: await cx.scopeOf(realm) }
}

/** Units whose draft campaigns are shown to the asker with all that belongs to them. */
export const draftsOf = (cx: AskedContext, realm: RealmFacts): Promise<Drafts> =>
  plannedUnits(cx.database, { asker: cx.asker, now: cx.now() }, realm)

/** A session that concerns the scope. Throws `not-found` for any other, there or not. */
export async function sessionOf(
  cx: AskedContext,
  realm: RealmFacts,
  scope: UnitScope,
  code: string,
): Promise<SessionFound> {
  const drafts = await draftsOf(cx, realm)
  const found = await readSession({ db: cx.database.db, scope, zone: realm.timeZone, drafts }, code)
  if (found === null) throw new Problem('not-found', 'session')
  return found
}
