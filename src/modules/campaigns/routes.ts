import { Problem } from '#core/problem.ts'
import { dayIn } from '#core/zones.ts'
import { coverOf } from '#modules/accounts/answers-scope.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { knownAsked } from '#modules/units/answers-known.ts'
import type { Bound, AskedContext } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { planner } from './answers.ts'
import type { Campaign } from './contract.ts'
import { listCampaigns, readCampaign } from './contract.ts'
import { planRoutes } from './routes-plan.ts'
import { readCampaigns } from './store.ts'

type Asked = { realm?: string | undefined; known_at?: string | undefined; position?: number | undefined }

async function campaigns(cx: AskedContext, query: Asked, code: string | null): Promise<Campaign[]> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  // a campaign is known to everybody of its realm, also to those with a role for one class alone; what it says of
  // single units, to those who cover them
  const asking = { asker: cx.asker, now: cx.now() }
  const covers = await coverOf(cx.database, asking, realm)
  const plans = await planner(cx.database, asking, realm)
  const knownAt = query.known_at === undefined ? null : knownAsked(query.known_at, realm.timeZone)
  const today = dayIn(realm.timeZone, cx.now())
  return readCampaigns({
    db: cx.database.db,
    realm,
    knownAt,
    position: query.position ?? null,
    today,
    code,
    covers,
    plans,
  })
}

export const routes: readonly Bound[] = [
  ...planRoutes,
  bound(listCampaigns, async (cx, { query }) => ({ campaigns: await campaigns(cx, query, null) })),
  bound(readCampaign, async (cx, { params, query }) => {
    const found = (await campaigns(cx, query, params.campaign))[0]
    if (found === undefined) throw new Problem('not-found', 'campaign')
    return found
  }),
]
