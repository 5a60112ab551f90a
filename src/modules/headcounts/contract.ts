/** Statements of units that send numbers without names, their review by the level above, and declared overlaps. */
import { z } from 'zod'
import { statementScopes } from '#core/choices.ts'
import { civilDate, code, endpoint, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'
import { statementStates } from '#core/statement-states.ts'

const scopes = statementScopes.map((one) => one.code) as [string, ...string[]]
const count = z.number().int().nonnegative()
const campaignParams = z.object({ campaign: code })

const numbersShape = z.object({
  date: z.string(),
  scope: z.enum(scopes),
  expected: count,
  participated: count,
  makeup: count,
  classes: count,
})

export const statementShape = z.object({
  unit: z.string(),
  unit_name: z.string(),
  level: z.string(),
  audience: z.string(),
  audience_name: z.string(),
  basis: z.enum(['roster', 'headcount']),
  state: z.enum(statementStates),
  /** The statement of the day asked; null when there is none. */
  stated: numbersShape.extend({ reason: z.string().nullable(), recorded_at: z.string() }).nullable(),
  /** The last statement before that day, from which the figures go on until then. */
  before: numbersShape.nullable(),
  /** Whether units below it have sent statements of their own by the day: one for all of them takes their place. */
  below_sent: z.boolean(),
  /** People by name on the day, for a roster audience: of the unit itself, and with those below. */
  roster: z.object({ own: count, subtree: count }).nullable(),
  /** Last word of the level above on the statement of the day. */
  decided_at: z.string().nullable(),
  /** Why it was returned, while it is. */
  returned_for: z.string().nullable(),
  /** Whether the asker may accept or return it: the level above. */
  can_review: z.boolean(),
  /** Whether the asker may write it: what has been accepted is for the level above. */
  can_write: z.boolean(),
})
export type StatementRow = z.infer<typeof statementShape>

export const listStatements = endpoint({
  id: 'listStatements',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/statements',
  summary: 'Statements of units for a day, beside the last ones before it and how each stands with the level above',
  params: campaignParams,
  query: z.object({
    ...listQuery(['unit']),
    unit: code.optional(),
    /** All audiences counted by statement when absent. */
    audience: code.optional(),
    /** Children of the unit; those below it that have ever sent a statement; all below it; the unit itself. */
    below: z.enum(['children', 'senders', 'all', 'self']).default('children'),
    state: z.enum(statementStates).optional(),
    as_of: civilDate.optional(),
  }),
  reply: listReply(statementShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const listStatementDays = endpoint({
  id: 'listStatementDays',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/statements/days',
  summary: 'Days for which statements were sent, newest first, with how many stand how',
  params: campaignParams,
  query: z.object({ ...realmQuery, unit: code.optional(), audience: code.optional() }),
  reply: z.object({
    days: z.array(z.object({ date: z.string(), sent: count, returned: count, accepted: count })),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const reviewStatements = endpoint({
  id: 'reviewStatements',
  method: 'POST',
  needs: 'edit.statements',
  path: '/campaigns/{campaign}/statements/review',
  summary: 'Accept units’ statements, or return them with a reason; for the level above, all or none',
  params: campaignParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    decision: z.enum(['accepted', 'returned']),
    reason: plainText(2000).optional(),
    statements: z
      .array(
        z.strictObject({
          unit: code,
          audience: code,
          date: civilDate,
          /** `recorded_at` of the version that was read. */
          expects: z.iso.datetime(),
        }),
      )
      .min(1)
      .max(5000),
  }),
  reply: z.object({ position: z.number().int().nullable(), at: z.string() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})

export const listOverlaps = endpoint({
  id: 'listOverlaps',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/overlaps',
  summary: 'How many people a unit declared to be members of two organizations at once, as on a day',
  params: campaignParams,
  query: z.object({ ...realmQuery, unit: code, as_of: civilDate.optional() }),
  reply: z.object({
    overlaps: z.array(
      z.object({
        audience_a: z.string(),
        audience_b: z.string(),
        date: z.string(),
        people: count,
        note: z.string().nullable(),
        recorded_at: z.string(),
      }),
    ),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
