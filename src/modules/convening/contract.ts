/** Who is summoned to a session (triệu tập), by name or as places that units fill; and who was there. */
import { z } from 'zod'
import { code, endpoint, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const count = z.number().int()
const named = z.object({ code: z.string(), name: z.string() })
const one = z.object({ session: code })
const statuses = ['invited', 'confirmed', 'declined', 'replaced'] as const

export const readConvening = endpoint({
  id: 'readConvening',
  method: 'GET',
  needs: 'read.names',
  path: '/sessions/{session}/convening',
  summary: 'How many are convened to a session, by unit: places, names, answers; whether the venue holds them',
  params: one,
  query: z.object(realmQuery),
  reply: z.object({
    capacity: count.nullable(),
    /** Places and names of all units that the asker may see: a unit's places, or its names where there are more. */
    seats: count,
    /** More seats than the venue has; null: it has enough, or nobody said how many, or not all units are seen. */
    over: count.nullable(),
    names: count,
    confirmed: count,
    declined: count,
    /** People convened elsewhere at the same time. */
    clashes: count,
    units: z.array(
      z.object({
        unit: named,
        /** Null: convened by name only. */
        places: count.nullable(),
        names: count,
        confirmed: count,
        declined: count,
        /** The asker may fill in names. */
        may: z.boolean(),
        /** Of the row that gives the places. */
        recorded_at: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

const convenedShape = z.object({
  person: z.string(),
  full_name: z.string(),
  unit: named,
  post: z.string(),
  order: count.nullable(),
  status: z.enum(statuses),
  note: z.string(),
  /** Sessions at the same time to which the person is convened too; without title where they are not the asker's. */
  clashes: z.array(z.object({ code: z.string().nullable(), title: z.string(), starts_at: z.string() })),
  may: z.boolean(),
  recorded_at: z.string(),
})
export type Convened = z.infer<typeof convenedShape>

export const listConvened = endpoint({
  id: 'listConvened',
  method: 'GET',
  needs: 'read.names',
  path: '/sessions/{session}/convened',
  summary: 'People convened to a session by name',
  params: one,
  query: z.object({
    ...listQuery(['name', 'unit', 'seat']),
    /** With all units below it. */
    unit: code.optional(),
    status: z.enum(statuses).optional(),
    clash: z.enum(['yes']).optional(),
  }),
  reply: listReply(convenedShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const readConveningList = endpoint({
  id: 'readConveningList',
  method: 'GET',
  needs: 'read.names',
  path: '/sessions/{session}/convening.docx',
  summary: 'The list of who is convened, as a document in the Party layout',
  params: one,
  query: z.object(realmQuery),
  produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  reply: z.any(),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const convene = endpoint({
  id: 'convene',
  method: 'POST',
  needs: 'edit.sessions',
  path: '/sessions/{session}/convene',
  summary:
    'Convene the session’s audiences as of its day: everybody by name, or as many places as each unit has people',
  params: one,
  query: z.object(realmQuery),
  body: z.strictObject({
    by: z.enum(['names', 'places']),
    /** Empty: those of the session, or all of the campaign when it names none. */
    audiences: z.array(code).max(50).default([]),
    /** The unit whose people are convened; the host when absent. */
    unit: code.optional(),
    /** Of each unit's people, one place in so many hundredths (100: all of them). */
    percent: z.number().int().min(1).max(100).default(100),
    /** Only try it. */
    check: z.boolean().default(false),
  }),
  reply: z.object({
    position: count.nullable(),
    /** Names or units added; those who are there already are left as they are. */
    rows: count,
    /** Seats that this adds. */
    seats: count,
    /** People of the audience who are told only as a number by a statement, or have moved out of the asker's units. */
    unnamed: count,
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'too-large'],
})

const rosterShape = z.object({
  person: z.string(),
  full_name: z.string(),
  unit: named,
  post: z.string(),
  /** Null: not marked yet. */
  status: z.enum(['present', 'excused', 'absent']).nullable(),
  mode: z.enum(['in_person', 'online']).nullable(),
  recorded_at: z.string().nullable(),
})
export type RosterRow = z.infer<typeof rosterShape>

export const listRoster = endpoint({
  id: 'listRoster',
  method: 'GET',
  needs: 'signed-in',
  path: '/sessions/{session}/roster',
  summary:
    'Who should be at a session, and how each is marked: those convened by name, else the audience of a unit; and whoever is marked',
  params: one,
  query: z.object({
    ...listQuery(['name', 'unit']),
    /** Whose people; the host's when absent. */
    unit: code.optional(),
    status: z.enum(['present', 'excused', 'absent', 'unmarked']).optional(),
  }),
  reply: listReply(rosterShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})
