/**
 * A line a refusal (ASVS 16.3.2, 16.3.3): who asked where and was told no. Numbers, codes and the route alone: no name, no
 * address, no word of the request. The id is that of the answer (`X-Request-Id`), by which a proxy's log finds the client.
 */
import type { FastifyRequest } from 'fastify'
import type { Asker } from '#core/asker.ts'
import type { Problem } from '#core/problem.ts'

export type RefusalLog = (request: FastifyRequest, problem: Problem) => void

const askers = new WeakMap<FastifyRequest, Asker>()

/** Remembers who asks, for the line of a refusal later on. */
export function knowAsker(request: FastifyRequest, asker: Asker): void {
  askers.set(request, asker)
}

const bypasses = new WeakSet<FastifyRequest>()

/** Remembers that a request came under a name that this server has not, which its status does not tell. */
export function knowBypass(request: FastifyRequest): void {
  bypasses.add(request)
}

/** Lines a minute; what is more is counted and told in one. */
const mostLines = 120
const minute = 60_000

/** Writes refusals to a log, not more than `mostLines` a minute. `clock` gives milliseconds that never go back. */
export function makeRefusalLog(
  write: (line: string) => void,
  clock: () => number = () => performance.now(),
): RefusalLog {
  let [begun, lines, left] = [clock(), 0, 0]
  return (request, problem) => {
    const asker = askers.get(request)
    if (!bypasses.has(request) && !isTold(problem, asker)) return
    if (clock() - begun >= minute) {
      if (left > 0) write(JSON.stringify({ event: 'refused-more', count: left }))
      ;[begun, lines, left] = [clock(), 0, 0]
    }
    lines += 1
    if (lines > mostLines) left += 1
    else write(JSON.stringify(lineOf(request, problem, asker)))
  }
}

/** A guess at what is out of scope is answered as what is not there, so of accounts that is told too. */
function isTold({ status }: Problem, asker: Asker | undefined): boolean {
  return [401, 403, 429].includes(status) || (status === 404 && asker?.kind === 'account')
}

function lineOf(request: FastifyRequest, { status, code }: Problem, asker: Asker | undefined) {
  return {
    event: 'refused',
    request: request.id,
    status,
    code,
    method: request.method,
    route: request.routeOptions.url ?? null,
    ...(asker?.kind === 'account' ? { realm: asker.realmId, account: asker.accountId } : {}),
  }
}
