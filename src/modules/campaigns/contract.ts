import { z } from 'zod'
import { code, endpoint, noParams, viewQuery } from '#core/contract.ts'

export const campaignShape = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'open', 'closed']),
  owner: z.object({ code: z.string(), name: z.string() }),
  opens_on: z.string(),
  /** Exact decimal as text. */
  threshold: z.string(),
  topics: z.array(z.string()),
  excluded_units: z.array(z.string()),
  rank_min: z.number().int(),
  directives: z.array(z.string()),
  audiences: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      basis: z.enum(['roster', 'headcount']),
      order: z.number().int(),
      artifacts: z.array(z.string()),
    }),
  ),
  deadlines: z.array(
    z.object({
      level: z.string().nullable(),
      audience: z.string().nullable(),
      unit: z.string().nullable(),
      due_on: z.string(),
    }),
  ),
  /** Landmarks of the rail: the owner's own conferences. */
  conferences: z.array(z.object({ session: z.string(), title: z.string(), held_on: z.string(), kind: z.string() })),
  /** First and last day worth showing: from opens_on (or the first session) to the last deadline or fact, never past today. */
  first_day: z.string(),
  last_day: z.string(),
  /** Instants at which facts of the realm were recorded, the last of each day, newest first, at most 60. */
  recorded: z.array(z.string()),
})
export type Campaign = z.infer<typeof campaignShape>

export const listCampaigns = endpoint({
  id: 'listCampaigns',
  method: 'GET',
  needs: 'read.campaigns',
  path: '/campaigns',
  summary: 'The campaigns of the organization',
  params: noParams,
  query: z.object(viewQuery),
  reply: z.object({ campaigns: z.array(campaignShape) }),
  refusals: ['not-found'],
})

export const readCampaign = endpoint({
  id: 'readCampaign',
  method: 'GET',
  needs: 'read.campaigns',
  path: '/campaigns/{campaign}',
  summary: 'One campaign',
  params: z.object({ campaign: code }),
  query: z.object(viewQuery),
  reply: campaignShape,
  refusals: ['not-found'],
})
