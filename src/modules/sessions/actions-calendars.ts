/** Secret addresses of calendars: made, revoked, and what is answered under them. */
import ical from 'ical-generator'
import type { JournalAction } from '#core/journal-actions.ts'
import type { Asker } from '#core/asker.ts'
import { actorOf } from '#core/asker.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { standingOf } from '#modules/accounts/answers-rights.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { plannedUnits } from '#modules/campaigns/answers.ts'
import { realmFactsOf, unitIdOf } from '#modules/units/answers.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { newToken, secretHash } from '#platform/secrets/tokens.ts'
import { endFeed, feedOf, insertFeed, isSpeaker, readEntries, readFeeds, readWho } from './store-calendars.ts'
import type { Feed, Whose } from './store-calendars.ts'

type Account = Extract<Asker, { kind: 'account' }>
type Wanted = Pick<Feed, 'kind' | 'unitId' | 'speaker'>

/** Most addresses of one account. */
const mostFeeds = 20

/** What a calendar shows of the past. */
const daysBack = 90

async function scopeOr(
  database: Database,
  asker: Account,
  now: Date,
  realm: RealmFacts,
  permission: Permission,
): Promise<Awaited<ReturnType<typeof scopeFor>> | null> {
  try {
    return await scopeFor(database, { asker, now }, realm, permission)
  } catch (error) {
    if (error instanceof Problem && error.code === 'forbidden') return null
    throw error
  }
}

/** What an account may have a calendar of, as its roles stand now; null when it may not. */
async function allowed(
  database: Database,
  realm: RealmFacts,
  asker: Account,
  now: Date,
  { kind, unitId, speaker }: Wanted,
): Promise<Whose | null> {
  const who = await readWho(database.db, asker)
  if (kind === 'person') return who.person === null ? null : { kind, personId: who.person }
  if (kind === 'unit') {
    const scope = await scopeOr(database, asker, now, realm, 'read.records')
    return unitId !== null && scope?.covers(unitId) ? { kind, unitId } : null
  }
  if (speaker === null) return null
  const isOneself =
    who.speakers.includes(speaker) || asker.roles.some(({ role, only }) => role === 'speaker' && only === speaker)
  if (isOneself) return { kind, speaker, within: null }
  const scope = await scopeOr(database, asker, now, realm, 'edit.sessions')
  return scope !== null && (await isSpeaker(database.db, realm.id, speaker)) ? { kind, speaker, within: scope } : null
}

async function realmById(database: Database, code: string): Promise<RealmFacts> {
  const realm = await realmFactsOf(database.db, code, null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return realm
}

/** Makes an address; the token is told this once. Throws `not-found` for what the account may not see, `conflict` for too many. */
export async function makeCalendar(
  database: Database,
  asker: Account,
  now: Date,
  { kind, unit, speaker }: { readonly kind: Feed['kind']; readonly unit?: string; readonly speaker?: string },
): Promise<{ calendar: number; token: string }> {
  const realm = await realmById(database, asker.realm)
  const unitId = kind === 'unit' && unit !== undefined ? await unitIdOf(database.db, realm.id, unit) : null
  const wanted = { kind, unitId, speaker: kind === 'speaker' ? (speaker ?? null) : null }
  if ((await allowed(database, realm, asker, now, wanted)) === null) throw new Problem('not-found', kind)
  if ((await readFeeds(database.db, asker)).length >= mostFeeds) throw new Problem('conflict', 'There are too many.')
  const token = newToken()
  const calendar = await inTransaction(database, async ({ db }) => {
    const { accountId, realmId } = asker
    const feedId = await insertFeed(db, { realmId, accountId, ...wanted }, { tokenHash: secretHash(token), now })
    await tell(db, asker, 'make.calendar', feedId, now)
    return feedId
  })
  return { calendar, token }
}

/** Revokes an address of the account. Throws `not-found`. */
export async function revokeCalendar(database: Database, asker: Account, calendar: number, now: Date): Promise<void> {
  await inTransaction(database, async ({ db }) => {
    if (!(await endFeed(db, asker, calendar, now))) throw new Problem('not-found', 'calendar')
    await tell(db, asker, 'revoke.calendar', calendar, now)
  })
}

const tell = (db: Database['db'], asker: Account, action: JournalAction, id: number, at: Date) =>
  appendEvent(db, {
    realmId: asker.realmId,
    actor: actorOf(asker),
    door: 'page',
    action,
    object: { type: 'calendar', id: String(id) },
    at,
  })

const untitled = 'Hội nghị'
/** What stands for the title of a secret session, whose place is not told either. */
const secretTitle = 'Hội nghị (không hiển thị nội dung)'

/**
 * The calendar under a token, as text; null when the address does not hold, or its account may no longer see it. It
 * names nobody: titles and places only, and of a secret session its time alone.
 */
export async function calendarText(database: Database, token: string, now: Date): Promise<string | null> {
  const feed = await feedOf(database.db, secretHash(token), now)
  if (feed === null) return null
  const asker = await standingOf(database, feed.realmId, feed.accountId, now)
  if (asker.kind !== 'account') return null
  const realm = await realmById(database, asker.realm)
  const whose = await allowed(database, realm, asker, now, feed)
  if (whose === null) return null
  const from = new Date(now.getTime() - daysBack * 86_400_000)
  const drafts = await plannedUnits(database, { asker, now }, realm)
  const entries = await readEntries(database.db, realm.id, { whose, drafts, from })
  const calendar = ical({
    name: 'Quán Triệt',
    prodId: { company: 'Quan Triet', product: 'quan-triet', language: 'VI' },
  })
  for (const { code, title, venue, secret, starts_at, ends_at, recorded_at } of entries)
    calendar.createEvent({
      id: `${realm.code}/${code}@quan-triet`,
      start: starts_at,
      end: ends_at,
      stamp: recorded_at,
      summary: secret ? secretTitle : title || untitled,
      ...(venue !== '' && !secret ? { location: venue } : {}),
    })
  return calendar.toString()
}
