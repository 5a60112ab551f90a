import type { z } from 'zod'
import type { Endpoint } from '#core/contract.ts'
import { Problem } from '#core/problem.ts'
import { bases, privacyClasses, purposes, retentions } from '#core/privacy-words.ts'
import { register } from '#core/privacy.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import {
  answerCorrection,
  askCorrection,
  moveCorrection,
  setPrivacySettings,
  tellOfListing,
} from './actions-corrections.ts'
import type { Giver } from './actions-corrections.ts'
import { personDataFor, selfOf } from './answers-data.ts'
import { readersOf } from './answers-readers.ts'
import * as own from './contract.ts'
import { deskRoutes } from './routes-desk.ts'
import { retentionRoutes } from './routes-retention.ts'
import { listRequests, readOwnRequests, readSettings } from './store-corrections.ts'

async function realmOf(cx: AskedContext, named: string | undefined): Promise<RealmFacts> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return realm
}

function giverIn(cx: AskedContext, { timeZone }: RealmFacts): Giver {
  const { database, asker, address } = cx
  const now = cx.now()
  return { database, asker, now, address, today: dayIn(timeZone, now) }
}

/** The body of an endpoint that takes one. */
function bodyOf<B extends z.ZodType>(
  _of: Endpoint<z.ZodType, z.ZodType, z.ZodType, B>,
  input: { readonly body: unknown },
) {
  return input.body as z.output<B>
}

export const routes: readonly Bound[] = [
  bound(own.readPrivacyRegister, async () => ({
    classes: privacyClasses,
    purposes,
    bases,
    retentions,
    fields: register.map(({ seenWith, ...field }) => ({ ...field, seen_with: [...seenWith] })),
  })),
  bound(own.readMyData, async (cx) => {
    const self = await selfOf(cx.database, cx.asker)
    return personDataFor(cx.database, self, { asker: cx.asker, now: cx.now(), door: 'page', address: cx.address })
  }),
  bound(own.askCorrection, async (cx, input) => {
    const self = await selfOf(cx.database, cx.asker)
    const giver = giverIn(cx, await realmOf(cx, undefined))
    const { asker } = giver
    if (asker.kind !== 'account') throw new Problem('not-found', 'person')
    return askCorrection({ ...giver, asker }, self, bodyOf(own.askCorrection, input))
  }),
  bound(own.listMyCorrections, async (cx) => {
    const { realmId, personId } = await selfOf(cx.database, cx.asker)
    const { today } = giverIn(cx, await realmOf(cx, undefined))
    return { rows: await readOwnRequests(cx.database.db, { realmId, personId, today }) }
  }),
  bound(own.listCorrections, async (cx, { query }) => {
    const realm = await realmOf(cx, query.realm)
    const scope = await cx.scopeOf(realm)
    const giver = giverIn(cx, realm)
    const { status, after, limit } = query
    const rows = await listRequests(cx.database.db, scope, { status, after, limit: limit + 1, today: giver.today })
    const page = rows.slice(0, limit)
    await tellOfListing(giver, realm.id, page.length)
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.correction ?? null) : null }
  }),
  bound(own.answerCorrection, async (cx, input) => {
    const realm = await realmOf(cx, input.query.realm)
    const scope = await cx.scopeOf(realm)
    await answerCorrection(giverIn(cx, realm), scope, {
      correction: input.params.correction,
      ...bodyOf(own.answerCorrection, input),
    })
    return { done: true }
  }),
  bound(own.moveCorrection, async (cx, input) => {
    const realm = await realmOf(cx, input.query.realm)
    const { order } = bodyOf(own.moveCorrection, input)
    const { correction } = input.params
    await moveCorrection(giverIn(cx, realm), await cx.scopeOf(realm), { correction, order })
    return { done: true }
  }),
  bound(own.listMyReaders, async (cx, { query }) => {
    const { realmId, personId } = await selfOf(cx.database, cx.asker)
    const { timeZone } = await realmOf(cx, undefined)
    return readersOf(cx.database, { realmId, personId, timeZone, before: query.before ?? null, limit: query.limit })
  }),
  bound(own.readPrivacySettings, async (cx, { query }) => {
    const realm = await realmOf(cx, query.realm)
    // another realm is as one that is not there
    if (cx.asker.kind === 'account' && cx.asker.realmId !== realm.id) throw new Problem('not-found', 'realm')
    return readSettings(cx.database.db, realm.id)
  }),
  bound(own.writePrivacySettings, async (cx, input) => {
    const realm = await realmOf(cx, input.query.realm)
    if (!(await cx.scopeOf(realm)).all) throw new Problem('forbidden', 'This is for the whole realm.')
    return setPrivacySettings(giverIn(cx, realm), realm.id, bodyOf(own.writePrivacySettings, input))
  }),
  ...retentionRoutes,
  ...deskRoutes,
]
