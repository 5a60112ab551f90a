/** Whom audiences would take, while their rules are typed. */
import { z } from 'zod'
import { civilDate, code, endpoint, realmQuery } from '#core/contract.ts'

const count = z.number().int()
const day = z.string()
const campaignParams = z.object({ campaign: code })

/** A rule as it is typed, saved or not. */
const typedAudience = z.strictObject({
  code,
  basis: z.enum(['roster', 'headcount']).default('roster'),
  cadres: z.array(code).max(20).default([]),
  tiers: z.array(code).max(20).default([]),
  kinds: z.array(code).max(20).default([]),
  levels: z.array(code).max(30).default([]),
  sectors: z.array(code).max(30).default([]),
})
export type TypedAudience = z.output<typeof typedAudience>
const typed = {
  /** In the order in which they take people. */
  audiences: z.array(typedAudience).max(50),
  /** Civil date; the campaign's first day when absent. */
  on: civilDate.optional(),
}

export const previewAudiences = endpoint({
  id: 'previewAudiences',
  method: 'POST',
  needs: 'edit.campaigns',
  path: '/campaigns/{campaign}/audiences/preview',
  summary: 'How many people each audience would have, by the rules as they are typed',
  params: campaignParams,
  query: z.object(realmQuery),
  body: z.strictObject(typed),
  reply: z.object({
    day,
    /** Everybody at home in the campaign's units. */
    people: count,
    /** Those of them in no audience. */
    outside: count,
    audiences: z.array(
      z.object({
        code: z.string(),
        /** Those who belong to it and are not exempt, as the figures expect them. */
        expected: count,
        exempt: count,
        /** Everybody who matches the rule, also those who belong to an earlier audience. */
        matches: count,
        /** To which earlier audiences the others belong. */
        taken: z.array(z.object({ audience: z.string(), people: count })),
      }),
    ),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const sampleAudience = endpoint({
  id: 'sampleAudience',
  method: 'POST',
  needs: 'edit.campaigns',
  path: '/campaigns/{campaign}/audiences/sample',
  summary: 'Names of some people of an audience as its rule is typed, or of those in none',
  params: campaignParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    ...typed,
    /** Null: people in no audience. */
    of: code.nullable(),
  }),
  reply: z.object({
    people: z.array(z.object({ person: z.string(), full_name: z.string(), post: z.string(), unit_name: z.string() })),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
