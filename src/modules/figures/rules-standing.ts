/**
 * Standing: from one person's facts and a campaign's rules to segments of days, each with where the person is
 * counted and what is true of them. Everything that counts people is a sum over standings.
 *
 * Model. A person's life is cut at every day on which something can change: a membership begins or ends, the unit's
 * placement changes (level, sector, existence), an exemption begins or ends, a session is attended, writing is
 * handed in. Between two cuts nothing changes, so one evaluation at the first day of each piece is enough.
 * Invariant: segments are disjoint, ascending, and cover exactly the days on which the person is counted.
 * What breaks it: two primary memberships on one day; the import refuses them on the facts as finally known, at an
 * older instant the first by unit wins. Source: figures.md, People; Reflections and personal plans.
 */
import type { Day } from '#core/days.ts'
import { audienceIndex } from '#modules/campaigns/rules-audiences.ts'
import type { Audience, CampaignFacts, Placement, Session, UnitId } from './rules-model.ts'

export type Membership = {
  readonly unit: UnitId
  readonly from: Day
  readonly to: Day
  readonly primary: boolean
  readonly cadre: number
  readonly tier: number
  readonly kind: string
}
export type Exemption = { readonly obligation: 'attend' | 'write'; readonly from: Day; readonly to: Day }
/** A current `present` row of a session of this campaign; `day` is the civil date of checked_at or the start. */
export type Presence = { readonly session: Session; readonly day: Day }
export type Writing = {
  readonly artifact: number
  readonly day: Day
  readonly status: string
  readonly form: string
  readonly grade: string
}
export type PersonFacts = {
  readonly memberships: readonly Membership[]
  readonly exemptions: readonly Exemption[]
  readonly presences: readonly Presence[]
  readonly writings: readonly Writing[]
}

/** How an artifact that is due stands: the current paper, or null while nothing counts as received. */
export type Owed = { readonly artifact: number; readonly received: Writing | null }

export type Segment = {
  readonly from: Day
  readonly to: Day
  readonly unit: UnitId
  /** Index into the rules' roster. */
  readonly audience: number
  readonly tier: number
  readonly exempt: boolean
  readonly participated: boolean
  readonly makeup: boolean
  readonly owed: readonly Owed[]
}

/** What standings need of a campaign, prepared once. */
export type StandingRules = {
  readonly roster: readonly Audience[]
  /** Names of the roster audiences' series of people. */
  readonly peopleSeries: readonly string[]
  readonly topics: readonly string[]
  readonly placementsOf: (unit: UnitId) => readonly Placement[]
}

export function standingRules(
  campaign: CampaignFacts,
  placementsOf: (unit: UnitId) => readonly Placement[],
): StandingRules {
  const roster = campaign.audiences.filter((audience) => audience.basis === 'roster')
  return {
    roster,
    peopleSeries: roster.map((audience) => `p:${audience.code}`),
    topics: campaign.topics,
    placementsOf,
  }
}

/** Whether the sessions attended by `day` make the person a participant; `ordinary` leaves make-up sessions out. */
function covered(
  rules: StandingRules,
  presences: readonly Presence[],
  audience: string,
  day: Day,
  ordinary: boolean,
): boolean {
  const counts = (presence: Presence): boolean => {
    const { session } = presence
    if (presence.day > day || session.kind !== 'study' || (ordinary && session.makeup)) return false
    return session.audiences.length === 0 || session.audiences.includes(audience)
  }
  if (rules.topics.length === 0) return presences.some(counts)
  return rules.topics.every((topic) =>
    presences.some(
      (presence) =>
        counts(presence) && (presence.session.topics.length === 0 || presence.session.topics.includes(topic)),
    ),
  )
}

function cutsOf(facts: PersonFacts, rules: StandingRules): Day[] {
  const cuts = new Set<Day>()
  for (const membership of facts.memberships) {
    cuts.add(membership.from).add(membership.to + 1)
    if (!membership.primary) continue
    for (const place of rules.placementsOf(membership.unit)) {
      if (place.from > membership.from && place.from <= membership.to) cuts.add(place.from)
      if (place.to >= membership.from && place.to < membership.to) cuts.add(place.to + 1)
    }
  }
  for (const exemption of facts.exemptions) cuts.add(exemption.from).add(exemption.to + 1)
  for (const presence of facts.presences) cuts.add(presence.day)
  for (const writing of facts.writings) cuts.add(writing.day)
  return [...cuts].sort((a, b) => a - b)
}

const within = (period: { from: Day; to: Day }, day: Day): boolean => period.from <= day && day <= period.to

function evaluate(facts: PersonFacts, rules: StandingRules, day: Day): Omit<Segment, 'from' | 'to'> | null {
  let home: Membership | undefined
  let cadre = 2
  let tier = 3
  for (const membership of facts.memberships) {
    if (!within(membership, day)) continue
    if (membership.primary && home === undefined) home = membership
    if (membership.cadre < cadre) cadre = membership.cadre
    if (membership.tier < tier) tier = membership.tier
  }
  if (home === undefined) return null
  const place = rules.placementsOf(home.unit).find((one) => within(one, day))
  if (place === undefined) return null
  const { level, sector } = place
  const index = audienceIndex(rules.roster, { cadre, tier, kind: home.kind, level, sector })
  const audience = rules.roster[index]
  if (audience === undefined) return null
  const freed = (obligation: string): boolean =>
    facts.exemptions.some((one) => one.obligation === obligation && within(one, day))
  const exempt = freed('attend')
  const participated = covered(rules, facts.presences, audience.code, day, false)
  const makeup = participated && !covered(rules, facts.presences, audience.code, day, true)
  const owed = freed('write')
    ? []
    : audience.artifacts.map((artifact) => ({
        artifact,
        received:
          facts.writings.find(
            (one) =>
              one.artifact === artifact && one.day <= day && (one.status === 'submitted' || one.status === 'accepted'),
          ) ?? null,
      }))
  return {
    unit: home.unit,
    audience: index,
    tier,
    exempt,
    participated: participated && !exempt,
    makeup: makeup && !exempt,
    owed,
  }
}

type Evaluated = Omit<Segment, 'from' | 'to'>

function same(a: Evaluated, b: Evaluated): boolean {
  return (
    a.unit === b.unit &&
    a.audience === b.audience &&
    a.tier === b.tier &&
    a.exempt === b.exempt &&
    a.participated === b.participated &&
    a.makeup === b.makeup &&
    a.owed.length === b.owed.length &&
    a.owed.every((one, i) => one.artifact === b.owed[i]?.artifact && one.received === b.owed[i]?.received)
  )
}

/** A person's segments, ascending; none when the person is never counted. */
export function standing(facts: PersonFacts, rules: StandingRules): Segment[] {
  const cuts = cutsOf(facts, rules)
  const segments: Segment[] = []
  for (let i = 0; i < cuts.length; i++) {
    const from = cuts[i] as Day
    const state = evaluate(facts, rules, from)
    if (state === null) continue
    const to = (cuts[i + 1] ?? from + 1) - 1
    const last = segments.at(-1)
    if (last !== undefined && last.to === from - 1 && same(last, state)) {
      segments[segments.length - 1] = { ...last, to }
    } else segments.push({ ...state, from, to })
  }
  return segments
}
