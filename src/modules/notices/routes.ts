import { actorOf } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { askedRealm } from '#modules/units/answers-asked.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { inTransaction } from '#platform/database.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { appendEvent } from '#platform/journal.ts'
import { canMail } from '#platform/mail.ts'
import { workOf } from './answers-work.ts'
import * as own from './contract.ts'
import { followRoutes } from './routes-follow.ts'
import { decisionOf, kindOf, shownSince } from './rules-reminders.ts'
import { chooseMails, readChoice, readFailures, readSettings, writeSettings } from './store-mails.ts'
import type { MailChoice } from './store-mails.ts'
import { countUnread, readNotices, readThem } from './store-notices.ts'

/** The realm asked; an account is told of its own only. */
async function ownRealm(cx: AskedContext, named: string | undefined): Promise<RealmFacts> {
  const { asker } = cx
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null || (asker.kind === 'account' && asker.realmId !== realm.id))
    throw new Problem('not-found', 'realm')
  return realm
}

/** Whose notices; nobody is told anything without an account (0 has none). */
const ownerOf = ({ asker }: AskedContext, realm: RealmFacts) => ({
  realmId: realm.id,
  accountId: asker.kind === 'account' ? asker.accountId : 0,
})

async function settingsOf(cx: AskedContext, realm: RealmFacts) {
  const { db } = cx.database
  const failures = await readFailures(db, realm.id, shownSince(dayIn(realm.timeZone, cx.now())))
  return {
    ...(await readSettings(db, realm.id)),
    can_mail: canMail(),
    failures: failures.map((one) => ({ ...one, next_at: one.next_at?.toISOString() ?? null })),
  }
}

export const routes: readonly Bound[] = [
  ...followRoutes,
  bound(own.readWork, async (cx, { query }) => {
    const realm = await ownRealm(cx, query.realm)
    const today = dayIn(realm.timeZone, cx.now())
    const of = ownerOf(cx, realm)
    const [items, unread] = await Promise.all([
      workOf({ cx, realm, today }),
      countUnread(cx.database.db, of.realmId, of.accountId),
    ])
    return { today, items, unread }
  }),
  bound(own.listNotices, async (cx, { query }) => {
    const realm = await ownRealm(cx, query.realm)
    const { db } = cx.database
    const of = ownerOf(cx, realm)
    const found = await readNotices(db, of, { before: query.before ?? null, limit: query.limit + 1 })
    const rows = found.slice(0, query.limit)
    const choice = await readChoice(db, of.realmId, of.accountId)
    return {
      rows: rows.map(({ rule, made_at: made, ...row }) => ({
        ...row,
        kind: kindOf(rule),
        decision: decisionOf(rule),
        made_at: made.toISOString(),
      })),
      next: found.length > query.limit ? (rows.at(-1)?.notice ?? null) : null,
      unread: await countUnread(db, of.realmId, of.accountId),
      mails: of.accountId !== 0 && choice.mails,
      mail_lang: choice.lang,
      can_mail: canMail(),
    }
  }),
  bound(own.markNotices, async (cx, { query, body }) => {
    const realm = await ownRealm(cx, query.realm)
    const of = ownerOf(cx, realm)
    const read = await readThem(cx.database.db, of, body.notices as number[] | null, cx.now())
    return { read, unread: await countUnread(cx.database.db, of.realmId, of.accountId) }
  }),
  bound(own.chooseMails, async (cx, { query, body }) => {
    const realm = await ownRealm(cx, query.realm)
    const of = ownerOf(cx, realm)
    const { mails, lang } = body as MailChoice
    if (of.accountId === 0) throw new Problem('not-found', 'account')
    await chooseMails(cx.database.db, of, { mails, lang }, cx.now())
    return readChoice(cx.database.db, of.realmId, of.accountId)
  }),
  bound(own.readNoticeSettings, async (cx, { query }) => {
    const { realm } = await wholeRealm(cx, query.realm)
    return settingsOf(cx, realm)
  }),
  bound(own.writeNoticeSettings, async (cx, { query, body }) => {
    const { realm } = await wholeRealm(cx, query.realm)
    const settings = body as own.NoticeSettings
    const actor = actorOf(cx.asker)
    const now = cx.now()
    await inTransaction(cx.database, async ({ db }) => {
      await writeSettings(db, realm.id, { ...settings, now, actor })
      const payload = { ...settings, address: cx.address }
      await appendEvent(db, { realmId: realm.id, actor, door: 'page', action: 'notices.settings', payload, at: now })
    })
    return settingsOf(cx, realm)
  }),
]

/** The realm, for whoever holds the permission over the whole of it. */
async function wholeRealm(cx: AskedContext, named: string | undefined) {
  const within = await askedRealm(cx, named)
  if (!within.scope.all) throw new Problem('forbidden')
  return within
}
