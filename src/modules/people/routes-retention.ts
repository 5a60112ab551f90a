import { actorOf } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { dayIn } from '#core/zones.ts'
import { buildCertificate } from './actions-certificate.ts'
import { confirmDisposal, prepareDisposal, withdrawDisposal } from './actions-disposal.ts'
import type { Disposer } from './actions-disposal.ts'
import { hold, lift, setCampaignTerm } from './actions-retention.ts'
import { certifiedOf, retentionOverview } from './answers-overview.ts'
import * as own from './contract-retention.ts'

/** Whoever keeps the whole realm's terms. Throws `not-found`, and `forbidden` to who has the right for a part only. */
async function disposerIn(cx: AskedContext, named: string | undefined): Promise<Disposer> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  if (!(await cx.scopeOf(realm)).all) throw new Problem('forbidden', 'This is for the whole realm.')
  const { database, filesDir, asker, address } = cx
  const now = cx.now()
  const { id: realmId, timeZone } = realm
  const today = dayIn(timeZone, now)
  return { database, filesDir, realmId, actor: actorOf(asker), door: 'page', now, timeZone, today, address }
}

const none = { erased: 0, left_out: 0, files: 0 }

export const retentionRoutes: readonly Bound[] = [
  bound(own.readRetention, async (cx, { query }) => {
    const by = await disposerIn(cx, query.realm)
    return retentionOverview(cx.database, by)
  }),
  bound(own.writeCampaignTerm, async (cx, { query, body }) => {
    const { campaign, names_until: until } = body as { campaign: string; names_until: string | null }
    await setCampaignTerm(await disposerIn(cx, query.realm), campaign, until)
    return { done: true }
  }),
  bound(own.addLegalHold, async (cx, { query, body }) => {
    const of = body as { reason: string } & ({ person: string } | { campaign: string })
    return hold(await disposerIn(cx, query.realm), of, of.reason)
  }),
  bound(own.liftLegalHold, async (cx, { query, params }) => {
    await lift(await disposerIn(cx, query.realm), params.hold)
    return { done: true }
  }),
  bound(own.prepareDisposal, async (cx, { query, body }) => {
    const { campaign } = body as { campaign: string }
    return prepareDisposal(await disposerIn(cx, query.realm), campaign)
  }),
  bound(own.decideDisposal, async (cx, { query, params, body }) => {
    const { order } = body as { order: 'confirm' | 'withdraw' }
    const by = await disposerIn(cx, query.realm)
    if (order === 'confirm') return confirmDisposal(by, params.disposal)
    await withdrawDisposal(by, params.disposal)
    return none
  }),
  bound(own.readDisposalCertificate, async (cx, { query, params }) => {
    const { realmId, timeZone } = await disposerIn(cx, query.realm)
    return buildCertificate(await certifiedOf(cx.database, { realmId, timeZone, disposal: params.disposal }))
  }),
]
