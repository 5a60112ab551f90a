/** Endpoints about speakers and their invitations, for the typed client (api.ts). */
import type * as speakers from '#modules/speakers/contract.ts'
import type * as invitations from '#modules/speakers/contract-invitations.ts'
import type * as settings from '#modules/speakers/contract-settings.ts'

export type SpeakersTable = {
  listSpeakers: typeof speakers.listSpeakers
  readSpeaker: typeof speakers.readSpeaker
  listSpeakerClashes: typeof speakers.listSpeakerClashes
  readSpeakerSettings: typeof settings.readSpeakerSettings
  writeSpeakerSettings: typeof settings.writeSpeakerSettings
  listInvitations: typeof invitations.listInvitations
  inviteSpeakers: typeof invitations.inviteSpeakers
  moveInvitation: typeof invitations.moveInvitation
  rateSpeaker: typeof invitations.rateSpeaker
  readInvitationLetter: typeof invitations.readInvitationLetter
  listMyInvitations: typeof invitations.listMyInvitations
  answerInvitation: typeof invitations.answerInvitation
  sendMyMaterial: typeof invitations.sendMyMaterial
}

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })
const invitation = '/sessions/{session}/invitations/{speaker}'

export const speakersCalls = {
  listSpeakers: get('/speakers'),
  readSpeaker: get('/speakers/{speaker}'),
  listSpeakerClashes: get('/speaker-clashes'),
  readSpeakerSettings: get('/speaker-settings'),
  writeSpeakerSettings: post('/speaker-settings'),
  listInvitations: get('/sessions/{session}/invitations'),
  inviteSpeakers: post('/sessions/{session}/invitations'),
  moveInvitation: post(`${invitation}/move`),
  rateSpeaker: post(`${invitation}/rate`),
  readInvitationLetter: get(`${invitation}/letter.docx`),
  listMyInvitations: get('/me/invitations'),
  answerInvitation: post('/me/invitations/{session}/{speaker}/answer'),
  sendMyMaterial: post('/me/invitations/{session}/{speaker}/materials'),
} as const satisfies Record<keyof SpeakersTable, { method: string; path: string }>
