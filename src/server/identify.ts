/** Who asks, and whether the endpoint is for such as them; what they may see of it is the scope's to say. */
import type { FastifyRequest } from 'fastify'
import type { Asker } from '#core/asker.ts'
import type { Endpoint } from '#core/contract.ts'
import { policy } from '#core/policy.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import { askerOf, isOpen } from '#modules/accounts/answers.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { permissionsAt } from '#modules/accounts/answers-scope-roles.ts'
import { signInCookie } from '#platform/cookies.ts'
import type { Database } from '#platform/database.ts'
import type { AskedContext, RequestContext } from '#platform/http.ts'

// an installation that has once had an administrator never opens again, so this need not be asked twice
const closed = new WeakSet<Database>()

/** Whether the installation is open; asks the database only until it has been closed once. */
export async function isOpenStill(database: Database): Promise<boolean> {
  if (closed.has(database)) return false
  if (await isOpen(database)) return true
  closed.add(database)
  return false
}

/** The asker of a request: whoever is at the machine while nobody administers it, then whoever the cookie names. */
export async function identify(cx: RequestContext, request: FastifyRequest): Promise<Asker> {
  if (await isOpenStill(cx.database)) return { kind: 'machine' }
  return askerOf(cx.database, signInCookie(request), cx.now())
}

/** Refuses who is not signed in where a sign-in is needed, and who has the permission nowhere. */
export function admit({ needs }: Pick<Endpoint, 'needs'>, asker: Asker): void {
  if (needs === 'nobody' || asker.kind === 'machine' || asker.kind === 'operator') return
  if (asker.kind === 'nobody') throw new Problem('unauthenticated')
  if (needs === 'signed-in') return
  if ('lacks' in asker && asker.lacks === 'second-factor') throw new Problem('second-factor-needed')
  if (!holdsOne(asker, [needs])) throw new Problem('forbidden')
}

/** Whether an asker holds one of the permissions at all; whoever is at the machine holds every one. */
export function holdsOne(asker: Asker, permissions: readonly Permission[]): boolean {
  if (asker.kind === 'machine' || asker.kind === 'operator') return true
  if (asker.kind === 'nobody') return false
  return asker.roles.some(({ role }) => permissions.some((one) => policy[role].includes(one)))
}

/** Makes what says which permissions the asker of one request has at a unit. */
export function canAt(cx: RequestContext, asker: Asker): AskedContext['canAt'] {
  return (realm, unitId) => permissionsAt(cx.database, { asker, now: cx.now() }, realm, unitId)
}

/** Makes the scopes of one request for any permission. */
export function scopesFor(cx: RequestContext, asker: Asker): AskedContext['scopeFor'] {
  return (realm, permission, only) => scopeFor(cx.database, { asker, now: cx.now() }, realm, permission, only)
}

/** Makes the scopes of one request: for the permission that its endpoint needs. */
export function scopes(cx: RequestContext, { needs }: Pick<Endpoint, 'needs'>, asker: Asker): AskedContext['scopeOf'] {
  return (realm) => {
    if (needs === 'nobody' || needs === 'signed-in') throw new Error(`an endpoint that needs ${needs} has no scope`)
    return scopeFor(cx.database, { asker, now: cx.now() }, realm, needs)
  }
}
