/** Invitations to speak: those of a session for its host, and one's own for whoever is invited. */
import { z } from 'zod'
import { code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { clashShape, named, ratingShape } from './contract.ts'

export const statuses = [
  'invited',
  'accepted',
  'declined',
  'materials_received',
  'confirmed',
  'thanked',
  'cancelled',
] as const
export type Status = (typeof statuses)[number]

const count = z.number().int()
const day = z.string().nullable()
const status = z.enum(statuses)
const consents = { consent_record: z.boolean().nullable(), consent_publish: z.boolean().nullable() }
const dates = { invited_on: day, answered_on: day, materials_on: day, confirmed_on: day, thanked_on: day }
const one = z.object({ session: code })
const both = z.object({ session: code, speaker: code })
const travel = z.number().int().min(0).max(1_440).nullable()

const warned = { clashes: z.array(clashShape), load: count, over: z.boolean() }
export const invitationShape = z.object({
  speaker: named,
  rank: z.string(),
  organization: z.string(),
  topic: z.string(),
  /** Null: the session names the speaker, whom nobody has invited here. */
  status: status.nullable(),
  ...dates,
  ...consents,
  travel_minutes: count.nullable(),
  note: z.string(),
  ...warned,
  rating: ratingShape,
  /** The host's own rating of this session. */
  score: z.string().nullable(),
  score_note: z.string(),
  score_recorded_at: z.string().nullable(),
  /** What may follow. */
  steps: z.array(status),
  recorded_at: z.string().nullable(),
})
export type InvitationRow = z.infer<typeof invitationShape>

export const listInvitations = endpoint({
  id: 'listInvitations',
  method: 'GET',
  needs: 'read.records',
  path: '/sessions/{session}/invitations',
  summary: 'Speakers of a session: how far each invitation has come, clashes, load; only to whom it belongs',
  params: one,
  query: z.object(realmQuery),
  reply: z.object({
    rows: z.array(invitationShape),
    /** The session is sent out or recorded, so that consents matter. */
    recorded: z.boolean(),
    may: z.object({ edit: z.boolean(), rate: z.boolean() }),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const inviteSpeakers = endpoint({
  id: 'inviteSpeakers',
  method: 'POST',
  needs: 'edit.sessions',
  path: '/sessions/{session}/invitations',
  summary: 'Invite speakers, one or many, also again; tells of clashes and load',
  params: one,
  query: z.object(realmQuery),
  body: z.strictObject({
    speakers: z.array(code).min(1).max(100),
    topic: plainText(200).default(''),
    travel_minutes: travel.default(null),
    note: plainText(2_000).default(''),
    /** Only tell what there is to warn of. */
    check: z.boolean().default(false),
  }),
  reply: z.object({
    position: count.nullable(),
    warnings: z.array(z.object({ speaker: named, ...warned })),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})

const expects = z.string().max(40)
export const moveInvitation = endpoint({
  id: 'moveInvitation',
  method: 'POST',
  needs: 'edit.sessions',
  path: '/sessions/{session}/invitations/{speaker}/move',
  summary: 'Carry an invitation on; the session’s speakers follow. 409 for a step that may not be taken',
  params: both,
  query: z.object(realmQuery),
  body: z.strictObject({
    to: status,
    /** `recorded_at` of the invitation seen. */
    expects,
    consent_record: z.boolean().nullable().optional(),
    consent_publish: z.boolean().nullable().optional(),
  }),
  reply: z.object({ position: count.nullable() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})

export const readInvitationLetter = endpoint({
  id: 'readInvitationLetter',
  method: 'GET',
  needs: 'read.records',
  path: '/sessions/{session}/invitations/{speaker}/letter.docx',
  summary: 'The letter of invitation, as a document in the Party layout',
  params: both,
  query: z.object(realmQuery),
  produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  reply: z.any(),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const rateSpeaker = endpoint({
  id: 'rateSpeaker',
  method: 'POST',
  needs: 'edit.sessions',
  path: '/sessions/{session}/invitations/{speaker}/rate',
  summary: 'The host rates a speaker once the session has begun',
  params: both,
  query: z.object(realmQuery),
  body: z.strictObject({
    score: z.number().int().min(1).max(5),
    note: plainText(2_000).default(''),
    /** `recorded_at` of the rating seen; null when there was none. */
    expects: expects.nullable(),
  }),
  reply: z.object({ position: count.nullable() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})

export const myInvitationShape = z.object({
  session: z.string(),
  speaker: z.string(),
  /** '' of a secret session, as are topic and materials. */
  title: z.string(),
  secret: z.boolean(),
  host: z.string(),
  venue: z.string(),
  mode: z.string(),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  topic: z.string(),
  status,
  ...dates,
  ...consents,
  materials: z.array(z.string()),
  steps: z.array(status),
  may_send: z.boolean(),
  recorded_at: z.string(),
})
export type MyInvitation = z.infer<typeof myInvitationShape>

export const listMyInvitations = endpoint({
  id: 'listMyInvitations',
  method: 'GET',
  needs: 'answer.invitations',
  path: '/me/invitations',
  summary: 'Sessions at which one is asked to speak oneself, coming ones first',
  params: noParams,
  query: z.object(realmQuery),
  reply: z.object({ rows: z.array(myInvitationShape) }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const answerInvitation = endpoint({
  id: 'answerInvitation',
  method: 'POST',
  needs: 'answer.invitations',
  path: '/me/invitations/{session}/{speaker}/answer',
  summary: 'Accept or decline one’s own invitation, and say what may be recorded and published',
  params: both,
  query: z.object(realmQuery),
  body: z.strictObject({
    /** Absent: only the consents. */
    to: z.enum(['accepted', 'declined']).optional(),
    expects,
    consent_record: z.boolean().nullable(),
    consent_publish: z.boolean().nullable(),
  }),
  reply: z.object({ position: count.nullable() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})

export const sendMyMaterial = endpoint({
  id: 'sendMyMaterial',
  method: 'POST',
  needs: 'answer.invitations',
  path: '/me/invitations/{session}/{speaker}/materials',
  summary: 'Add a material to a session at which one speaks; the file is uploaded before',
  params: both,
  query: z.object(realmQuery),
  body: z.strictObject({
    name: plainText(300).min(1),
    /** `path` of the upload. */
    file: plainText(500).min(1),
    expects,
  }),
  reply: z.object({ position: count.nullable() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})
