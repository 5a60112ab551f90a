/** What the routes of accounts have in common: who asks, the body, the units and people meant. */
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import type { Endpoint } from '#core/contract.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import { dayIn } from '#core/zones.ts'
import { realmFactsOf, unitIdOf } from '#modules/units/answers.ts'
import { setCookie } from '#platform/cookies.ts'
import type { AskedContext, Input } from '#platform/http.ts'
import * as keep from './actions-accounts.ts'
import type { Keeper } from './actions-accounts.ts'
import type { By } from './actions-by.ts'
import type { Opened } from './actions-open.ts'
import { scopeFor } from './answers-scope.ts'
import type { NamesAt } from './store-accounts-list.ts'
import { readPersonId, readUnitsOfPerson } from './store-people.ts'
import { environment } from '#platform/settings.ts'

export type Signed = Extract<Asker, { kind: 'account' }>

/** Who orders it, from where. */
export const by = (cx: AskedContext, request: FastifyRequest): By => ({
  database: cx.database,
  now: cx.now(),
  actor: actorOf(cx.asker),
  door: 'page',
  address: cx.address,
  agent: request.headers['user-agent'] ?? '',
  keys: cx.factorKeys,
})

/** The account that is signed in; whoever is at the machine has none. */
export function signed({ asker }: AskedContext): Signed {
  if (asker.kind !== 'account') throw new Problem('not-found', 'account')
  return asker
}

/** The body of an endpoint that takes one. */
export function bodyOf<B extends z.ZodType>(
  _of: Endpoint<z.ZodType, z.ZodType, z.ZodType, B>,
  input: { readonly body: unknown },
) {
  return input.body as z.output<B>
}

/** Hands the cookie of a sign-in out. */
export const handOut = (input: Pick<Input<Endpoint>, 'reply'>, { cookie, maxAge }: Opened): { done: boolean } => {
  setCookie(input.reply, { value: cookie, maxAge })
  return { done: true }
}

/** The address of this installation as its people open it. */
export const publicUrl = (request: FastifyRequest): string =>
  (environment['PUBLIC_URL'] || `${request.protocol}://${request.host}`).replace(/\/+$/, '')

/** Who keeps accounts in which realm: one's own, or the one named when nobody needs an account yet. */
export async function keeperOf(cx: AskedContext, realm: string | undefined, permission: Permission): Promise<Keeper> {
  const code = realm ?? (cx.asker.kind === 'account' ? cx.asker.realm : 'default')
  const facts = await realmFactsOf(cx.database.db, code, null)
  if (facts === null) throw new Problem('not-found', 'realm')
  const now = cx.now()
  const scope = await scopeFor(cx.database, { asker: cx.asker, now }, facts, permission)
  return { asker: cx.asker, scope, today: dayIn(facts.timeZone, now) }
}

export async function unitIn(cx: AskedContext, { scope }: Keeper, code: string): Promise<number> {
  const id = await unitIdOf(cx.database.db, scope.realmId, code)
  if (id === null || !scope.covers(id)) throw new Problem('not-found', 'unit')
  return id
}

/** The unit, or it and all below it that the keeper covers. */
export async function unitsIn(
  cx: AskedContext,
  keeper: Keeper,
  asked: { unit: string; below: boolean },
): Promise<number[]> {
  const unit = await unitIn(cx, keeper, asked.unit)
  return asked.below ? keep.unitsBelow(cx.database, keeper, unit) : [unit]
}

/** Where the asker may read names today; nowhere for who has no such role. */
export async function namesAt(cx: AskedContext, realm: string | undefined, today: string): Promise<NamesAt> {
  try {
    return { units: (await keeperOf(cx, realm, 'read.names')).scope.units(), today }
  } catch (error) {
    if (error instanceof Problem && error.code === 'forbidden') return { units: [], today }
    throw error
  }
}

/** A person by code, when one of the person’s units today is the keeper’s; else `not-found`. */
export async function personIn(cx: AskedContext, { scope, today }: Keeper, code: string): Promise<number> {
  const id = await readPersonId(cx.database.db, scope.realmId, code)
  const units = id === null ? [] : await readUnitsOfPerson(cx.database.db, scope.realmId, id, today)
  if (id === null || !units.some((unit) => scope.covers(unit))) throw new Problem('not-found', 'person')
  return id
}
