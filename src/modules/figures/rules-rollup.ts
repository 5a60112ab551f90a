/**
 * Rolling up: from every unit's own series to its sums over the subtree, with statements laid over them.
 *
 * Model. Within an epoch the tree does not change. There the sum of a unit is its own part plus its children's sums,
 * children before parents; a `subtree` statement takes the place of both, an `own` statement of the own part
 * (figures.md, Counting an audience up the tree). Neighbouring epochs between which nothing changes under a unit, nor
 * in its way up, are one stretch for that unit, so that a tree that moved often costs what moved, and no more.
 * Stretches are put one after the other.
 * Invariant: a stretch of a unit lies within one stretch of each of its children, so whatever starts on or before its
 * first day is known when the epochs are taken in order, and in each the children first.
 * Incremental use: only `affected` units are computed, the rest of the children is read from what is stored; the
 * affected set must be closed upwards in every epoch.
 */
import { LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { tierCodes } from './rules-model.ts'
import type { CampaignFacts, Statement, UnitId } from './rules-model.ts'
import { addDelta, addDeltas, addSteps, deltasOf, restrict, staysPut, stepsOf, valueOn } from './rules-series.ts'
import type { Bundle, Deltas, Steps } from './rules-series.ts'
import { childrenInScope, collectingUnit, pathUp, treeOn } from './rules-tree.ts'
import type { Tree, TreeOnDay } from './rules-tree.ts'

export type RollUpInput = {
  readonly campaign: CampaignFacts
  readonly tree: Tree
  readonly own: (unit: UnitId) => Bundle | undefined
  /** Statements of a unit by audience, ascending by day. */
  readonly statements: (unit: UnitId) => ReadonlyMap<string, readonly Statement[]> | undefined
  /** Units to compute; null for all. */
  readonly affected: ReadonlySet<UnitId> | null
  /** Stored sums of a unit that is not affected. */
  readonly stored: (unit: UnitId) => ReadonlyMap<string, Steps> | undefined
}

export type Rolled = Map<UnitId, Map<string, Steps>>

/** Statement in force from each day on, or the counted sums where none is. */
function overlay(
  own: Deltas | undefined,
  below: Deltas | undefined,
  list: readonly Statement[],
  from: Day,
  to: Day,
): Deltas {
  const ownSteps = own === undefined ? undefined : stepsOf(own)
  const belowSteps = below === undefined ? undefined : stepsOf(below)
  const days = new Set<Day>([from, ...(ownSteps?.days ?? []), ...(belowSteps?.days ?? [])])
  for (const one of list) if (one.day > from && one.day <= to) days.add(one.day)
  const steps: Steps = { width: 6, days: [...days].sort((x, y) => x - y), values: [] }
  for (const day of steps.days) {
    const stated = list.findLast((one) => one.day <= day)
    const first = stated
      ? [stated.expected, stated.participated, stated.makeup, 0, stated.expected, stated.classes]
      : (valueOn(ownSteps, day) ?? [0, 0, 0, 0, 0, 0])
    const second = stated?.scope === 'subtree' ? undefined : valueOn(belowSteps, day)
    steps.values.push(...(second ? first.map((value, i) => value + (second[i] ?? 0)) : first))
  }
  return deltasOf(steps)
}

/** Writing of the unit's own people, once more under the unit that collects it on these days. */
function addCollecting(into: Bundle, series: string, deltas: Deltas, on: TreeOnDay, unit: UnitId, owner: UnitId): void {
  const [, artifact = '', tier = ''] = series.split(':')
  const by = collectingUnit(on, unit, tierCodes.indexOf(tier), owner)
  addDeltas(into, `c:${by}:${artifact}:${tier}`, deltas, 3)
}

/** Days, from the first of an epoch on, on which everything that a unit's sums rest on stays where it is. */
type Stretch = { readonly from: Day; to: Day; readonly on: TreeOnDay }

type StepsOf = (unit: UnitId) => ReadonlyMap<string, Steps> | undefined

/** Sums of one unit within a stretch, all days inside it, the first standing at its first day. */
function sumOf(input: RollUpInput, { on, from, to }: Stretch, unit: UnitId, child: StepsOf): Bundle {
  const sums: Bundle = new Map()
  for (const one of childrenInScope(on, unit)) {
    for (const [series, steps] of child(one) ?? []) if (!staysPut(series)) addSteps(sums, series, steps, from, to)
  }
  const own: Bundle = new Map()
  for (const [series, deltas] of input.own(unit) ?? []) own.set(series, restrict(deltas, from, to))
  for (const [audience, list] of input.statements(unit) ?? []) {
    const series = `p:${audience}`
    sums.set(series, overlay(own.get(series), sums.get(series), list, from, to))
    own.delete(series)
  }
  for (const [series, deltas] of own) {
    if (series.startsWith('w:')) addCollecting(sums, series, deltas, on, unit, input.campaign.owner)
    if (sums.has(series)) addDeltas(sums, series, deltas)
    else sums.set(series, deltas)
  }
  return sums
}

/** Puts a stretch's sums behind those before. */
function append(rolled: Map<string, Steps>, sums: Bundle, from: Day): void {
  for (const [series, steps] of rolled) if (!sums.has(series)) push(steps, from, [], 0)
  for (const [series, deltas] of sums) {
    const here = stepsOf(deltas)
    const steps = rolled.get(series)
    if (steps === undefined) {
      rolled.set(series, here)
      continue
    }
    if (here.days[0] !== from) push(steps, from, [], 0)
    for (const [i, day] of here.days.entries()) push(steps, day, here.values, i * here.width)
  }
}

/** Adds a step when it changes anything; what `values` lacks is zero. */
function push(steps: Steps, day: Day, values: readonly number[], first: number): void {
  const last = steps.values.length - steps.width
  let unchanged = true
  for (let i = 0; i < steps.width && unchanged; i++)
    unchanged = (values[first + i] ?? 0) === (last < 0 ? 0 : steps.values[last + i])
  if (unchanged) return
  steps.days.push(day)
  for (let i = 0; i < steps.width; i++) steps.values.push(values[first + i] ?? 0)
}

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i])

/** Whether a unit's children, and for a unit with people its way up and the levels on it, are the same in two epochs. */
function stays(before: TreeOnDay, on: TreeOnDay, unit: UnitId, hasPeople: boolean): boolean {
  if (!before.scope.has(unit) || !sameList(childrenInScope(before, unit), childrenInScope(on, unit))) return false
  if (!hasPeople) return true
  const way = pathUp(on, unit)
  return (
    sameList(pathUp(before, unit), way) && way.every((at) => before.place.get(at)?.level === on.place.get(at)?.level)
  )
}

/** Stretches of every (affected) unit of the scope, by the epoch in which they begin, children first. */
function stretchesOf({ tree, campaign, affected, own }: RollUpInput): [UnitId, Stretch][][] {
  const current = new Map<UnitId, Stretch>()
  let before: TreeOnDay | undefined
  return tree.epochStarts.map((from, i) => {
    const to = (tree.epochStarts[i + 1] ?? LAST_DAY + 1) - 1
    const on = treeOn(tree, from, campaign)
    const begun: [UnitId, Stretch][] = []
    const moved = new Set<UnitId>()
    // the scope lists parents first, so backwards is children first
    for (const unit of [...on.scope].reverse()) {
      if (affected !== null && !affected.has(unit)) continue
      const stretch = current.get(unit)
      const steady =
        stretch !== undefined &&
        before !== undefined &&
        stays(before, on, unit, own(unit) !== undefined) &&
        !childrenInScope(on, unit).some((child) => moved.has(child))
      if (steady) stretch.to = to
      else {
        const fresh = { from, to, on }
        current.set(unit, fresh)
        begun.push([unit, fresh])
        moved.add(unit)
      }
    }
    before = on
    return begun
  })
}

/** Sums of every (affected) unit that is in the scope on some day. */
export function rollUp(input: RollUpInput): Rolled {
  const rolled: Rolled = new Map()
  const until = new Map<UnitId, Day>()
  const child: StepsOf = (unit) =>
    input.affected === null || input.affected.has(unit) ? rolled.get(unit) : input.stored(unit)
  for (const begun of stretchesOf(input)) {
    for (const [unit, stretch] of begun) {
      let steps = rolled.get(unit)
      if (steps === undefined) rolled.set(unit, (steps = new Map()))
      const end = until.get(unit)
      if (end !== undefined && end + 1 < stretch.from) append(steps, new Map(), end + 1)
      const sums = sumOf(input, stretch, unit, child)
      addDelta(sums, 'in', stretch.from, [1])
      append(steps, sums, stretch.from)
      until.set(unit, stretch.to)
    }
  }
  for (const [unit, steps] of rolled) {
    const end = until.get(unit) ?? LAST_DAY
    if (end < LAST_DAY) append(steps, new Map(), end + 1)
  }
  return rolled
}
