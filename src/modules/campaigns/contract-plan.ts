/** A campaign as it is planned: all its facts with the versions seen, checks, beginnings, and last days of units. */
import { z } from 'zod'
import { campaignStatuses } from '#core/choices.ts'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const count = z.number().int()
const day = z.string()
const texts = z.array(z.string())
const recorded = { recorded_at: z.string() }
export const statuses = campaignStatuses.map((one) => one.code) as ['draft', 'open', 'closed']

export const audiencePlan = z.object({
  code: z.string(),
  name: z.string(),
  basis: z.enum(['roster', 'headcount']),
  order: count,
  cadres: texts,
  tiers: texts,
  kinds: texts,
  levels: texts,
  sectors: texts,
  artifacts: texts,
  ...recorded,
})
export type AudiencePlan = z.infer<typeof audiencePlan>

export const deadlinePlan = z.object({
  level: z.string(),
  audience: z.string(),
  unit: z.object({ code: z.string(), name: z.string() }).nullable(),
  due_on: day,
  ...recorded,
})
export type DeadlinePlan = z.infer<typeof deadlinePlan>

export const planShape = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(statuses),
  owner: z.object({ code: z.string(), name: z.string(), level: z.string() }),
  opens_on: day,
  /** Exact decimal as text. */
  threshold: z.string(),
  topics: texts,
  rank_min: count,
  excluded_units: z.array(z.object({ code: z.string(), name: z.string() })),
  /** As the campaign names them, with what is registered of each. */
  directives: z.array(
    z.object({ number: z.string(), title: z.string(), registered: z.boolean(), has_file: z.boolean() }),
  ),
  ...recorded,
  audiences: z.array(audiencePlan),
  /** Those of levels, and those of units that the asker covers. */
  deadlines: z.array(deadlinePlan),
  required: z.array(z.object({ level: z.string(), kind: z.string(), due_on: day.nullable(), ...recorded })),
  /** Both ways; `own` says that this campaign names the other. */
  links: z.array(z.object({ other: z.string(), title: z.string(), kind: z.string(), own: z.boolean(), ...recorded })),
  /** Levels of the realm from the owner's downwards. */
  levels: texts,
  sessions: count,
  /** Whether the asker may change the plan. */
  can_edit: z.boolean(),
})
export type CampaignPlan = z.infer<typeof planShape>

const campaignParams = z.object({ campaign: code })

export const readCampaignPlan = endpoint({
  id: 'readCampaignPlan',
  method: 'GET',
  needs: 'read.campaigns',
  path: '/campaigns/{campaign}/plan',
  summary: 'A campaign as it is planned, with the versions seen',
  params: campaignParams,
  query: z.object(realmQuery),
  reply: planShape,
  refusals: ['not-found'],
})

export const campaignRow = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(statuses),
  owner: z.object({ code: z.string(), name: z.string() }),
  opens_on: day,
  /** The last of the last days; null without any. */
  ends_on: day.nullable(),
  audiences: count,
  sessions: count,
  directives: texts,
  links: z.array(z.object({ other: z.string(), title: z.string(), kind: z.string(), own: z.boolean() })),
  can_edit: z.boolean(),
})
export type CampaignRow = z.infer<typeof campaignRow>

export const listCampaignPlans = endpoint({
  id: 'listCampaignPlans',
  method: 'GET',
  needs: 'read.campaigns',
  path: '/campaign-plans',
  summary: 'The campaigns as a list, drafts for those who plan them',
  params: noParams,
  query: z.object({
    /** `latest`: the latest first. */
    ...listQuery(['latest', 'opens', 'title', 'owner']),
    status: z.enum(statuses).optional(),
    owner: code.optional(),
    /** Campaigns that run on this day: opened by it, and with a last day not before it. */
    as_of: civilDate.optional(),
  }),
  reply: listReply(campaignRow),
  refusals: ['bad-request', 'not-found', 'too-large'],
})

export const beginnings = ['congress', 'central', 'annual'] as const

export const startCampaign = endpoint({
  id: 'startCampaign',
  method: 'POST',
  needs: 'edit.campaigns',
  path: '/campaigns',
  summary: 'Begin a draft: empty, from a template, or from an earlier campaign with its days moved along',
  params: noParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    code,
    title: plainText(500).min(1),
    owner: code,
    opens_on: civilDate,
    template: z.enum(beginnings).optional(),
    /** An earlier campaign. */
    like: code.optional(),
    check: z.boolean().optional(),
  }),
  reply: z.object({ position: count.nullable(), at: z.string(), added: count }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})

/** What stands in the way of opening (`must`), and what deserves a look (`should`). */
export const checkCodes = [
  'owner-not-placed',
  'owner-excluded',
  'no-audience',
  'no-deadline',
  'deadline-before-opening',
  'deadline-far',
  'audience-empty',
  'people-outside',
  'deadline-level-order',
  'deadline-audience-later',
  'deadline-unit-later',
  'deadline-without-audience',
  'deadline-level-missing',
  'required-without-day',
  'no-directive',
  'directive-unregistered',
  'directive-without-file',
  'session-outside',
  'threshold-low',
  'nobody-has-account',
  'units-without-officer',
  'units-without-own-officer',
  'linked-overlap',
] as const
export const checkParts = ['about', 'directives', 'audiences', 'required', 'deadlines', 'links', 'officers'] as const
export const checkShape = z.object({
  code: z.enum(checkCodes),
  severity: z.enum(['must', 'should']),
  /** The part of the plan where it is put right. */
  part: z.enum(checkParts),
  count,
  /** Names or codes of the first few concerned. */
  some: texts,
  params: z.record(z.string(), z.string()),
})
export type Check = z.infer<typeof checkShape>

export const checkCampaign = endpoint({
  id: 'checkCampaign',
  method: 'GET',
  needs: 'edit.campaigns',
  path: '/campaigns/{campaign}/checks',
  summary: 'What is odd about a campaign before it is opened, and at any time',
  params: campaignParams,
  query: z.object(realmQuery),
  reply: z.object({ day, checks: z.array(checkShape) }),
  refusals: ['forbidden', 'not-found'],
})

export const openCampaign = endpoint({
  id: 'openCampaign',
  method: 'POST',
  needs: 'edit.campaigns',
  path: '/campaigns/{campaign}/open',
  summary: 'Open a draft for everybody, when nothing stands in the way',
  params: campaignParams,
  query: z.object(realmQuery),
  body: z.strictObject({ expects: z.iso.datetime().optional() }),
  reply: z.object({ position: count.nullable(), at: z.string() }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})
