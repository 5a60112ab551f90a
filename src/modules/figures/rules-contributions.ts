/** What each fact adds to the series of a unit: linear, so that sums over people may be changed person by person. */
import { LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { artifactCodes, tierCodes } from './rules-model.ts'
import type { CampaignFacts, Deliverable, Outreach, Recommendation, Session, UnitId } from './rules-model.ts'
import { DELIVERABLES, RECOMMENDATIONS, SESSIONS } from './rules-series.ts'
import type { Owed, PersonFacts, Segment, StandingRules } from './rules-standing.ts'
import { pathUp, treeOn } from './rules-tree.ts'
import type { Tree } from './rules-tree.ts'

/** Receives one contribution: add `sign × vector` to a unit's series from `day` on. */
export type Add = (unit: UnitId, series: string, day: Day, vector: readonly number[], sign?: number) => void

function addWindow(add: Add, unit: UnitId, series: string, from: Day, to: Day, vector: readonly number[]): void {
  if (from > to) return
  add(unit, series, from, vector)
  if (to < LAST_DAY) add(unit, series, to + 1, vector, -1)
}

const gradePlace: Readonly<Record<string, number>> = { excellent: 5, good: 6, pass: 7, fail: 8 }

function writingVector(owed: Owed): number[] {
  const vector = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  const paper = owed.received
  if (paper === null) return vector
  vector[1] = 1
  if (paper.status === 'accepted') vector[2] = 1
  if (paper.form === 'typed') vector[3] = 1
  if (paper.form === 'handwritten') vector[4] = 1
  vector[gradePlace[paper.grade] ?? 9] = 1
  return vector
}

/** Names of the series of writing by artifact and tier: made once, since a province adds to them a million times. */
const writingSeries: readonly (readonly string[])[] = artifactCodes.map((artifact) =>
  tierCodes.map((tier) => `w:${artifact}:${tier}`),
)

/** A person's segments → people and writing of the units where the person is counted. */
export function contributeSegments(segments: readonly Segment[], rules: StandingRules, add: Add): void {
  for (const segment of segments) {
    const series = rules.peopleSeries[segment.audience] ?? ''
    const people = segment.exempt
      ? [0, 0, 0, 1, 0, 0]
      : [1, segment.participated ? 1 : 0, segment.makeup ? 1 : 0, 0, 0, 0]
    addWindow(add, segment.unit, series, segment.from, segment.to, people)
    for (const owed of segment.owed) {
      const writing = writingSeries[owed.artifact]?.[segment.tier] ?? ''
      addWindow(add, segment.unit, writing, segment.from, segment.to, writingVector(owed))
    }
  }
}

/** Epochs of the hosts' ways up to the owner; most trees have one, since few units that host sessions ever move. */
export type HostEpoch = { readonly from: Day; readonly to: Day; readonly upOf: ReadonlyMap<UnitId, readonly UnitId[]> }

export function hostEpochs(tree: Tree, campaign: CampaignFacts, sessions: Iterable<Session>): HostEpoch[] {
  const hosts = new Set<UnitId>()
  for (const session of sessions) if (session.kind === 'study') hosts.add(session.host)
  const epochs: HostEpoch[] = []
  let signature = ''
  for (const [i, from] of tree.epochStarts.entries()) {
    const on = treeOn(tree, from, campaign)
    const to = (tree.epochStarts[i + 1] ?? LAST_DAY + 1) - 1
    const upOf = new Map<UnitId, UnitId[]>()
    for (const host of hosts)
      if (on.scope.has(host))
        upOf.set(
          host,
          pathUp(on, host).filter((at) => on.scope.has(at)),
        )
    const now = [...upOf].map(([host, up]) => `${host}:${up.join('>')}`).join(' ')
    const last = epochs.at(-1)
    if (last !== undefined && now === signature) epochs[epochs.length - 1] = { ...last, to }
    else epochs.push({ from, to, upOf })
    signature = now
  }
  return epochs
}

/**
 * A person's presences → presence per session, attendances per host, and the person once per unit above the hosts.
 * An attendance counts from the later of its own day and the session's (figures.md, Conferences).
 */
export function contributePresences(facts: PersonFacts, epochs: readonly HostEpoch[], add: Add): void {
  if (facts.presences.length === 0) return
  for (const { session, day } of facts.presences) {
    add(session.host, `@${session.id}`, day, [1])
    if (session.kind === 'study') add(session.host, 's', Math.max(day, session.day), [0, 0, 0, 0, 1])
  }
  for (const epoch of epochs) {
    const first = new Map<UnitId, Day>()
    for (const { session, day } of facts.presences) {
      if (session.kind !== 'study') continue
      const counts = Math.max(day, session.day, epoch.from)
      if (counts > epoch.to) continue
      for (const unit of epoch.upOf.get(session.host) ?? []) {
        if (counts < (first.get(unit) ?? Infinity)) first.set(unit, counts)
      }
    }
    for (const [unit, day] of first) addWindow(add, unit, 'q', day, epoch.to, [1])
  }
}

export function contributeSession(session: Session, add: Add): void {
  if (session.kind !== 'study') return
  const vector = [1, 0, 0, 0, 0]
  vector[SESSIONS[session.mode as keyof typeof SESSIONS]] = 1
  add(session.host, 's', session.day, vector)
}

export function contributeRecommendation(one: Recommendation, add: Add): void {
  const vector = [1, 0, 0, 0, 0]
  vector[RECOMMENDATIONS[one.status as keyof typeof RECOMMENDATIONS]] = 1
  add(one.unit, 'r', one.day, vector)
}

export function contributeOutreach(one: Outreach, add: Add): void {
  add(one.unit, `o:${one.form}`, one.day, [1, one.items, one.attendances])
}

/**
 * What a unit owes over its placements and how it stands: required, submitted, accepted, late (due passed: submitted
 * after due, or not submitted; figures.md, Deliverables).
 */
export function contributeDeliverables(
  unit: UnitId,
  tree: Tree,
  campaign: CampaignFacts,
  handedIn: ReadonlyMap<string, Deliverable>,
  add: Add,
): void {
  for (const place of tree.placementsOf(unit)) {
    for (const required of campaign.required) {
      if (required.level !== place.level) continue
      const series = `d:${required.kind}`
      const paper = handedIn.get(required.kind)
      const from = (at: keyof typeof DELIVERABLES, day: Day): void => {
        const vector = [0, 0, 0, 0]
        vector[DELIVERABLES[at]] = 1
        addWindow(add, unit, series, Math.max(place.from, day), place.to, vector)
      }
      from('required', place.from)
      if (paper?.submitted != null) from('submitted', paper.submitted)
      if (paper?.accepted != null) from('accepted', paper.accepted)
      const inTime = required.due === null || (paper?.submitted != null && paper.submitted <= required.due)
      if (!inTime) from('late', (required.due as Day) + 1)
    }
  }
}
