/** Sends the day's mails of a realm: one an account, outside the quiet hours, tried again when it fails. */
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import type { Database } from '#platform/database.ts'
import { canMail, sendMail, Unanswered } from '#platform/mail.ts'
import type { Mail, MailTimes } from '#platform/mail.ts'
import { digest } from './rules-mail.ts'
import { isQuiet, waitAfter } from './rules-reminders.ts'
import { readNotices } from './store-notices.ts'
import {
  claimMail,
  dropMail,
  markSent,
  markUnsent,
  markUnsure,
  openMails,
  readChoice,
  readSettings,
  settleMails,
} from './store-mails.ts'
import type { Claimed } from './store-mails.ts'
import { environment } from '#platform/settings.ts'
import type { Environment } from '#platform/settings.ts'

export type Post = { readonly send: (mail: Mail) => Promise<void>; readonly address: string }

/** How this installation sends mails; null when it sends none. */
export function postOf(env: Environment = environment, times?: MailTimes): Post | null {
  const address = env['PUBLIC_URL']?.replace(/\/+$/u, '')
  return canMail(env) && address ? { address, send: (mail) => sendMail(mail, env, times) } : null
}

/** What went wrong, without the server's words: those may hold an address. */
function faultOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number') return String(responseCode)
  return typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code) ? code : 'unknown'
}

/**
 * Whether a fault is the server's, so that the next mail would meet it too: it is not reached, does not answer, lets
 * nobody in, or is closing (421). Else it is about this one mail.
 */
function isOfServer(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  return responseCode === undefined || responseCode === 421 || code === 'EAUTH'
}

const timeIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** Sends one mail and settles it; false when the server is at fault, and the others had better wait. */
async function sendOne(
  database: Database,
  realm: RealmFacts,
  { post, claimed, day, clock }: { post: Post; claimed: Claimed; day: string; clock: () => Date },
): Promise<boolean> {
  const { db } = database
  const of = { realmId: realm.id, accountId: claimed.account_id, day }
  const told = await readNotices(db, of, { before: null, limit: 2_000, unmailed: true })
  // read on the page, or switched off, between opening and sending
  const { mails, lang } = await readChoice(db, realm.id, claimed.account_id)
  if (told.length === 0 || claimed.email === '' || !mails) {
    await dropMail(db, of)
    return true
  }
  const home = `${post.address}/r/${encodeURIComponent(realm.code)}`
  const id = `${realm.id}.${claimed.account_id}.${day}`
  try {
    await post.send({ to: claimed.email, id, ...digest({ told, home, today: day, lang }) })
  } catch (error) {
    if (error instanceof Unanswered) {
      await markUnsure(db, of, faultOf(error.cause))
      return false
    }
    const wait = waitAfter(claimed.attempts)
    const next = wait === null ? null : new Date(clock().getTime() + wait * 60_000)
    await markUnsent(db, of, faultOf(error), next)
    return !isOfServer(error)
  }
  const carried = told.map(({ notice }) => notice)
  await markSent(db, of, carried, clock())
  return true
}

/**
 * Sends what is due of a realm and answers how many mails were tried. Claims are settled one by one outside any
 * transaction, since a mail server may take its time; whoever crashes between sending and settling leaves a claim that
 * is shown to the administrator as unsure, and not sent again that day. While the mail server itself is at fault a round
 * tries one mail alone: the others wait for the next round, and no try of theirs is used up.
 */
export async function mailRealm(database: Database, realm: RealmFacts, post: Post, clock: () => Date): Promise<number> {
  const { db } = database
  const day = dayIn(realm.timeZone, clock())
  await settleMails(db, realm.id, day, clock())
  if (isQuiet(await readSettings(db, realm.id), day, timeIn(realm.timeZone, clock()))) return 0
  await openMails(db, realm.id, day, clock())
  let tried = 0
  for (;;) {
    const claimed = await claimMail(db, realm.id, day, clock())
    if (claimed === null) return tried
    tried += 1
    if (!(await sendOne(database, realm, { post, claimed, day, clock }))) return tried
  }
}
