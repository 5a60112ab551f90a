/** Speakers: the register with their load, one of them, and where two sessions of one clash. */
import { z } from 'zod'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const count = z.number().int()
export const named = z.object({ code: z.string(), name: z.string() })
const ranks = ['central', 'province', 'district', 'grassroots'] as const
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** From three ratings on there is an average: before, it would tell what one unit thinks. */
export const ratingShape = z.object({ count, average: z.number().nullable() })

const speakerFields = {
  code: z.string(),
  full_name: z.string(),
  rank: z.string(),
  organization: z.string(),
  topics: z.array(z.string()),
  /** Sessions in the month asked, those of other units too. */
  load: count,
  over: z.boolean(),
  rating: ratingShape,
  recorded_at: z.string(),
}
export const speakerShape = z.object(speakerFields)
export type SpeakerRow = z.infer<typeof speakerShape>

export const listSpeakers = endpoint({
  id: 'listSpeakers',
  method: 'GET',
  needs: 'read.records',
  path: '/speakers',
  summary: 'The register of speakers, with how many sessions each has in a month',
  params: noParams,
  query: z.object({
    ...listQuery(['name', 'rank', 'load']),
    rank: z.enum(ranks).optional(),
    /** A part of a topic's code or name. */
    topic: plainText(200).optional(),
    over: z.enum(['yes']).optional(),
    /** The present one when absent. */
    month: month.optional(),
  }),
  reply: listReply(speakerShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const clashShape = z.object({
  kind: z.enum(['overlap', 'travel']),
  /** Minutes between the two, and minutes needed. */
  gap: count,
  needs: count,
  /** The other session; without code, title and host where it is none of the asker's. */
  code: z.string().nullable(),
  title: z.string(),
  host: z.string(),
  starts_at: z.string(),
})

export type ClashRow = z.infer<typeof clashShape>

const engagementShape = z.object({
  code: z.string(),
  title: z.string(),
  host: named,
  venue: z.string(),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  /** Null: named as a speaker without an invitation. */
  status: z.string().nullable(),
})

export const readSpeaker = endpoint({
  id: 'readSpeaker',
  method: 'GET',
  needs: 'read.records',
  path: '/speakers/{speaker}',
  summary: 'A speaker: facts, sessions past and coming that concern one’s units, load by month, rating',
  params: z.object({ speaker: code }),
  query: z.object(realmQuery),
  reply: z.object({
    ...speakerFields,
    person: z.string().nullable(),
    /** The last six months, this one and the five after it. */
    months: z.array(z.object({ month: z.string(), sessions: count, over: z.boolean() })),
    /** Newest first; at most 200. */
    sessions: z.array(engagementShape),
    /** From more than so many sessions on a month has too many. */
    most_a_month: count,
    may: z.object({ edit: z.boolean() }),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const listSpeakerClashes = endpoint({
  id: 'listSpeakerClashes',
  method: 'GET',
  needs: 'read.records',
  path: '/speaker-clashes',
  summary: 'Sessions of one’s units whose speaker is elsewhere at the time, or has not enough time for the way',
  params: noParams,
  query: z.object({ ...realmQuery, from: civilDate, to: civilDate, speaker: code.optional() }),
  reply: z.object({
    /** At most 500. */
    rows: z.array(
      z.object({
        speaker: named,
        session: z.object({ code: z.string(), title: z.string(), starts_at: z.string() }),
        clash: clashShape,
      }),
    ),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
