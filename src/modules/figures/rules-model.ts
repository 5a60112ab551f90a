/**
 * The facts of one campaign as the figures see them, at one instant and store position: plain values,
 * ids instead of codes, days as numbers, choices as indexes. store-facts.ts reads them; every other rules file
 * computes on them. Source of the terms: spec/figures.md.
 */
import { artifacts, cadres, tiers } from '#core/choices.ts'
import type { Day } from '#core/days.ts'

export type UnitId = number

/** A placement of a unit in the tree, valid from `from` to `to` inclusive. */
export type Placement = {
  readonly unit: UnitId
  readonly from: Day
  readonly to: Day
  readonly parent: UnitId | null
  readonly level: string
  readonly sector: string
  readonly name: string
}

export type Audience = {
  readonly code: string
  readonly name: string
  readonly basis: 'roster' | 'headcount'
  readonly order: number
  /** Empty matches all. Cadres and tiers as indexes into the choices, highest first. */
  readonly cadres: readonly number[]
  readonly tiers: readonly number[]
  readonly kinds: readonly string[]
  readonly levels: readonly string[]
  readonly sectors: readonly string[]
  /** Indexes into artifactCodes. */
  readonly artifacts: readonly number[]
}

export type Session = {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly host: UnitId
  /** Civil date of starts_at in the realm's zone. */
  readonly day: Day
  readonly kind: string
  readonly mode: string
  readonly makeup: boolean
  /** Empty serves all audiences. */
  readonly audiences: readonly string[]
  /** Empty covers all topics. */
  readonly topics: readonly string[]
}

export type Site = {
  readonly session: number
  readonly unit: UnitId
  readonly mode: string
  readonly connected: boolean
  readonly headcount: number
}

/** A cumulative statement (headcounts.csv). */
export type Statement = {
  readonly unit: UnitId
  readonly audience: string
  readonly day: Day
  readonly scope: 'own' | 'subtree'
  readonly expected: number
  readonly participated: number
  readonly makeup: number
  readonly classes: number
}

export type Deadline = {
  readonly level: string
  readonly audience: string
  readonly unit: UnitId | null
  readonly due: Day
}

export type RequiredDeliverable = { readonly level: string; readonly kind: string; readonly due: Day | null }
export type Deliverable = {
  readonly unit: UnitId
  readonly kind: string
  readonly submitted: Day | null
  readonly accepted: Day | null
}
export type Recommendation = { readonly unit: UnitId; readonly day: Day; readonly status: string }
export type Outreach = {
  readonly unit: UnitId
  readonly day: Day
  readonly form: string
  readonly items: number
  readonly attendances: number
}

/** An exact share: participated ≥ num/den × expected is compared without floats. */
export type Share = { readonly num: bigint; readonly den: bigint }

export type CampaignFacts = {
  readonly id: number
  readonly code: string
  readonly owner: UnitId
  readonly opensOn: Day
  readonly threshold: Share
  readonly topics: readonly string[]
  readonly excluded: ReadonlySet<UnitId>
  readonly rankMin: number
  /** By order. */
  readonly audiences: readonly Audience[]
  readonly deadlines: readonly Deadline[]
  readonly required: readonly RequiredDeliverable[]
}

export const cadreCodes = cadres.map((choice) => choice.code)
export const tierCodes = tiers.map((choice) => choice.code)
export const artifactCodes = artifacts.map((choice) => choice.code)

/** Exact fraction of a decimal text such as `0.95`. */
export function shareOf(text: string): Share {
  const [whole = '0', fraction = ''] = text.split('.')
  return { num: BigInt(whole + fraction), den: 10n ** BigInt(fraction.length) }
}

/** participated ≥ share × expected, exactly (figures.md, Counting an audience). */
export function reaches(share: Share, participated: number, expected: number): boolean {
  return BigInt(participated) * share.den >= share.num * BigInt(expected)
}
