/** Papers that units owe, their review by the level above, and the tasks of their programmes. */
import { z } from 'zod'
import { deliverableKinds, taskStatuses } from '#core/choices.ts'
import { civilDate, code, endpoint, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'
import { paperStates } from '#core/paper-states.ts'

const kinds = deliverableKinds.map((one) => one.code) as [string, ...string[]]

export const paperShape = z.object({
  unit: z.string(),
  unit_name: z.string(),
  level: z.string(),
  kind: z.string(),
  /** Whether the campaign requires it of the unit's level. */
  required: z.boolean(),
  due_on: z.string().nullable(),
  /**
   * More time that the level above granted by the day: until when, and whether it still runs for a paper that is owed.
   * It moves neither `due_on` nor the state, which are what the figures go by.
   */
  extension: z.object({ until: z.string(), runs: z.boolean() }).nullable(),
  state: z.enum(paperStates),
  days_late: z.number().int().nullable(),
  number: z.string().nullable(),
  issued_on: z.string().nullable(),
  submitted_at: z.string().nullable(),
  accepted_at: z.string().nullable(),
  returned_at: z.string().nullable(),
  /** Why it was returned, when it is. */
  reason: z.string().nullable(),
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  /** `recorded_at` of the version shown, for `expects`; null when nothing was handed in. */
  recorded_at: z.string().nullable(),
  /** Whether the asker may accept or return it: the level above. */
  can_review: z.boolean(),
  tasks: z.number().int(),
  tasks_done: z.number().int(),
})
export type PaperRow = z.infer<typeof paperShape>

const campaignParams = z.object({ campaign: code })

export const listPapers = endpoint({
  id: 'listPapers',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/papers',
  summary: 'Plans, programmes and reports that units owe or have handed in, with how each stands on a day',
  params: campaignParams,
  query: z.object({
    ...listQuery(['unit', 'due', 'late']),
    unit: code.optional(),
    kind: z.enum(kinds).optional(),
    state: z.enum(paperStates).optional(),
    /** Whether more time that was granted still runs for it on the day. */
    extended: z.enum(['yes', 'no']).optional(),
    as_of: civilDate.optional(),
  }),
  reply: listReply(paperShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const reviewPaper = endpoint({
  id: 'reviewPaper',
  method: 'POST',
  needs: 'edit.deliverables',
  path: '/campaigns/{campaign}/papers/{unit}/{kind}/review',
  summary: 'Accept a unit’s paper, or return it with a reason; for the level above',
  params: z.object({ campaign: code, unit: code, kind: z.enum(kinds) }),
  query: z.object(realmQuery),
  body: z.strictObject({
    decision: z.enum(['accepted', 'returned']),
    reason: plainText(2000).optional(),
    /** `recorded_at` of the version that was read. */
    expects: z.iso.datetime(),
  }),
  reply: z.object({ position: z.number().int().nullable(), at: z.string() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})

export const acceptPapers = endpoint({
  id: 'acceptPapers',
  method: 'POST',
  needs: 'edit.deliverables',
  path: '/campaigns/{campaign}/papers/accept',
  summary: 'Accept many papers that were handed in, all of them or none; for the level above',
  params: campaignParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    papers: z
      .array(z.strictObject({ unit: code, kind: z.enum(kinds), expects: z.iso.datetime() }))
      .min(1)
      .max(5_000),
  }),
  reply: z.object({ position: z.number().int().nullable(), at: z.string() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})

export const comparePapers = endpoint({
  id: 'comparePapers',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/papers/{unit}/{kind}/differences',
  summary: 'What changed in the text from one version of a paper’s file to another',
  params: z.object({ campaign: code, unit: code, kind: z.enum(kinds) }),
  query: z.object({
    ...realmQuery,
    /** SHA-256 of the two contents. */
    from: z.string().regex(/^[0-9a-f]{64}$/),
    to: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  reply: z.object({
    /** Runs of text in their order; a run that is the same in both is neither. */
    parts: z.array(z.object({ text: z.string(), added: z.boolean(), removed: z.boolean() })),
    /** Why there is nothing to compare; null when there is. */
    unread: z.string().nullable(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const listContents = endpoint({
  id: 'listContents',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/papers/{unit}/{kind}/contents',
  summary: 'The files that a paper has had, newest first',
  params: z.object({ campaign: code, unit: code, kind: z.enum(kinds) }),
  query: z.object(realmQuery),
  reply: z.object({ contents: z.array(z.object({ sha256: z.string(), name: z.string(), at: z.string() })) }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const taskShape = z.object({
  unit: z.string(),
  unit_name: z.string(),
  code: z.string(),
  title: z.string(),
  responsible: z.string().nullable(),
  due_on: z.string().nullable(),
  indicator: z.string().nullable(),
  progress: z.number().int(),
  status: z.string(),
  reported_on: z.string().nullable(),
  note: z.string().nullable(),
  overdue: z.boolean(),
  recorded_at: z.string(),
})

export const listTasks = endpoint({
  id: 'listTasks',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/tasks',
  summary: 'Tasks of the units’ programmes',
  params: campaignParams,
  query: z.object({
    ...listQuery(['unit', 'due']),
    unit: code.optional(),
    /** Only this unit’s own, not those below it. */
    own: z.enum(['yes', 'no']).default('no'),
    status: z.enum(taskStatuses.map((one) => one.code) as [string, ...string[]]).optional(),
    overdue: z.enum(['yes', 'no']).optional(),
    as_of: civilDate.optional(),
  }),
  reply: listReply(taskShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})
