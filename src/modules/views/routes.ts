import { Problem } from '#core/problem.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { changeView, saveView } from './actions.ts'
import * as own from './contract.ts'
import { deleteView, readViews } from './store.ts'
import type { Owner } from './store.ts'

/** Whose views are asked for. An account has them in its own realm only. */
async function ownerOf(cx: AskedContext, named: string | undefined): Promise<Owner> {
  const { asker } = cx
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null || (asker.kind === 'account' && asker.realmId !== realm.id))
    throw new Problem('not-found', 'realm')
  return { realmId: realm.id, accountId: asker.kind === 'account' ? asker.accountId : null }
}

export const routes: readonly Bound[] = [
  bound(own.listViews, async (cx, { query }) => ({
    rows: await readViews(cx.database.db, await ownerOf(cx, query.realm), query.list),
  })),
  bound(own.saveView, async (cx, { query, body }) =>
    saveView(cx.database, await ownerOf(cx, query.realm), {
      ...(body as { list: string; name: string; query: string }),
      now: cx.now(),
    }),
  ),
  bound(own.changeView, async (cx, { params, query, body }) =>
    changeView(cx.database, await ownerOf(cx, query.realm), params.view, body as { name?: string; usual?: boolean }),
  ),
  bound(own.removeView, async (cx, { params, query }) => {
    if (!(await deleteView(cx.database.db, await ownerOf(cx, query.realm), params.view)))
      throw new Problem('not-found', 'view')
    return { done: true }
  }),
]
