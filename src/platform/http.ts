import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '#core/contract.ts'
import type { Asker } from '#core/asker.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Permission } from '#core/policy.ts'
import type { Database } from './database.ts'
import type { SealKeys } from './secrets/seal-keys.ts'
import type { OrderAsked, OrderDone, OwnRight } from './order.ts'

/** What every handler gets. */
export type RequestContext = {
  readonly database: Database
  readonly now: () => Date
  readonly filesDir: string
  readonly appVersion: string
  /** Keys of the authenticators' secrets; without them nobody can enrol one or give its code. */
  readonly factorKeys?: SealKeys
}

/** What a handler gets of one request: the context, and who asks from where. */
export type AskedContext = RequestContext & {
  readonly asker: Asker
  /** Address of the client, for the journal. */
  readonly address: string
  /**
   * What the asker may see of a realm with the permission that the endpoint needs. Throws `not-found` for a realm that is
   * not the asker's, `forbidden` without the permission.
   */
  readonly scopeOf: (realm: Pick<RealmFacts, 'id' | 'timeZone'>) => Promise<UnitScope>
  /** What the asker may do at a unit, by the roles held there or above; of the realm when it is none of the asker's, nothing. */
  readonly canAt: (realm: Pick<RealmFacts, 'id' | 'timeZone'>, unitId: number) => Promise<Permission[]>
  /** Whether the asker holds one of the permissions at all, in whatever realm or unit. */
  readonly holds: (permissions: readonly Permission[]) => boolean
  /** The same for another permission than the endpoint's own. */
  readonly scopeFor: (
    realm: Pick<RealmFacts, 'id' | 'timeZone'>,
    permission: Permission,
    /** Counts roles for this session, tier or code alone as well. */
    only?: string,
  ) => Promise<UnitScope>
  /**
   * Writes facts: the same door for every module (order.ts). Every row must lie within what the asker may write, by the
   * permission of its file, or by `as` for an endpoint whose own permission allows it, or that has found a right of its own. The order remembers
   * it: who may write so may also undo it. Throws
   * `dossier-refused`, `conflict`, `forbidden`.
   */
  readonly write: (realm: RealmFacts, order: OrderAsked, as?: Permission | OwnRight) => Promise<OrderDone>
}

/** The realm that a request is about: the one named, else the signed-in account's own, else `default`. */
export function realmAsked({ asker }: Pick<AskedContext, 'asker'>, named: string | undefined): string {
  return named ?? (asker.kind === 'account' ? asker.realm : 'default')
}

/** A request whose path and query have been checked against the contract. */
export type Input<E extends Endpoint> = {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<NonNullable<E['body']>>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** An endpoint with the code that answers it; modules list theirs in routes.ts. */
export type Bound = {
  readonly endpoint: Endpoint
  readonly handle: (cx: AskedContext, input: Input<Endpoint>) => Promise<unknown>
}

/**
 * Binds an endpoint to its handler. A JSON reply is checked against the contract; one that isn't JSON (`produces`) is a
 * Buffer or a stream.
 */
export function bound<E extends Endpoint>(
  endpoint: E,
  handle: (cx: AskedContext, input: Input<E>) => Promise<z.input<E['reply']>>,
): Bound {
  return { endpoint, handle: handle as Bound['handle'] }
}
