/** Whom an audience's rule means, in one place for the figures and for a rule that is still being typed. */

/** The rule of an audience: each empty list matches all (interchange.md, audiences.csv). */
export type AudienceRule = {
  /** Indexes into the choices, highest first. */
  readonly cadres: readonly number[]
  readonly tiers: readonly number[]
  readonly kinds: readonly string[]
  readonly levels: readonly string[]
  readonly sectors: readonly string[]
}

/** What of a person a rule looks at on a day: highest cadre and tier of all memberships, kind and place of the primary. */
export type Profile = {
  readonly cadre: number
  readonly tier: number
  readonly kind: string
  readonly level: string
  readonly sector: string
}

const allows = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value)

/** Whether all filters of a rule match. */
export function matchesRule(rule: AudienceRule, { cadre, tier, kind, level, sector }: Profile): boolean {
  return (
    allows(rule.cadres, cadre) &&
    allows(rule.tiers, tier) &&
    allows(rule.kinds, kind) &&
    allows(rule.levels, level) &&
    allows(rule.sectors, sector)
  )
}

/** The audience of a person: the first that matches, -1 for none. `roster` are those counted by name, by order. */
export function audienceIndex(roster: readonly AudienceRule[], profile: Profile): number {
  return roster.findIndex((rule) => matchesRule(rule, profile))
}
