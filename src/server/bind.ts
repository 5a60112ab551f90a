import type { FastifyInstance, FastifySchema } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '#core/contract.ts'
import { Problem } from '#core/problem.ts'
import type { AskedContext, Bound, RequestContext } from '#platform/http.ts'
import { factsDoor } from './facts-door.ts'
import { admit, canAt, holdsOne, identify, scopes, scopesFor } from './identify.ts'
import { problemShape } from './problems.ts'
import type { Rates } from './rates.ts'
import { knowAsker } from './refusal-log.ts'

/** Everything that the API serves lies under this path. */
export const apiPrefix = '/api/v1'

export type BindParts = { readonly cx: RequestContext; readonly rates: Rates; readonly uploadLimit: number }

/** Makes a route of a bound endpoint. */
export function bind(app: FastifyInstance, { cx, rates, uploadLimit }: BindParts, { endpoint, handle }: Bound): void {
  const checkQuery = queryCheck(endpoint)
  app.route({
    method: endpoint.method,
    url: routePath(endpoint.path),
    schema: schemaOf(endpoint),
    onRequest: async (request) => {
      checkQuery(request.query)
      checkBody(endpoint, request.headers)
      if (endpoint.consumes) checkLength(request.headers, 2 * uploadLimit)
    },
    handler: async (request, reply) => {
      if (endpoint.produces) reply.type(endpoint.produces)
      const asker = await identify(cx, request)
      knowAsker(request, asker)
      admit(endpoint, asker)
      const { params, query, body } = request
      const who = { ...cx, asker, address: request.ip, scopeFor: scopesFor(cx, asker) }
      const holds: AskedContext['holds'] = (permissions) => holdsOne(asker, permissions)
      const asked = {
        ...who,
        holds,
        canAt: canAt(cx, asker),
        scopeOf: scopes(cx, endpoint, asker),
        write: factsDoor(who),
      }
      const input = { params, query, body, request, reply } as Parameters<typeof handle>[1]
      return rates.within(endpoint, asker, () => handle(asked, input))
    },
  })
}

/** `/campaigns/{campaign}` as the router writes it. */
export function routePath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function schemaOf(endpoint: Endpoint): FastifySchema {
  const refusals = new Map<number, string[]>()
  for (const code of ['bad-request', ...endpoint.refusals, 'internal'] as const) {
    const { status } = new Problem(code)
    refusals.set(status, [...new Set([...(refusals.get(status) ?? []), code])])
  }
  const failures = [...refusals].map(([status, codes]) => [
    status,
    { description: codes.join(', '), content: { 'application/problem+json': { schema: problemShape } } },
  ])
  const success = endpoint.produces
    ? { description: endpoint.summary, content: { [endpoint.produces]: { schema: z.any() } } }
    : endpoint.reply
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[1] ?? ''],
    ...(endpoint.consumes ? { consumes: [endpoint.consumes] } : {}),
    params: endpoint.params,
    querystring: endpoint.query,
    ...(endpoint.body ? { body: endpoint.body } : {}),
    response: { 200: success, ...Object.fromEntries(failures) },
  } as FastifySchema
}

/**
 * A parameter that the contract does not name is refused, as is one that comes twice: neither is silently left out, and
 * this before anybody looks at the body or at who asks. A contract whose query is loose (what a provider of sign-ins
 * sends back) takes others as well.
 */
function queryCheck({ query }: Endpoint): (asked: unknown) => void {
  const closed = query instanceof z.ZodObject && query.def.catchall === undefined
  const names = closed ? Object.keys(query.shape) : null
  return (asked) => {
    const issues = Object.entries(asked ?? {}).flatMap(([name, value]) => {
      if (names && !names.includes(name))
        return [{ path: `querystring.${name}`, message: 'There is no such parameter.' }]
      return Array.isArray(value) ? [{ path: `querystring.${name}`, message: 'It comes more than once.' }] : []
    })
    if (issues.length > 0) throw new Problem('bad-request', '', { issues })
  }
}

/** A body is only read under exactly the media type that the contract names; without one no body is taken at all. */
function checkBody(
  endpoint: Endpoint,
  headers: { 'content-type'?: string; 'content-length'?: string; 'transfer-encoding'?: string },
): void {
  const sent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  const type = headers['content-type']
  const wanted = endpoint.body ? 'application/json' : endpoint.consumes
  if (!wanted) {
    if (sent) throw new Problem('unsupported-media-type', 'This endpoint takes no body.')
    return
  }
  const media = /^([a-z]+\/[a-z0-9.+-]+) *(?:; *[a-z]+=[^\s;,]+)*$/i.exec(type ?? '')?.[1]?.toLowerCase()
  if (media !== wanted) throw new Problem('unsupported-media-type', `Send ${wanted}.`)
}

/** An upload says beforehand how long it is, so that one which is too long is refused before a byte of it is kept. */
function checkLength(headers: { 'content-length'?: string; 'transfer-encoding'?: string }, most: number): void {
  if (headers['transfer-encoding'] !== undefined) throw new Problem('bad-request', 'Send the length of the upload.')
  if (Number(headers['content-length'] ?? 0) > most) throw new Problem('too-large')
}
