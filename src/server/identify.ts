/** Who asks, and whether the endpoint is for such as them; what they may see of it is the scope's to say. */
import type { FastifyRequest } from 'fastify'
import type { Asker } from '#core/asker.ts'
import type { Endpoint } from '#core/contract.ts'
import { policy } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { RequestContext } from '#platform/http.ts'

/** The asker of a request. */
export async function identify(_cx: RequestContext, _request: FastifyRequest): Promise<Asker> {
  return { kind: 'machine' }
}

/** Refuses who is not signed in where a sign-in is needed, and who has the permission nowhere. */
export function admit({ needs }: Pick<Endpoint, 'needs'>, asker: Asker): void {
  if (needs === 'nobody' || asker.kind === 'machine' || asker.kind === 'operator') return
  if (asker.kind === 'nobody') throw new Problem('unauthenticated')
  if (needs === 'signed-in') return
  if (!asker.roles.some(({ role }) => policy[role].includes(needs))) throw new Problem('forbidden')
}
