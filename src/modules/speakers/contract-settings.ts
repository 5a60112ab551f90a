/** What a realm warns of about its speakers: from when on they have too many sessions, and how far venues are apart. */
import { z } from 'zod'
import { endpoint, noParams, realmQuery } from '#core/contract.ts'

const settingsShape = z.strictObject({
  /** Sessions a month; more are too many. */
  most_a_month: z.number().int().min(1).max(100),
  /** Minutes from one venue to another when an invitation does not say. */
  travel_minutes: z.number().int().min(0).max(1_440),
})
export type SpeakerSettings = z.infer<typeof settingsShape>

const settingsReply = z.object({
  ...settingsShape.shape,
  /** Null: as the program comes. */
  changed_at: z.string().nullable(),
  may: z.object({ edit: z.boolean() }),
})

export const readSpeakerSettings = endpoint({
  id: 'readSpeakerSettings',
  method: 'GET',
  needs: 'read.records',
  path: '/speaker-settings',
  summary: 'From when on a speaker has too many sessions, and the usual way between venues',
  params: noParams,
  query: z.object(realmQuery),
  reply: settingsReply,
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const writeSpeakerSettings = endpoint({
  id: 'writeSpeakerSettings',
  method: 'POST',
  needs: 'edit.campaigns',
  path: '/speaker-settings',
  summary: 'Set when a speaker has too many sessions, and the usual way between venues; for the whole realm',
  params: noParams,
  query: z.object(realmQuery),
  body: settingsShape,
  reply: settingsReply,
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
