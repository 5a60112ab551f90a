/** The settings of a realm about its speakers: everybody who sees the register reads them, who keeps the whole realm sets them. */
import { actorOf } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { askedRealm } from '#modules/units/answers-asked.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import { inTransaction } from '#platform/database.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { appendEvent } from '#platform/journal.ts'
import * as own from './contract-settings.ts'
import { isWhole, readSettings, writeSettings } from './store-settings.ts'

async function toldOf(cx: AskedContext, { realm, today }: InRealm) {
  const { changed_at: at, ...settings } = await readSettings(cx.database.db, realm.id)
  const edit =
    cx.holds(['edit.campaigns']) && (await isWhole(cx.database.db, await cx.scopeFor(realm, 'edit.campaigns'), today))
  return { ...settings, changed_at: at?.toISOString() ?? null, may: { edit } }
}

export const settingsRoutes: readonly Bound[] = [
  bound(own.readSpeakerSettings, async (cx, { query }) => toldOf(cx, await askedRealm(cx, query.realm))),
  bound(own.writeSpeakerSettings, async (cx, { query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const { realm, scope, today } = within
    if (!(await isWhole(cx.database.db, scope, today))) throw new Problem('forbidden', 'This is for the whole realm.')
    const settings = body as own.SpeakerSettings
    const [actor, now] = [actorOf(cx.asker), cx.now()]
    await inTransaction(cx.database, async ({ db }) => {
      await writeSettings(db, realm.id, { ...settings, now, actor })
      const payload = { ...settings, address: cx.address }
      await appendEvent(db, { realmId: realm.id, actor, door: 'page', action: 'speakers.settings', payload, at: now })
    })
    return toldOf(cx, within)
  }),
]
