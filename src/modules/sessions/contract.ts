/** Sessions of the desk: calendar and list, one session with all that is planned for it, many made at once. */
import { z } from 'zod'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const count = z.number().int()
const named = z.object({ code: z.string(), name: z.string() })
const modes = ['in_person', 'online', 'hybrid'] as const
const kinds = ['study', 'notice', 'briefing', 'discussion'] as const

const sessionFields = {
  code: z.string(),
  campaign: z.string(),
  title: z.string(), // '' when it has none
  host: named,
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  mode: z.string(),
  kind: z.string(),
  venue: z.string(),
  capacity: count.nullable(),
  audiences: z.array(z.string()),
  topics: z.array(z.string()),
  makeup: z.boolean(),
  secret: z.boolean(),
  /** The host is one of the asker's units; of another session only what concerns the asker's units is counted and told. */
  own: z.boolean(),
  sites: count,
  /** People convened by name, whoever declined left out. */
  convened: count,
  present: count,
}
export const sessionShape = z.object(sessionFields)
export type SessionRow = z.infer<typeof sessionShape>

export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  needs: 'read.records',
  path: '/sessions',
  summary: 'Sessions that units of one’s own host, join as a site or are convened to',
  params: noParams,
  query: z.object({
    ...listQuery(['starts', 'title', 'host']),
    campaign: code.optional(),
    host: code.optional(),
    kind: z.enum(kinds).optional(),
    mode: z.enum(modes).optional(),
    audience: code.optional(),
    secret: z.enum(['yes', 'no']).optional(),
    /** First and last civil day on which a session begins. */
    from: civilDate.optional(),
    to: civilDate.optional(),
  }),
  reply: listReply(sessionShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

const recorded = { recorded_at: z.string() }
export const siteShape = z.object({
  unit: named,
  name: z.string(),
  mode: z.string(),
  chair: z.string(),
  expected: count.nullable(),
  headcount: count.nullable(),
  connected_from: z.string().nullable(),
  connected_to: z.string().nullable(),
  ...recorded,
})
export const sessionWhole = z.object({
  ...sessionFields,
  ...recorded,
  speakers: z.array(named),
  sites_rows: z.array(siteShape),
  agenda: z.array(
    z.object({
      order: count,
      starts_at: z.string().nullable(),
      ends_at: z.string().nullable(),
      title: z.string(),
      speaker: named.nullable(),
      topic: z.string(),
      ...recorded,
    }),
  ),
  materials: z.array(
    z.object({
      name: z.string(),
      /** Name of the stored file; its content is read by {@link readMaterial}. */
      file: z.string().nullable(),
      link: z.string().nullable(),
      ...recorded,
    }),
  ),
  /** Other sessions in the same venue at the same time, as far as the asker may see them. */
  clashes: z.array(z.object({ code: z.string(), title: z.string(), starts_at: z.string() })),
  /** What the asker may do with it. */
  may: z.object({ edit: z.boolean(), convene: z.boolean(), mark: z.boolean(), names: z.boolean() }),
})
export type SessionWhole = z.infer<typeof sessionWhole>

export const readSession = endpoint({
  id: 'readSession',
  method: 'GET',
  needs: 'read.records',
  path: '/sessions/{session}',
  summary: 'A session with its sites, agenda and materials',
  params: z.object({ session: code }),
  query: z.object(realmQuery),
  reply: sessionWhole,
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const readMaterial = endpoint({
  id: 'readMaterial',
  method: 'GET',
  needs: 'read.records',
  path: '/sessions/{session}/material',
  summary: 'A file among the materials of a session',
  params: z.object({ session: code }),
  query: z.object({ ...realmQuery, name: plainText(300).min(1) }),
  produces: 'application/octet-stream',
  reply: z.any(),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

/** Civil date and time on the realm's clock. */
const clock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
export const planBody = z.strictObject({
  campaign: code,
  /** `{unit}` in it stands for the host's name. */
  title: plainText(500).default(''),
  mode: z.enum(modes).default('in_person'),
  kind: z.enum(kinds).default('study'),
  audiences: z.array(code).max(50).default([]),
  topics: z.array(code).max(50).default([]),
  speakers: z.array(code).max(50).default([]),
  makeup: z.boolean().default(false),
  secret: z.boolean().default(false),
  /** Each host gets a session at each time. */
  hosts: z
    .array(
      z.strictObject({
        unit: code,
        venue: plainText(500).default(''),
        capacity: z.number().int().min(0).max(10_000_000).nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
  times: z
    .array(z.strictObject({ starts_at: clock, ends_at: clock.nullable().default(null) }))
    .min(1)
    .max(60),
  /** A session from which the parts named are copied; the agenda's times move along. */
  like: code.nullable().default(null),
  copy: z.array(z.enum(['sites', 'agenda', 'materials', 'convening'])).default([]),
  /** Only try it. */
  check: z.boolean().default(false),
})
export type PlanBody = z.infer<typeof planBody>

export const planSessions = endpoint({
  id: 'planSessions',
  method: 'POST',
  needs: 'edit.sessions',
  path: '/sessions/plan',
  summary: 'Make sessions: one, a series over several days or hosts, or copies of an earlier one; at most 500',
  params: noParams,
  query: z.object(realmQuery),
  body: planBody,
  reply: z.object({ position: count.nullable(), codes: z.array(z.string()) }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})
