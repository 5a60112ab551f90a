/** What people may ask about the data kept of them (docs/privacy.md). */
import { z } from 'zod'
import { civilDate, endpoint, noParams, realmQuery } from '#core/contract.ts'

const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const wordsShape = z.object({ vi: z.string(), en: z.string() })
const codedShape = z.record(z.string(), wordsShape)
const sentence = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine((text) => !text.includes('\0'), 'holds a NUL')

export const readPrivacyRegister = endpoint({
  id: 'readPrivacyRegister',
  method: 'GET',
  path: '/privacy/register',
  summary: 'What is kept about people: class, purpose, term, who sees it, what erasing does',
  params: noParams,
  query: z.object({}),
  reply: z.object({
    classes: codedShape,
    purposes: codedShape,
    bases: codedShape,
    retentions: codedShape,
    fields: z.array(
      z.object({
        table: z.string(),
        column: z.string(),
        class: z.string(),
        purpose: z.string(),
        basis: z.string(),
        retention: z.string(),
        /** Permissions; none: no answer shows it. */
        seen_with: z.array(z.string()),
        erase: z.string(),
      }),
    ),
  }),
  needs: 'signed-in',
  refusals: ['unauthenticated'],
})

export const personDataShape = z.object({
  person: z.string(),
  made_at: z.string(),
  /** Every table with rows of the person; columns as stored, with codes beside numbers of units, campaigns, sessions. */
  tables: z.array(z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.json())) })),
  /** `table.column` of secrets that are kept of the person and not shown. */
  withheld: z.array(z.string()),
})
export type PersonData = z.infer<typeof personDataShape>

export const readMyData = endpoint({
  id: 'readMyData',
  method: 'GET',
  path: '/me/data',
  summary: 'Everything that is known about whoever is signed in',
  params: noParams,
  query: z.object({}),
  reply: personDataShape,
  needs: 'read.self',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'],
})

export const requestKinds = ['correction', 'restriction', 'objection', 'copy'] as const
export type RequestKind = (typeof requestKinds)[number]

export const correctionShape = z.object({
  correction: z.number().int(),
  kind: z.enum(requestKinds),
  what_is_wrong: z.string().nullable(),
  what_is_right: z.string().nullable(),
  made_at: z.string(),
  /** Last day for an answer, inclusive. */
  due_on: z.string(),
  overdue: z.boolean(),
  status: z.enum(['open', 'accepted', 'refused']),
  answer: z.string().nullable(),
  answered_at: z.string().nullable(),
  /** Last day to carry out what was accepted, inclusive; null: asked before there was one. */
  done_by: z.string().nullable(),
  extended: z.boolean(),
  done_at: z.string().nullable(),
  /** A restriction that stands no longer. */
  lifted_at: z.string().nullable(),
})
export type Correction = z.infer<typeof correctionShape>

export const askCorrection = endpoint({
  id: 'askCorrection',
  method: 'POST',
  path: '/me/corrections',
  summary: 'Ask that data about oneself be corrected, restricted, no longer used, or copied',
  params: noParams,
  query: z.object({}),
  body: z.strictObject({
    kind: z.enum(requestKinds).default('correction'),
    what_is_wrong: sentence,
    what_is_right: sentence.optional(),
  }),
  reply: z.object({ correction: z.number().int(), due_on: z.string() }),
  needs: 'read.self',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found', 'too-many-requests'],
})

export const listMyCorrections = endpoint({
  id: 'listMyCorrections',
  method: 'GET',
  path: '/me/corrections',
  summary: 'One’s own requests for correction and their answers, newest first',
  params: noParams,
  query: z.object({}),
  reply: z.object({ rows: z.array(correctionShape) }),
  needs: 'read.self',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'],
})

export const listCorrections = endpoint({
  id: 'listCorrections',
  method: 'GET',
  path: '/corrections',
  summary: 'Requests for correction by people of the units that one keeps, by the day they are due',
  params: noParams,
  query: z.object({
    ...realmQuery,
    status: z.enum(['open', 'answered', 'all']).default('open'),
    /** Number of the request after which the page begins. */
    after: number.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  reply: z.object({
    rows: z.array(
      correctionShape.extend({ person: z.string(), full_name: z.string().nullable(), unit: z.string().nullable() }),
    ),
    next: z.number().int().nullable(),
  }),
  needs: 'answer.corrections',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'],
})

export const answerCorrection = endpoint({
  id: 'answerCorrection',
  method: 'POST',
  path: '/corrections/{correction}/answer',
  summary: 'Answer a request for correction; the facts are corrected by an import',
  params: z.object({ correction: number }),
  query: z.object({ ...realmQuery }),
  body: z.strictObject({ decision: z.enum(['accepted', 'refused']), answer: sentence }),
  reply: z.object({ done: z.boolean() }),
  needs: 'answer.corrections',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found', 'conflict'],
})

export const moveCorrection = endpoint({
  id: 'moveCorrection',
  method: 'POST',
  path: '/corrections/{correction}/move',
  summary: 'Extend the term of a request once, say that it is carried out, or lift a restriction',
  params: z.object({ correction: number }),
  query: z.object({ ...realmQuery }),
  body: z.strictObject({ order: z.enum(['extend', 'done', 'lift']) }),
  reply: z.object({ done: z.boolean() }),
  needs: 'answer.corrections',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found', 'conflict'],
})

export const listMyReaders = endpoint({
  id: 'listMyReaders',
  method: 'GET',
  path: '/me/readers',
  summary: 'Who has read data about oneself, out of the journal, newest first',
  params: noParams,
  query: z.object({ before: number.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({
    rows: z.array(
      z.object({
        event: z.number().int(),
        at: z.string(),
        action: z.string(),
        /** Through what: the page, the command line. */
        door: z.string(),
        /** `self`, `operator`, or the role and unit of whoever read, as they stand today. */
        by: z.enum(['self', 'operator', 'account']),
        role: z.string().nullable(),
        unit: z.string().nullable(),
        /** Of the person alone; else a list of a unit that the person belongs to, and so may have been on. */
        direct: z.boolean(),
        about: z.string().nullable(),
      }),
    ),
    next: z.number().int().nullable(),
  }),
  needs: 'read.self',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'],
})

export const privacySettingsShape = z.object({
  /** After a campaign's last deadline. */
  retention_years: z.number().int().min(1).max(100),
  /** Working days to answer a request. */
  answer_days: z.number().int().min(1).max(30),
  /** Days off beside weekends and the public holidays known to the program. */
  days_off: z.array(civilDate).max(400),
})
export type PrivacySettings = z.infer<typeof privacySettingsShape>

const settingsRefusals = ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'] as const

export const readPrivacySettings = endpoint({
  id: 'readPrivacySettings',
  method: 'GET',
  path: '/privacy/settings',
  summary: 'Terms of the realm: retention, days to answer, days off',
  params: noParams,
  query: z.object({ ...realmQuery }),
  reply: privacySettingsShape,
  // whoever has data here may know until when, and by when they are answered
  needs: 'signed-in',
  refusals: settingsRefusals,
})

export const writePrivacySettings = endpoint({
  id: 'writePrivacySettings',
  method: 'POST',
  path: '/privacy/settings',
  summary: 'Set the terms of the realm',
  params: noParams,
  query: z.object({ ...realmQuery }),
  body: z.strictObject(privacySettingsShape.shape),
  reply: privacySettingsShape,
  needs: 'set.realm',
  refusals: settingsRefusals,
})
