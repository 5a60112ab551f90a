import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '#core/contract.ts'
import type { Database } from './database.ts'

/** What every handler gets. */
export type RequestContext = {
  readonly database: Database
  readonly now: () => Date
  readonly filesDir: string
  readonly appVersion: string
}

/** A request whose path and query have been checked against the contract. */
export type Input<E extends Endpoint> = {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** An endpoint with the code that answers it; modules list theirs in routes.ts. */
export type Bound = {
  readonly endpoint: Endpoint
  readonly handle: (cx: RequestContext, input: Input<Endpoint>) => Promise<unknown>
}

/**
 * Binds an endpoint to its handler. A JSON reply is checked against the contract; one that isn't JSON (`produces`) is a
 * Buffer or a stream.
 */
export function bound<E extends Endpoint>(
  endpoint: E,
  handle: (cx: RequestContext, input: Input<E>) => Promise<z.input<E['reply']>>,
): Bound {
  return { endpoint, handle: handle as Bound['handle'] }
}
