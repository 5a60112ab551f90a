/** Which last day holds for each unit, and those that a unit sets itself. */
import { z } from 'zod'
import { civilDate, code, endpoint, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const count = z.number().int()
const day = z.string()
const campaignParams = z.object({ campaign: code })

export const unitDue = z.object({
  unit: z.string(),
  name: z.string(),
  level: z.string(),
  depth: count,
  /** What holds for the unit as a whole. */
  due_on: day.nullable(),
  /** Where that comes from. */
  from: z.enum(['unit', 'level']).nullable(),
  /** The unit's own rows, by audience; '' is everybody. */
  own: z.array(z.object({ audience: z.string(), due_on: day, recorded_at: z.string() })),
  /** Where an audience's last day is another than the unit's. */
  audiences: z.array(z.object({ audience: z.string(), due_on: day })),
  /** The latest day that the unit may set itself as a whole; null: nothing bounds it. */
  latest: day.nullable(),
  /** The same of each audience that is counted by its people, with the day that holds for it. */
  bounds: z.array(z.object({ audience: z.string(), due_on: day.nullable(), latest: day.nullable() })),
  can_set: z.boolean(),
})
export type UnitDue = z.infer<typeof unitDue>

export const listUnitDeadlines = endpoint({
  id: 'listUnitDeadlines',
  method: 'GET',
  needs: 'read.figures',
  path: '/campaigns/{campaign}/unit-deadlines',
  summary: 'Which last day holds for each unit, and where it comes from',
  params: campaignParams,
  query: z.object({
    ...listQuery(['tree', 'due']),
    level: code.optional(),
    /** Only this unit and what is below it. */
    unit: code.optional(),
    own: z.enum(['yes', 'no']).optional(),
    as_of: civilDate.optional(),
  }),
  reply: listReply(unitDue),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const setOwnDeadline = endpoint({
  id: 'setOwnDeadline',
  method: 'POST',
  needs: 'edit.statements',
  path: '/campaigns/{campaign}/units/{unit}/deadline',
  summary:
    'A unit sets itself earlier last days, of everybody or of an audience, within what is set above it; null takes one away',
  params: z.object({ campaign: code, unit: code }),
  query: z.object(realmQuery),
  body: z.strictObject({
    /** All of them, or none. */
    days: z
      .array(
        z.strictObject({
          /** Without one: of everybody. */
          audience: code.optional(),
          due_on: civilDate.nullable(),
          expects: z.iso.datetime().nullable().optional(),
        }),
      )
      .min(1)
      .max(100),
  }),
  reply: z.object({ position: count.nullable(), at: z.string() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})
