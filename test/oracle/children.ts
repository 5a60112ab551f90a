import { completedOn, countFor, dueOn, owedDeliverables, stateOf, type AudienceOrAll } from './completion.ts'
import { ratio } from './counting.ts'
import type { AudienceFigures, ChildFigures, Figures, UnitsBlock } from './shape.ts'
import { childrenInScope, placementOn, scope } from './tree.ts'
import { byCode, type View } from './view.ts'

/** The unit's children in the scope, empty when the unit itself is outside. */
function childrenOf(view: View, unit: string, day: string): string[] {
  return scope(view, day).has(unit) ? childrenInScope(view, unit, day) : []
}

function audienceFigures(view: View, unit: string, audience: AudienceOrAll, day: string) {
  const counted = countFor(view, unit, audience, day)
  const completed_on = completedOn(view, unit, audience, day)
  const due_on = dueOn(view, unit, audience, day)
  return {
    expected: counted.expected,
    participated: counted.participated,
    ratio: ratio(counted),
    completed_on,
    due_on,
    state: stateOf(completed_on, due_on, day),
  }
}

/**
 * "`units` holds one block for `*` and one for each roster audience, over those `children(u, D)` in
 * the scope with expected > 0 (for `*` also those that owe a deliverable)."
 */
export function unitsBlocks(view: View, unit: string, day: string): UnitsBlock[] {
  return ['*' as const, ...view.rosters].map((audience) => {
    const members = childrenOf(view, unit, day)
      .map((code) => ({ code, ...audienceFigures(view, code, audience, day) }))
      .filter((m) => m.expected > 0 || (audience === '*' && owedDeliverables(view, m.code, day).length > 0))
    const completed = members.filter((m) => m.completed_on !== null)
    const earliest = completed.map((m) => m.completed_on as string).toSorted()[0]
    return {
      audience: audience === '*' ? '*' : audience.code,
      total: members.length,
      completed: completed.length,
      // "on_time (complete and not late), late (complete or not)"
      on_time: completed.filter((m) => m.state !== 'late').length,
      late: members.filter((m) => m.state === 'late').length,
      // "first (those with the smallest completed_on, by code)"
      first: completed
        .filter((m) => m.completed_on === earliest)
        .map((m) => ({ unit: m.code, completed_on: m.completed_on as string })),
      // "full (codes with participated = expected > 0, by code)"
      full: members.filter((m) => m.expected > 0 && m.participated === m.expected).map((m) => m.code),
    }
  })
}

/**
 * Negative when `a` ranks before `b`: "complete first, by completed_on; then the others by exact
 * ratio descending (null last, sharing a rank)". 0 for "Equal completed_on, or equal ratio".
 */
function compareStanding(a: ChildFigures, b: ChildFigures): number {
  if (a.completed_on !== null && b.completed_on !== null) {
    return byCode(a.completed_on, b.completed_on)
  }
  if (a.completed_on !== null || b.completed_on !== null) return a.completed_on !== null ? -1 : 1
  if (a.expected === 0 || b.expected === 0) {
    return a.expected === b.expected ? 0 : a.expected === 0 ? 1 : -1
  }
  const left = BigInt(a.participated) * BigInt(b.expected)
  const right = BigInt(b.participated) * BigInt(a.expected)
  return left === right ? 0 : left > right ? -1 : 1
}

/**
 * "Children are all `children(u, D)` in the scope, with expected 0 as well"; "ranked first by rank
 * then code, then unranked by code". "Expected < rank_min: rank null, at the end by code."
 */
export function childrenFigures(view: View, unit: string, day: string): Figures['children'] {
  const all = childrenOf(view, unit, day).map((code): ChildFigures => {
    const roster = view.rosters.map((audience): AudienceFigures => ({
      code: audience.code,
      ...audienceFigures(view, code, audience, day),
    }))
    return {
      unit: code,
      name: placementOn(view, code, day)?.name ?? '',
      ...audienceFigures(view, code, '*', day),
      rank: null,
      // "a child's (roster) audiences by order, only those with expected > 0"
      audiences: roster.filter((audience) => audience.expected > 0),
    }
  })
  const ranked = all.filter((child) => child.expected >= view.campaign.rank_min)
  for (const child of ranked) {
    // "share a rank (1, 1, 3)": one more than the number of those strictly before.
    child.rank = 1 + ranked.filter((other) => compareStanding(other, child) < 0).length
  }
  return all.toSorted((a, b) => (a.rank ?? all.length + 1) - (b.rank ?? all.length + 1) || byCode(a.unit, b.unit))
}
