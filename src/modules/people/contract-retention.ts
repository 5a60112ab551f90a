/** How long names of a campaign are kept, what holds them, and how they are let go of (docs/privacy.md, decision 0017). */
import { z } from 'zod'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'

const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const reason = plainText(1000).trim().min(1)
const refusals = ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found', 'conflict'] as const
const needs = 'keep.retention'
const query = z.object({ ...realmQuery })

export const disposalShape = z.object({
  disposal: z.number().int(),
  campaign: z.string(),
  /** How many were on the list. */
  people: z.number().int(),
  prepared_at: z.string(),
  prepared_by: z.string(),
  /** Whoever asks has prepared it and so can't confirm it. */
  own: z.boolean(),
  status: z.enum(['prepared', 'done', 'withdrawn']),
  decided_at: z.string().nullable(),
  decided_by: z.string().nullable(),
  erased: z.number().int().nullable(),
  left_out: z.number().int().nullable(),
})

export const retentionShape = z.object({
  today: z.string(),
  years: z.number().int(),
  campaigns: z.array(
    z.object({
      campaign: z.string(),
      title: z.string(),
      last_day: z.string().nullable(),
      /** The campaign's own last day of names; null: the realm's term counts. */
      names_until: z.string().nullable(),
      /** The first day without names; null: never. */
      from: z.string().nullable(),
      held: z.boolean(),
      /** Its lists show pseudonyms. */
      over: z.boolean(),
      people: z.number().int(),
      /** Who is to be erased: in no other living campaign, no member any more, held by nothing. */
      due: z.number().int(),
      members: z.number().int(),
      held_people: z.number().int(),
    }),
  ),
  holds: z.array(
    z.object({
      hold: z.number().int(),
      person: z.string().nullable(),
      campaign: z.string().nullable(),
      reason: z.string().nullable(),
      set_at: z.string(),
      set_by: z.string(),
      lifted_at: z.string().nullable(),
    }),
  ),
  disposals: z.array(disposalShape),
  /** When the server last looked; null before the first time. */
  looked_at: z.string().nullable(),
})
export type Retention = z.infer<typeof retentionShape>

export const readRetention = endpoint({
  id: 'readRetention',
  method: 'GET',
  path: '/privacy/retention',
  summary: 'Campaigns with their last day of names, holds, and who is due: numbers, no names',
  params: noParams,
  query,
  reply: retentionShape,
  needs,
  refusals,
})

export const writeCampaignTerm = endpoint({
  id: 'writeCampaignTerm',
  method: 'POST',
  path: '/privacy/terms',
  summary: 'Set a campaign’s own last day of names, or go back to the term of the realm',
  params: noParams,
  query,
  body: z.strictObject({ campaign: code, names_until: civilDate.nullable() }),
  reply: z.object({ done: z.boolean() }),
  needs,
  refusals,
})

export const addLegalHold = endpoint({
  id: 'addLegalHold',
  method: 'POST',
  path: '/privacy/holds',
  summary: 'Hold a person’s or a campaign’s data: nothing is taken away until it is lifted',
  params: noParams,
  query,
  body: z.union([z.strictObject({ person: code, reason }), z.strictObject({ campaign: code, reason })]),
  reply: z.object({ hold: z.number().int() }),
  needs,
  refusals,
})

export const liftLegalHold = endpoint({
  id: 'liftLegalHold',
  method: 'POST',
  path: '/privacy/holds/{hold}/lift',
  summary: 'Lift a hold',
  params: z.object({ hold: number }),
  query,
  reply: z.object({ done: z.boolean() }),
  needs,
  refusals,
})

export const prepareDisposal = endpoint({
  id: 'prepareDisposal',
  method: 'POST',
  path: '/privacy/disposals',
  summary: 'Keep the list of who is due of a campaign, for another person to confirm',
  params: noParams,
  query,
  body: z.strictObject({ campaign: code }),
  reply: z.object({ disposal: z.number().int(), people: z.number().int() }),
  needs,
  refusals,
})

export const decideDisposal = endpoint({
  id: 'decideDisposal',
  method: 'POST',
  path: '/privacy/disposals/{disposal}',
  summary: 'Confirm a prepared list, which erases its people for good, or withdraw it',
  params: z.object({ disposal: number }),
  query,
  body: z.strictObject({ order: z.enum(['confirm', 'withdraw']) }),
  reply: z.object({ erased: z.number().int(), left_out: z.number().int(), files: z.number().int() }),
  needs,
  refusals,
})

export const readDisposalCertificate = endpoint({
  id: 'readDisposalCertificate',
  method: 'GET',
  path: '/privacy/disposals/{disposal}/certificate.docx',
  summary: 'Certificate of destruction of a disposal that is done: numbers and counts, no names',
  params: z.object({ disposal: number }),
  query,
  reply: z.any(),
  produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  needs,
  refusals,
})
