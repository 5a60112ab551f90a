import { z } from 'zod'
import { civilDate, code, endpoint, plainText, viewQuery } from '#core/contract.ts'

const count = z.number().int()
const ratio = z.number().nullable()
const state = z.enum(['early', 'on_time', 'late', 'open'])
const day = z.string()

const audienceFigures = z.object({
  code: z.string(),
  basis: z.enum(['roster', 'headcount']),
  expected: count,
  participated: count,
  makeup: count,
  exempt: count,
  classes: count,
  ratio,
})
const completionFigures = {
  expected: count,
  participated: count,
  ratio,
  completed_on: day.nullable(),
  due_on: day.nullable(),
  state,
}
const childFigures = z.object({
  unit: z.string(),
  name: z.string(),
  ...completionFigures,
  rank: count.nullable(),
  audiences: z.array(z.object({ code: z.string(), ...completionFigures })),
})
const hostedFigures = z.object({
  session: z.string(),
  held_on: day,
  kind: z.string(),
  mode: z.string(),
  sites_connected: count,
  sites_total: count,
  sites: z.array(z.object({ level: z.string(), planned: count, connected: count, people: count })),
  present: count,
})

/** The figures of a unit: figures.md, The shape. */
export const figuresShape = z.object({
  campaign: z.string(),
  unit: z.string(),
  as_of: day,
  known_at: z.string(),
  people: z.object({
    expected: count,
    participated: count,
    makeup: count,
    exempt: count,
    by_statement: count,
    ratio,
  }),
  audiences: z.array(audienceFigures),
  units: z.array(
    z.object({
      audience: z.string(),
      total: count,
      completed: count,
      on_time: count,
      late: count,
      first: z.array(z.object({ unit: z.string(), completed_on: day })),
      full: z.array(z.string()),
    }),
  ),
  children: z.array(childFigures),
  conferences: z.object({
    hosted: z.array(hostedFigures),
    subtree: z.object({
      sessions: count,
      by_mode: z.object({ in_person: count, online: count, hybrid: count }),
      attendances: count,
      people: count,
    }),
  }),
  writing: z.array(
    z.object({
      artifact: z.string(),
      tier: z.string(),
      expected: count,
      received: count,
      accepted: count,
      typed: count,
      handwritten: count,
      grades: z.object({ excellent: count, good: count, pass: count, fail: count, ungraded: count }),
    }),
  ),
  collecting: z.array(
    z.object({
      unit: z.string(),
      artifact: z.string(),
      tier: z.string(),
      expected: count,
      received: count,
      accepted: count,
    }),
  ),
  deliverables: z.array(
    z.object({ kind: z.string(), required: count, submitted: count, accepted: count, late: count }),
  ),
  recommendations: z.object({ total: count, open: count, forwarded: count, answered: count, closed: count }),
  outreach: z.array(z.object({ form: z.string(), activities: count, items: count, attendances: count })),
})
export type Figures = z.infer<typeof figuresShape>

const campaignParams = z.object({ campaign: code })

export const readFigures = endpoint({
  id: 'readFigures',
  method: 'GET',
  needs: 'read.figures',
  path: '/campaigns/{campaign}/figures',
  summary: 'All figures of a unit on a day, as known at an instant (figures.md)',
  params: campaignParams,
  query: z.object({ ...viewQuery, unit: code, as_of: civilDate }),
  reply: figuresShape,
  refusals: ['bad-request', 'not-found'],
})

/** Participation over time: one step for each day on which a number changes. */
export const curveShape = z.object({
  campaign: z.string(),
  unit: z.string(),
  audience: z.string(), // '*' = all roster audiences
  steps: z.array(z.object({ day, expected: count, participated: count, makeup: count, exempt: count })),
  deadlines: z.array(
    z.object({ day, level: z.string().nullable(), audience: z.string().nullable(), unit: z.string().nullable() }),
  ),
})
export type Curve = z.infer<typeof curveShape>

export const readCurve = endpoint({
  id: 'readCurve',
  method: 'GET',
  needs: 'read.figures',
  path: '/campaigns/{campaign}/curve',
  summary: 'Participation of a unit over the days of the campaign',
  params: campaignParams,
  query: z.object({ ...viewQuery, unit: code, audience: code.optional() }),
  reply: curveShape,
  refusals: ['bad-request', 'not-found'],
})

export const nameFigures = [
  'expected',
  'participated',
  'outstanding',
  'makeup',
  'exempt',
  'writing_expected',
  'writing_received',
  'writing_accepted',
  'writing_outstanding',
] as const

export const nameShape = z.object({
  person: z.string(),
  full_name: z.string(), // '' when no name is known
  unit: z.string(),
  unit_name: z.string(),
  audience: z.string(),
  tier: z.string(),
  position: z.string(),
  participated: z.boolean(),
  makeup: z.boolean(),
  exempt: z.boolean(),
  participated_on: day.nullable(),
})
export const namesShape = z.object({
  total: count,
  /** How many of them are not the asker's to be shown: they have moved to units out of scope. */
  hidden: count,
  /** How many of the figure are counted by statement and have no names. */
  by_statement: count,
  rows: z.array(nameShape),
  /** Hand back as `after` for the next page; null at the end. */
  next: z.string().nullable(),
})
export type Names = z.infer<typeof namesShape>

export const readNames = endpoint({
  id: 'readNames',
  method: 'GET',
  needs: 'read.names',
  path: '/campaigns/{campaign}/names',
  summary: 'The people behind a figure, keyset-paged',
  params: campaignParams,
  query: z.object({
    ...viewQuery,
    unit: code,
    as_of: civilDate,
    figure: z.enum(nameFigures),
    audience: code.optional(),
    artifact: code.optional(),
    tier: code.optional(),
    /** Collecting unit, for the writing figures. */
    collecting: code.optional(),
    /** Part of a name, with or without diacritics. */
    search: plainText(100).optional(),
    sort: z.enum(['name', 'unit', 'code']).default('name'),
    order: z.enum(['asc', 'desc']).default('asc'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    after: plainText(2000).optional(),
  }),
  reply: namesShape,
  refusals: ['bad-request', 'not-found'],
})

export const recordKinds = [
  'statements',
  'sessions',
  'sites',
  'deliverables',
  'recommendations',
  'outreach',
  'directives',
  'units',
] as const

export const recordsShape = z.object({
  total: count,
  /** Canonical column names (of the dossier file, interchange.md), in order. */
  columns: z.array(z.string()),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  next: z.string().nullable(),
})
export type Records = z.infer<typeof recordsShape>

export const readRecords = endpoint({
  id: 'readRecords',
  method: 'GET',
  needs: 'read.records',
  path: '/campaigns/{campaign}/records',
  summary: 'The records behind a figure that has no names: statements, sessions, sites, deliverables, …',
  params: campaignParams,
  query: z.object({
    ...viewQuery,
    unit: code,
    as_of: civilDate,
    kind: z.enum(recordKinds),
    audience: code.optional(),
    session: code.optional(),
    /** deliverables: required | submitted | accepted | late | outstanding, also of one kind: plan.late; recommendations: a status; outreach: a form; sessions: a mode; units: completed | late | open. */
    filter: code.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    after: plainText(2000).optional(),
  }),
  reply: recordsShape,
  refusals: ['bad-request', 'not-found'],
})
