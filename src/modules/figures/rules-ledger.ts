/**
 * The ledger of a campaign: every series, sum, completion and conference card, made from facts at one instant.
 * `known_at = now` is the ledger as stored; an older instant is the same code run over the versions of then.
 */
import type { Day } from '#core/days.ts'
import { completedOn } from './rules-completion.ts'
import { conferenceCard } from './rules-conference.ts'
import type { ConferenceCard } from './rules-conference.ts'
import {
  contributeDeliverables,
  contributeOutreach,
  contributePresences,
  contributeRecommendation,
  contributeSegments,
  contributeSession,
  hostEpochs,
} from './rules-contributions.ts'
import type { Add, HostEpoch } from './rules-contributions.ts'
import type {
  CampaignFacts,
  Deliverable,
  Outreach,
  Placement,
  Recommendation,
  Session,
  Site,
  Statement,
  UnitId,
} from './rules-model.ts'
import { rollUp } from './rules-rollup.ts'
import type { Rolled, RollUpInput } from './rules-rollup.ts'
import { addDelta } from './rules-series.ts'
import type { Bundle } from './rules-series.ts'
import { standing, standingRules } from './rules-standing.ts'
import type { PersonFacts, Segment, StandingRules } from './rules-standing.ts'
import { treeOf, treeOn } from './rules-tree.ts'
import type { Tree, TreeOnDay } from './rules-tree.ts'

/** What all persons share: rules, tree and sessions of a campaign. */
export type Structure = {
  readonly campaign: CampaignFacts
  readonly levels: readonly string[]
  readonly tree: Tree
  readonly sessions: ReadonlyMap<number, Session>
  readonly sites: readonly Site[]
}

/** Facts that belong to a unit and not to a person. */
export type UnitFacts = {
  readonly statements: readonly Statement[]
  readonly deliverables: readonly Deliverable[]
  readonly recommendations: readonly Recommendation[]
  readonly outreach: readonly Outreach[]
}

export type Completions = Map<UnitId, Map<string, Day>>

export function structureOf(of: Omit<Structure, 'tree'> & { placements: readonly Placement[] }): Structure {
  return { ...of, tree: treeOf(of.placements) }
}

/** Collects one person's contributions; made once for a campaign and used for many persons. */
export type PersonContributor = (facts: PersonFacts, add: Add) => Segment[]

export function personContributor(structure: Structure): PersonContributor {
  const rules: StandingRules = standingRules(structure.campaign, structure.tree.placementsOf)
  const epochs: readonly HostEpoch[] = hostEpochs(structure.tree, structure.campaign, structure.sessions.values())
  return (facts, add) => {
    const segments = standing(facts, rules)
    contributeSegments(segments, rules, add)
    contributePresences(facts, epochs, add)
    return segments
  }
}

export type OwnSeries = { readonly byUnit: Map<UnitId, Bundle>; readonly add: Add }

/** Own series of units, growing as contributions come in. */
export function ownSeries(): OwnSeries {
  const byUnit = new Map<UnitId, Bundle>()
  const add: Add = (unit, series, day, vector, sign = 1) => {
    let bundle = byUnit.get(unit)
    if (bundle === undefined) byUnit.set(unit, (bundle = new Map()))
    addDelta(bundle, series, day, vector, sign)
  }
  return { byUnit, add }
}

/** Deliverables by unit and kind. */
export function handedInBy(deliverables: readonly Deliverable[]): Map<UnitId, Map<string, Deliverable>> {
  return groupBy(deliverables, (one) => one.kind)
}

function groupBy<T extends { readonly unit: UnitId }>(
  rows: readonly T[],
  key: (row: T) => string,
): Map<UnitId, Map<string, T>> {
  const groups = new Map<UnitId, Map<string, T>>()
  for (const row of rows) {
    let group = groups.get(row.unit)
    if (group === undefined) groups.set(row.unit, (group = new Map()))
    group.set(key(row), row)
  }
  return groups
}

/** Statements by unit and audience, ascending by day. */
export function statementsBy(statements: readonly Statement[]): Map<UnitId, Map<string, Statement[]>> {
  const groups = new Map<UnitId, Map<string, Statement[]>>()
  for (const one of [...statements].sort((a, b) => a.day - b.day)) {
    let group = groups.get(one.unit)
    if (group === undefined) groups.set(one.unit, (group = new Map()))
    const list = group.get(one.audience)
    if (list) list.push(one)
    else group.set(one.audience, [one])
  }
  return groups
}

/** Adds what units themselves contribute, for the given units (null: all). */
export function contributeUnits(
  structure: Structure,
  facts: UnitFacts,
  only: ReadonlySet<UnitId> | null,
  add: Add,
): void {
  const wanted = (unit: UnitId): boolean => only === null || only.has(unit)
  for (const session of structure.sessions.values()) if (wanted(session.host)) contributeSession(session, add)
  for (const one of facts.recommendations) if (wanted(one.unit)) contributeRecommendation(one, add)
  for (const one of facts.outreach) if (wanted(one.unit)) contributeOutreach(one, add)
  if (structure.campaign.required.length === 0) return
  const handedIn = handedInBy(facts.deliverables)
  const none = new Map<string, Deliverable>()
  for (const unit of structure.tree.units()) {
    if (wanted(unit)) contributeDeliverables(unit, structure.tree, structure.campaign, handedIn.get(unit) ?? none, add)
  }
}

/** Completions of the rolled units: by audience and `*`. */
export function completionsOf(structure: Structure, rolled: Rolled, facts: UnitFacts): Completions {
  const { campaign, tree } = structure
  const handedIn = handedInBy(facts.deliverables)
  const audiences = campaign.audiences.filter((one) => one.basis === 'roster').map((one) => one.code)
  const completions: Completions = new Map()
  for (const [unit, series] of rolled) {
    const accepted = new Map<string, Day>()
    for (const [kind, one] of handedIn.get(unit) ?? []) if (one.accepted !== null) accepted.set(kind, one.accepted)
    const course = { series, placements: tree.placementsOf(unit), accepted }
    const days = new Map<string, Day>()
    for (const audience of ['*', ...audiences]) {
      const day = completedOn(campaign, course, audience)
      if (day !== null) days.set(audience, day)
    }
    completions.set(unit, days)
  }
  return completions
}

/** Cards of all sessions. */
export function cardsOf(structure: Structure): Map<number, ConferenceCard> {
  const sitesOf = Map.groupBy(structure.sites, (site) => site.session)
  const trees = new Map<Day, TreeOnDay>()
  const epochOf = (day: Day): Day => structure.tree.epochStarts.findLast((start) => start <= day) as Day
  const cards = new Map<number, ConferenceCard>()
  for (const session of structure.sessions.values()) {
    const epoch = epochOf(session.day)
    let on = trees.get(epoch)
    if (on === undefined) trees.set(epoch, (on = treeOn(structure.tree, epoch, structure.campaign)))
    cards.set(session.id, conferenceCard(session, sitesOf.get(session.id) ?? [], on, structure.levels))
  }
  return cards
}

/** Rolls own series up with the statements of `facts`. */
export function rollUpAll(
  structure: Structure,
  facts: UnitFacts,
  own: ReadonlyMap<UnitId, Bundle>,
  part: Pick<RollUpInput, 'affected' | 'stored'> = { affected: null, stored: () => undefined },
): Rolled {
  const statements = statementsBy(facts.statements)
  return rollUp({
    campaign: structure.campaign,
    tree: structure.tree,
    own: (unit) => own.get(unit),
    statements: (unit) => statements.get(unit),
    ...part,
  })
}
