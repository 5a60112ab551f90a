/** Makes sessions at once, with copies of what an earlier one had. */
import { randomInt } from 'node:crypto'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { Problem } from '#core/problem.ts'
import { dayIn } from '#core/zones.ts'
import { unitNamesOn } from '#modules/units/answers-tree.ts'
import type { AskedContext } from '#platform/http.ts'
import { sessionOf } from './answers.ts'
import type { PlanBody } from './contract.ts'
import { codeMaker, mostPlanned, rowsOfPlan } from './rules-plan.ts'
import { readCopied } from './store-copied.ts'

/**
 * Carries out a plan as one order. The scope is that of `edit.sessions`; what is copied must be seen in it. Throws
 * `bad-request` for more than may be made at once, `not-found` for the session to copy, and what writing throws.
 */
export async function planSessions(
  cx: AskedContext,
  realm: RealmFacts,
  scope: UnitScope,
  plan: PlanBody,
): Promise<{ position: number | null; codes: string[] }> {
  if (plan.hosts.length * plan.times.length > mostPlanned)
    throw new Problem('bad-request', '', { issues: [{ path: 'body.times', message: 'too-many' }] })
  const { db } = cx.database
  const like = plan.like === null ? null : await sessionOf(cx, realm, scope, plan.like)
  const copied = like && (await readCopied(db, scope, like.sessionId, like.startsAt, plan.copy))
  const day = dayIn(realm.timeZone, cx.now())
  const hosts = plan.hosts.map(({ unit }) => unit)
  const names = await unitNamesOn({ db, realmId: realm.id, day, knownAt: null, position: null }, hosts)
  const { codes, files } = rowsOfPlan(plan, realm.timeZone, copied, {
    codeOf: codeMaker(randomInt),
    nameOf: (unit) => names[unit],
  })
  const done = await cx.write(realm, { files, check: plan.check, purpose: 'plan-sessions' }, 'edit.sessions')
  return { position: done.position, codes }
}
