/** The log of outreach: activities among the people. Items, attendances and reach are told apart and never added. */
import { z } from 'zod'
import { outreachForms, reachBases } from '#core/choices.ts'
import { civilDate, code, endpoint, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const forms = outreachForms.map((one) => one.code) as [string, ...string[]]
const bases = reachBases.map((one) => one.code) as [string, ...string[]]
const count = z.number().int().nonnegative()

export const activityShape = z.object({
  code: z.string(),
  campaign: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  date: z.string(),
  form: z.enum(forms),
  title: z.string().nullable(),
  audience: z.string().nullable(),
  /** Programmes, articles, sessions, banners: items of the form. Null: not told. */
  count: count.nullable(),
  /** Lượt người: who comes twice counts twice. */
  attendances: count.nullable(),
  reach: count.nullable(),
  reach_basis: z.enum(bases).nullable(),
  link: z.string().nullable(),
  pictures: count,
  recorded_at: z.string(),
})
export type ActivityRow = z.infer<typeof activityShape>

export const listOutreach = endpoint({
  id: 'listOutreach',
  method: 'GET',
  needs: 'read.records',
  path: '/outreach',
  summary: 'Outreach activities of one’s units, with what they come to',
  params: z.object({}),
  query: z.object({
    ...listQuery(['newest', 'date', 'unit', 'form']),
    campaign: code.optional(),
    /** Of this unit and those below it today. */
    unit: code.optional(),
    form: z.enum(forms).optional(),
    from: civilDate.optional(),
    to: civilDate.optional(),
    reach_basis: z.enum(bases).optional(),
    pictures: z.enum(['yes', 'no']).optional(),
  }),
  reply: listReply(activityShape).extend({
    /** Over all that match; each by itself. */
    sums: z.object({ items: count, attendances: count }),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const readActivity = endpoint({
  id: 'readActivity',
  method: 'GET',
  needs: 'read.records',
  path: '/outreach/{activity}',
  summary: 'An outreach activity with its pictures',
  params: z.object({ activity: code }),
  query: z.object(realmQuery),
  reply: z.object({
    activity: activityShape,
    pictures: z.array(
      z.object({
        name: z.string(),
        caption: z.string().nullable(),
        file: z.string(),
        sha256: z.string(),
        recorded_at: z.string(),
      }),
    ),
    /** Whether the asker may change it. */
    can_write: z.boolean(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
