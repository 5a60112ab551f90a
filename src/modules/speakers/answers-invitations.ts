/** Invitations of one session, with all that there is to warn of. */
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import { draftsOf, sessionOf } from '#modules/sessions/answers.ts'
import { askedRealm } from '#modules/units/answers-asked.ts'
import type { AskedContext } from '#platform/http.ts'
import { clashesWith, engagementsNear } from './answers.ts'
import type { ClashRow } from './contract.ts'
import type { InvitationRow } from './contract-invitations.ts'
import { isOver } from './rules-clashes.ts'
import type { Engagement } from './rules-clashes.ts'
import { ratingOf } from './rules-rating.ts'
import { refusalOf, steps } from './rules-steps.ts'
import { endOfSession, readLoads, readSpeakers } from './store.ts'
import type { Asked } from './store.ts'
import { readInvitations, readRatings } from './store-invitations.ts'
import { readSettings } from './store-settings.ts'
import type { InvitationFound } from './store-invitations.ts'

export type Ground = {
  readonly realm: RealmFacts
  readonly scope: UnitScope
  readonly today: string
  readonly session: Awaited<ReturnType<typeof sessionOf>>
  readonly asked: Asked
}

/** The session that is asked about. Throws `not-found` for one that does not concern the asker's units. */
export async function groundOf(cx: AskedContext, named: string | undefined, code: string): Promise<Ground> {
  const { realm, scope, today } = await askedRealm(cx, named)
  const session = await sessionOf(cx, realm, scope, code)
  return { realm, scope, today, session, asked: await askedOf(cx, realm, scope) }
}

/** What every question about speakers is asked with. */
export async function askedOf(cx: AskedContext, realm: RealmFacts, scope: UnitScope): Promise<Asked> {
  const { db } = cx.database
  const [drafts, settings] = await Promise.all([draftsOf(cx, realm), readSettings(db, realm.id)])
  return { db, scope, zone: realm.timeZone, drafts, settings }
}

/** A session as what a speaker would have to be at. */
function engagementOf({ session }: Ground, travel: number | null): Engagement & { readonly code: string } {
  const { code, ends_at: ends, host, venue, mode } = session.row
  const from = session.startsAt.getTime()
  const to = endOfSession(session.startsAt, ends)
  return { code, from, to, host: host.code, venue, mode, travel }
}

export type Warned = { readonly clashes: ClashRow[]; readonly load: number; readonly over: boolean }

/**
 * What there is to warn of when these speakers are at a session: clashes with others, and too many in its month, this one
 * counted. `travel` tells each one's way, null where nobody said.
 */
export async function warningsOf(
  ground: Ground,
  travel: ReadonlyMap<string, number | null>,
): Promise<Map<string, Warned>> {
  const codes = [...travel.keys()]
  const { row, startsAt } = ground.session
  const month = dayIn(ground.realm.timeZone, startsAt).slice(0, 7)
  const here = engagementOf(ground, null)
  const [loads, near] = await Promise.all([
    readLoads(ground.asked, ground.realm.id, { codes, from: month, to: month }),
    engagementsNear(ground.asked, codes, here.from, here.to),
  ])
  return new Map(
    codes.map((speaker) => {
      const listed = row.own && ground.session.row.speakers.some(({ code }) => code === speaker)
      const load = (loads.find((one) => one.speaker === speaker)?.n ?? 0) + (listed ? 0 : 1)
      const clashes = clashesWith(
        { ...here, travel: travel.get(speaker) ?? null },
        near.get(speaker) ?? [],
        ground.asked.settings,
      )
      return [speaker, { clashes, load, over: isOver(load, ground.asked.settings) }]
    }),
  )
}

const nothing = {
  topic: '',
  status: null,
  invited_on: null,
  answered_on: null,
  materials_on: null,
  confirmed_on: null,
  thanked_on: null,
  travel_minutes: null,
  note: '',
  consent_record: null,
  consent_publish: null,
  steps: [],
  recorded_at: null,
} as const

function toldOf(found: InvitationFound | undefined, hasBegun: boolean) {
  if (found === undefined) return { ...nothing, steps: [] }
  const { speaker: _, ...told } = found
  const open = steps[found.status].filter((to) => refusalOf(found.status, to, hasBegun) === null)
  return { ...told, steps: open, recorded_at: found.recorded_at.toISOString() }
}

/** Everybody invited to a session or named as its speaker; nobody where the session is not one's own. */
export async function invitationsOf(ground: Ground, now: Date): Promise<InvitationRow[]> {
  const { asked, realm, session } = ground
  if (!session.row.own) return []
  const found = await readInvitations(asked.db, realm.id, session.sessionId)
  const codes = [...new Set([...found.map(({ speaker }) => speaker), ...session.row.speakers.map(({ code }) => code)])]
  const travel = new Map(
    codes.map((code) => [code, found.find(({ speaker }) => speaker === code)?.travel_minutes ?? null]),
  )
  const [people, ratings, warnings] = await Promise.all([
    readSpeakers(asked.db, realm.id, codes),
    readRatings(asked.db, realm.id, { sessionId: session.sessionId, unitId: session.hostId }),
    warningsOf(ground, travel),
  ])
  return codes.map((code) => {
    const person = people.find((one) => one.code === code)
    const rated = ratings.find(({ speaker }) => speaker === code)
    const invitation = found.find(({ speaker }) => speaker === code)
    const gone = invitation?.status === 'declined' || invitation?.status === 'cancelled'
    const warned = warnings.get(code) ?? { clashes: [], load: 0, over: false }
    return {
      speaker: { code, name: person?.full_name ?? '' },
      rank: person?.rank ?? '',
      organization: person?.organization ?? '',
      ...toldOf(invitation, session.startsAt <= now),
      ...(gone ? { ...warned, clashes: [], over: false } : warned),
      rating: ratingOf(person?.ratings ?? 0, person?.score ?? 0),
      score: rated?.score ?? null,
      score_note: rated?.note ?? '',
      score_recorded_at: rated?.recorded_at.toISOString() ?? null,
    }
  })
}

/** Whether a session is sent out or taken up, so that its speakers must have agreed to that. Secret ones never are. */
export function isRecorded({ session: { row } }: Ground): boolean {
  return !row.secret && (row.mode !== 'in_person' || row.sites > 0)
}
