/** Invitations of whoever asks: the speakers that their roles name, and those that their person is. */
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { realmAsked } from '#platform/http.ts'
import type { AskedContext } from '#platform/http.ts'
import type { MyInvitation } from './contract-invitations.ts'
import { ownSteps, refusalOf, speaks, steps } from './rules-steps.ts'
import { readOwn, readSpeakersOfAccount } from './store-invitations.ts'
import type { OwnFound } from './store-invitations.ts'

export type Mine = { readonly realm: RealmFacts; readonly today: string; readonly rows: readonly OwnFound[] }

/** One's own invitations in one's own realm; whoever has no account has none. Throws `not-found`. */
export async function mineOf(cx: AskedContext, named: string | undefined): Promise<Mine> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  const { asker } = cx
  if (realm === null || (asker.kind === 'account' && asker.realmId !== realm.id))
    throw new Problem('not-found', 'realm')
  const today = dayIn(realm.timeZone, cx.now())
  if (asker.kind !== 'account') return { realm, today, rows: [] }
  const byRole = asker.roles.flatMap(({ role, only }) => (role === 'speaker' && only !== null ? [only] : []))
  const codes = [...new Set([...byRole, ...(await readSpeakersOfAccount(cx.database.db, asker))])]
  return { realm, today, rows: await readOwn(cx.database.db, { realmId: realm.id, zone: realm.timeZone, codes }) }
}

/** One of one's own invitations. Throws `not-found` for anybody else's, there or not. */
export async function mineAt(
  cx: AskedContext,
  named: string | undefined,
  { session, speaker }: { readonly session: string; readonly speaker: string },
): Promise<Mine & { readonly found: OwnFound }> {
  const mine = await mineOf(cx, named)
  const found = mine.rows.find((row) => row.session === session && row.speaker === speaker)
  if (found === undefined) throw new Problem('not-found', 'invitation')
  return { ...mine, found }
}

/** Whether materials may be sent: once accepted, and never of a secret session (domain.md: on paper). */
export const maySend = ({ status, secret }: OwnFound): boolean => !secret && speaks(status) && status !== 'thanked'

/** An invitation as whoever is invited sees it; of a secret session neither title nor topic. */
export function toldOf(row: OwnFound): MyInvitation {
  const { secret, status } = row
  return {
    session: row.session,
    speaker: row.speaker,
    title: secret ? '' : row.title,
    secret,
    host: row.host,
    venue: row.venue,
    mode: row.mode,
    starts_at: row.starts_at.toISOString(),
    ends_at: row.ends_at?.toISOString() ?? null,
    topic: secret ? '' : row.topic,
    status,
    invited_on: row.invited_on,
    answered_on: row.answered_on,
    materials_on: row.materials_on,
    confirmed_on: row.confirmed_on,
    thanked_on: row.thanked_on,
    consent_record: row.consent_record,
    consent_publish: row.consent_publish,
    materials: secret ? [] : [...row.materials],
    steps: steps[status].filter((to) => ownSteps.includes(to) && refusalOf(status, to, false) === null),
    may_send: maySend(row),
    recorded_at: row.recorded_at.toISOString(),
  }
}
