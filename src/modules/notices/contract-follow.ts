/** Following units up: what is overdue and by whom, reminders, more time, notes. */
import { z } from 'zod'
import { civilDate, code, endpoint, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'
import { things } from '#core/work-kinds.ts'

const campaignParams = z.object({ campaign: code })
const refusals = ['bad-request', 'forbidden', 'not-found'] as const
const reason = plainText(2000).trim().min(1)

const extended = z.object({
  until: z.string(),
  asked_on: z.string(),
  decision: z.enum(['granted', 'refused']).nullable(),
  decided_on: z.string().nullable(),
})
export const overdueShape = z.object({
  unit: z.string(),
  unit_name: z.string(),
  level: z.string(),
  what: z.enum(things),
  due_on: z.string().nullable(),
  days_late: z.number().int().nullable(),
  /** People, reflections or papers that are missing, out of how many. */
  missing: z.number().int(),
  expected: z.number().int(),
  /** Officers whose role stands at the unit; empty for those who may not know them, or where there is none. */
  officers: z.array(z.string()),
  /** Of them; told also to who may not know their names. */
  officer_count: z.number().int(),
  /** When the unit was last reminded of it. */
  reminded_at: z.string().nullable(),
  /** The newest request for more time; it moves no deadline. */
  extension: extended.nullable(),
  /** Until when more time was granted, while it runs. */
  extended_until: z.string().nullable(),
})
export type OverdueRow = z.infer<typeof overdueShape>

export const listOverdue = endpoint({
  id: 'listOverdue',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/overdue',
  summary: 'What units owe past its last day, or soon, and who keeps them',
  params: campaignParams,
  query: z.object({
    ...listQuery(['unit', 'late', 'missing', 'officers']),
    /** With the units below it. */
    unit: code.optional(),
    level: code.optional(),
    what: z.enum(things).optional(),
    /** `week` is due today or within seven days. */
    near: z.enum(['overdue', 'week', 'all']).default('all'),
    /** Whether more time was granted until today or later. */
    extended: z.enum(['yes', 'no']).optional(),
    as_of: civilDate.optional(),
  }),
  reply: listReply(overdueShape),
  refusals: [...refusals, 'too-large'],
})

export const remindUnits = endpoint({
  id: 'remindUnits',
  method: 'POST',
  needs: 'follow.units',
  path: '/campaigns/{campaign}/remind',
  summary: 'Remind the officers of units of what they owe, once a day for each thing; with `check` only counted',
  params: campaignParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    rows: z
      .array(z.strictObject({ unit: code, what: z.enum(things) }))
      .min(1)
      .max(5_000),
    check: z.boolean().default(false),
  }),
  reply: z.object({
    /** Things that were reminded of, and of how many officers. */
    reminded: z.number().int(),
    officers: z.number().int(),
    /** Reminded today already; owing nothing any more; without an officer. */
    already: z.number().int(),
    settled: z.number().int(),
    unkept: z.number().int(),
  }),
  refusals,
})

export const extensionShape = z.object({
  campaign: z.string(),
  campaign_title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  what: z.enum(things),
  asked_on: z.string(),
  until: z.string(),
  reason: z.string(),
  decided_on: z.string().nullable(),
  decision: z.enum(['granted', 'refused']).nullable(),
  decided_reason: z.string().nullable(),
  recorded_at: z.string(),
  /** Whether the asker decides it: the level above. */
  can_decide: z.boolean(),
  /** Whether a grant may be written as the unit’s own deadline. */
  can_move: z.boolean(),
})
export type ExtensionRow = z.infer<typeof extensionShape>

export const listExtensions = endpoint({
  id: 'listExtensions',
  method: 'GET',
  needs: 'read.records',
  path: '/extensions',
  summary: 'Requests of units for more time, and what was decided',
  params: z.object({}),
  query: z.object({
    ...listQuery(['asked', 'unit', 'until']),
    campaign: code.optional(),
    unit: code.optional(),
    state: z.enum(['open', 'granted', 'refused', 'all']).default('all'),
  }),
  reply: listReply(extensionShape),
  refusals: [...refusals, 'too-large'],
})

const done = z.object({ position: z.number().int().nullable(), at: z.string() })
const writing = [...refusals, 'conflict', 'dossier-refused', 'realm-busy'] as const

export const askExtension = endpoint({
  id: 'askExtension',
  method: 'POST',
  needs: 'follow.units',
  path: '/extensions',
  summary: 'Ask the level above for more time, and let it know',
  params: z.object({}),
  query: z.object(realmQuery),
  body: z.strictObject({ campaign: code, unit: code, what: z.enum(things), until: civilDate, reason }),
  reply: done,
  refusals: writing,
})

export const decideExtension = endpoint({
  id: 'decideExtension',
  method: 'POST',
  needs: 'follow.units',
  path: '/extensions/decide',
  summary:
    'Grant or refuse more time, with a reason; a grant for study may become the unit’s deadline in the same order',
  params: z.object({}),
  query: z.object(realmQuery),
  body: z.strictObject({
    campaign: code,
    unit: code,
    what: z.enum(things),
    asked_on: civilDate,
    decision: z.enum(['granted', 'refused']),
    reason,
    /** Writes the unit’s own deadline too. */
    move: z.boolean().default(false),
    /** `recorded_at` of the version that was read. */
    expects: z.iso.datetime(),
  }),
  reply: done,
  refusals: writing,
})

export const noteShape = z.object({
  code: z.string(),
  written_at: z.string(),
  text: z.string(),
  campaign: z.string().nullable(),
  campaign_title: z.string().nullable(),
  pinned: z.boolean(),
  recorded_at: z.string(),
  /** User name of whoever wrote it first; null when it was imported, or written on the server itself. */
  by: z.string().nullable(),
})
export const listNotes = endpoint({
  id: 'listNotes',
  method: 'GET',
  needs: 'follow.units',
  path: '/units/{unit}/notes',
  summary: 'Internal notes on a unit, pinned ones first; for the levels above it alone',
  params: z.object({ unit: code }),
  query: z.object(realmQuery),
  reply: z.object({ rows: z.array(noteShape) }),
  refusals,
})

export const ruleShape = z.object({
  what: z.enum(things),
  side: z.enum(['before', 'after']),
  days: z.number().int(),
  to: z.enum(['unit', 'above', 'next']),
  active: z.boolean(),
  recorded_at: z.string(),
})
export type RuleRow = z.infer<typeof ruleShape>
export const listReminderRules = endpoint({
  id: 'listReminderRules',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/reminder-rules',
  summary: 'When a campaign reminds units, and when it tells the levels above',
  params: campaignParams,
  query: z.object(realmQuery),
  reply: z.object({
    rules: z.array(ruleShape),
    /** Whether the asker may change them. */
    can_edit: z.boolean(),
  }),
  refusals,
})
