import { Problem } from '#core/problem.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { mergePeople as merge } from './actions-merge.ts'
import { mergePeople } from './contract-merge.ts'

export const mergeRoutes: readonly Bound[] = [
  bound(mergePeople, async (cx, { query, body }) => {
    const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
    if (realm === null) throw new Problem('not-found', 'realm')
    const { database, filesDir, asker, address } = cx
    const scopeOf = (permission: Parameters<AskedContext['scopeFor']>[1]) => cx.scopeFor(realm, permission)
    const done = await merge({ database, filesDir, asker, address, now: cx.now(), scopeOf }, realm, body)
    return { position: done.position, at: done.at, added: done.added, counts: done.counts }
  }),
]
