/** Inviting speakers, carrying their invitations on, rating them: each one order through the door for facts. */
import { Problem } from '#core/problem.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderDone, OrderFile } from '#platform/order.ts'
import { groundOf, warningsOf } from './answers-invitations.ts'
import type { Ground, Warned } from './answers-invitations.ts'
import type { Status } from './contract-invitations.ts'
import { cellsOfStep, live, refusalOf, speakersAfter } from './rules-steps.ts'
import { readSpeakers } from './store.ts'
import { readInvitations } from './store-invitations.ts'

/** The session, hosted by a unit of those that the asker writes for. Throws `not-found` for any other. */
async function ownGround(cx: AskedContext, realm: string | undefined, session: string): Promise<Ground> {
  const ground = await groundOf(cx, realm, session)
  if (!ground.session.row.own) throw new Problem('not-found', 'session')
  return ground
}

export type InviteAsked = {
  readonly speakers: readonly string[]
  readonly topic: string
  readonly travel_minutes: number | null
  readonly note: string
  readonly check: boolean
}
export type Invited = {
  readonly position: number | null
  readonly warnings: ({ readonly speaker: { code: string; name: string } } & Warned)[]
}

/** Invites speakers, also those who declined. Throws `conflict` naming whoever is invited already. */
export async function inviteSpeakers(
  cx: AskedContext,
  realm: string | undefined,
  session: string,
  of: InviteAsked,
): Promise<Invited> {
  const ground = await ownGround(cx, realm, session)
  const { db } = ground.asked
  const codes = [...new Set(of.speakers)]
  const known = await readInvitations(db, ground.realm.id, ground.session.sessionId)
  const before = new Map(known.map((one) => [one.speaker, one]))
  const already = codes.filter((code) => live.includes(before.get(code)?.status ?? 'cancelled'))
  if (already.length > 0)
    throw new Problem('conflict', 'They are invited already.', {
      issues: already.map((path) => ({ path, message: 'already-invited' })),
    })
  const travel = of.travel_minutes === null ? '' : String(of.travel_minutes)
  const rows = codes.map((speaker) => ({
    cells: {
      session,
      speaker,
      topic: of.topic,
      travel_minutes: travel,
      note: of.note,
      ...cellsOfStep('invited', ground.today),
    },
    expects: before.get(speaker)?.recorded_at.toISOString() ?? null,
  }))
  const files = [{ file: 'invitations', rows }]
  const done = await cx.write(ground.realm, { files, check: of.check, purpose: 'invite' })
  const [people, warned] = await Promise.all([
    readSpeakers(db, ground.realm.id, codes),
    warningsOf(ground, new Map(codes.map((code) => [code, of.travel_minutes]))),
  ])
  const warnings = codes.flatMap((code) => {
    const one = warned.get(code)
    const name = people.find((person) => person.code === code)?.full_name ?? ''
    return one === undefined || (one.clashes.length === 0 && !one.over) ? [] : [{ speaker: { code, name }, ...one }]
  })
  return { position: done.position, warnings }
}

export type Moved = {
  readonly session: string
  readonly speaker: string
  readonly from: Status
  readonly to: Status
  /** Version of the invitation that was seen. */
  readonly expects: string
  readonly day: string
  readonly hasBegun: boolean
  readonly speakers: readonly string[]
  /** Version of the session that names them. */
  readonly sessionSeen: string
  readonly consents: Readonly<Record<string, boolean | null | undefined>>
}

const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')

/** Cells of consents that were given with a step. */
export function consentCells(consents: Moved['consents']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(consents).flatMap(([name, value]) => (value === undefined ? [] : [[name, yesNo(value)]])),
  )
}

/** The rows of a step: the invitation, and the session whose speakers follow. Throws `conflict` for one not allowed. */
export function filesOfMove(of: Moved): OrderFile[] {
  const refusal = refusalOf(of.from, of.to, of.hasBegun)
  if (refusal !== null) {
    const why =
      refusal === 'too-early' ? 'Thanks come when the session has begun.' : `From ${of.from} it cannot become ${of.to}.`
    throw new Problem('conflict', why, { issues: [{ path: 'to', message: refusal }] })
  }
  const { session, speaker, expects } = of
  const cells = { session, speaker, ...cellsOfStep(of.to, of.day), ...consentCells(of.consents) }
  const after = speakersAfter(of.speakers, speaker, of.to)
  const follows = after.join('|') !== of.speakers.join('|')
  return [
    { file: 'invitations', rows: [{ cells, expects }] },
    ...(follows
      ? [
          {
            file: 'sessions',
            rows: [{ cells: { code: session, speakers: after.join('|') }, expects: of.sessionSeen }],
          },
        ]
      : []),
  ]
}

/** Carries an invitation on, for the host. Throws `not-found`, `conflict` for a step that may not be taken. */
export async function moveInvitation(
  cx: AskedContext,
  realm: string | undefined,
  { session, speaker }: { readonly session: string; readonly speaker: string },
  of: Pick<Moved, 'to' | 'expects' | 'consents'>,
): Promise<OrderDone> {
  const ground = await ownGround(cx, realm, session)
  const found = (await readInvitations(ground.asked.db, ground.realm.id, ground.session.sessionId)).find(
    (one) => one.speaker === speaker,
  )
  if (found === undefined) throw new Problem('not-found', 'invitation')
  const files = filesOfMove({
    session,
    speaker,
    from: found.status,
    ...of,
    day: ground.today,
    hasBegun: ground.session.startsAt <= cx.now(),
    speakers: ground.session.row.speakers.map(({ code }) => code),
    sessionSeen: ground.session.row.recorded_at,
  })
  return cx.write(ground.realm, { files, purpose: `invitation.${of.to}` })
}

/** Rates a speaker for the session's host. Throws `conflict` before the session, and for whoever did not speak. */
export async function rateSpeaker(
  cx: AskedContext,
  realm: string | undefined,
  { session, speaker }: { readonly session: string; readonly speaker: string },
  of: { readonly score: number; readonly note: string; readonly expects: string | null },
): Promise<OrderDone> {
  const ground = await ownGround(cx, realm, session)
  const { row, startsAt } = ground.session
  if (!row.speakers.some(({ code }) => code === speaker)) throw new Problem('not-found', 'speaker')
  if (startsAt > cx.now())
    throw new Problem('conflict', 'The session has not begun.', { issues: [{ path: 'score', message: 'too-early' }] })
  const cells = { session, speaker, rated_by: row.host.code, score: String(of.score), note: of.note }
  const files = [{ file: 'speaker_ratings', rows: [{ cells, expects: of.expects }] }]
  return cx.write(ground.realm, { files, purpose: 'rate' })
}
