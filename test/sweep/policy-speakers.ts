/** What the endpoints of speakers answer to whom (policy.ts). */
import { bodies } from './bodies.ts'
import { correctors, hostAsked, hosted, names, nothing, of } from './policy-words.ts'
import type { Expectation } from './policy-words.ts'
import { sessionOf } from './world.ts'

/** Whoever may be a speaker; none of these accounts is one. */
const invited = ['campaign_officer', 'unit_officer', 'speaker'] as const
const mine = { session: 'S-P', speaker: 'BCV-0' }

export const speakerExpectations: Readonly<Record<string, readonly Expectation[]>> = {
  // the register is everybody's who plans sessions; sessions of others are counted, not told
  listSpeakers: [of('list', names, nothing), of('list', names, () => ({ query: { format: 'csv' } }))],
  readSpeaker: [of('list', names, () => ({ params: { speaker: 'BCV-0' } }))],
  listSpeakerClashes: [of('list', names, () => ({ query: { from: '2026-02-01', to: '2026-02-28' } }))],
  readSpeakerSettings: [of('list', names, nothing)],
  writeSpeakerSettings: [of('realm', ['campaign_officer'], () => ({ body: { most_a_month: 8, travel_minutes: 60 } }))],
  listInvitations: [of('unit', names, hosted(), hostAsked)],
  inviteSpeakers: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({ params: { session: sessionOf(unit) }, body: bodies.inviteSpeakers }),
      hostAsked,
    ),
  ],
  moveInvitation: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({ params: { session: sessionOf(unit), speaker: 'BCV-0' }, body: bodies.moveInvitation }),
      { ...hostAsked, answers: [404] },
    ),
  ],
  rateSpeaker: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({ params: { session: sessionOf(unit), speaker: 'BCV-0' }, body: bodies.rateSpeaker }),
      { ...hostAsked, answers: [404] },
    ),
  ],
  readInvitationLetter: [
    of('unit', names, ({ unit }) => ({ params: { session: sessionOf(unit), speaker: 'BCV-0' } }), {
      ...hostAsked,
      answers: [404],
    }),
  ],
  // what each sees of their own is held by test/speakers
  listMyInvitations: [of('list', invited, nothing)],
  answerInvitation: [of('list', invited, () => ({ params: mine, body: bodies.answerInvitation }), { answers: [404] })],
  sendMyMaterial: [of('list', invited, () => ({ params: mine, body: bodies.sendMyMaterial }), { answers: [404] })],
}
