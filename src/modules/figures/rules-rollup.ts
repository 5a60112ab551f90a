/**
 * Rolling up: from every unit's own series to its sums over the subtree, with statements laid over them.
 *
 * Model. Within an epoch the tree does not change. There the sum of a unit is its own part plus its children's sums,
 * children before parents; a `subtree` statement takes the place of both, an `own` statement of the own part
 * (figures.md, Counting an audience up the tree). Epochs are put one after the other.
 * Incremental use: only `affected` units are computed, the rest of the children is read from what is stored; the
 * affected set must be closed upwards in every epoch.
 */
import { LAST_DAY } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { tierCodes } from './rules-model.ts'
import type { CampaignFacts, Statement, UnitId } from './rules-model.ts'
import { addDelta, addVector, deltasOf, restrict, staysPut, stepsOf } from './rules-series.ts'
import type { Bundle, Deltas, Steps } from './rules-series.ts'
import { childrenInScope, collectingUnit, treeOn } from './rules-tree.ts'
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
function overlay(own: Deltas, below: Deltas, list: readonly Statement[], from: Day, to: Day): Deltas {
  const ownSteps = stepsOf(own)
  const belowSteps = stepsOf(below)
  const days = new Set<Day>([from, ...ownSteps.days, ...belowSteps.days])
  for (const one of list) if (one.day > from && one.day <= to) days.add(one.day)
  const steps: Steps = { days: [], values: [] }
  let o = -1
  let b = -1
  let s = -1
  for (const day of [...days].sort((x, y) => x - y)) {
    while (o + 1 < ownSteps.days.length && (ownSteps.days[o + 1] as Day) <= day) o++
    while (b + 1 < belowSteps.days.length && (belowSteps.days[b + 1] as Day) <= day) b++
    while (s + 1 < list.length && (list[s + 1] as Statement).day <= day) s++
    const stated = list[s]
    const first = stated
      ? [stated.expected, stated.participated, stated.makeup, 0, stated.expected, stated.classes]
      : (ownSteps.values[o] ?? [0, 0, 0, 0, 0, 0])
    const second = stated?.scope === 'subtree' ? undefined : belowSteps.values[b]
    steps.days.push(day)
    steps.values.push(second ? first.map((value, i) => value + (second[i] ?? 0)) : [...first])
  }
  return deltasOf(steps)
}

function addAll(into: Bundle, series: string, deltas: Deltas): void {
  let target = into.get(series)
  if (target === undefined) into.set(series, (target = new Map()))
  for (const [day, vector] of deltas) addVector(target, day, vector)
}

/** Writing of the unit's own people, once more under the unit that collects it on these days. */
function addCollecting(into: Bundle, series: string, deltas: Deltas, on: TreeOnDay, unit: UnitId, owner: UnitId): void {
  const [, artifact = '', tier = ''] = series.split(':')
  const by = collectingUnit(on, unit, tierCodes.indexOf(tier), owner)
  for (const [day, vector] of deltas) addDelta(into, `c:${by}:${artifact}:${tier}`, day, vector.slice(0, 3))
}

/** Sums of one unit within an epoch, all days inside it, the first standing at its first day. */
function sumOf(
  input: RollUpInput,
  on: TreeOnDay,
  from: Day,
  to: Day,
  unit: UnitId,
  child: (unit: UnitId) => Bundle,
): Bundle {
  const own: Bundle = new Map()
  for (const [series, deltas] of input.own(unit) ?? []) {
    const part = restrict(deltas, from, to)
    own.set(series, part)
    if (series.startsWith('w:')) addCollecting(own, series, part, on, unit, input.campaign.owner)
  }
  const below: Bundle = new Map()
  for (const one of childrenInScope(on, unit)) {
    for (const [series, deltas] of child(one)) if (!staysPut(series)) addAll(below, series, deltas)
  }
  const stated = input.statements(unit)
  const sums: Bundle = below
  for (const [audience, list] of stated ?? []) {
    const series = `p:${audience}`
    sums.set(series, overlay(own.get(series) ?? new Map(), below.get(series) ?? new Map(), list, from, to))
    own.delete(series)
  }
  for (const [series, deltas] of own) addAll(sums, series, deltas)
  return sums
}

/** Puts an epoch's sums behind those of the epochs before. */
function append(rolled: Map<string, Steps>, sums: Bundle, from: Day): void {
  for (const [series, steps] of rolled) if (!sums.has(series)) pushZero(steps, from)
  for (const [series, deltas] of sums) {
    let steps = rolled.get(series)
    if (steps === undefined) rolled.set(series, (steps = { days: [], values: [] }))
    const here = stepsOf(deltas)
    if (here.days[0] !== from) pushZero(steps, from)
    for (const [i, day] of here.days.entries()) push(steps, day, here.values[i] as number[])
  }
}

function pushZero(steps: Steps, day: Day): void {
  const last = steps.values.at(-1)
  if (last !== undefined)
    push(
      steps,
      day,
      last.map(() => 0),
    )
}

function push(steps: Steps, day: Day, value: number[]): void {
  const last = steps.values.at(-1)
  const unchanged = last ? last.every((one, i) => one === value[i]) : value.every((one) => one === 0)
  if (unchanged) return
  steps.days.push(day)
  steps.values.push(value)
}

/** Sums of every (affected) unit that is in the scope on some day. */
export function rollUp(input: RollUpInput): Rolled {
  const rolled: Rolled = new Map()
  for (const [i, from] of input.tree.epochStarts.entries()) {
    const to = (input.tree.epochStarts[i + 1] ?? LAST_DAY + 1) - 1
    const on = treeOn(input.tree, from, input.campaign)
    const inEpoch = new Map<UnitId, Bundle>()
    const child = (unit: UnitId): Bundle => {
      const computed = inEpoch.get(unit)
      if (computed) return computed
      const part: Bundle = new Map()
      for (const [series, steps] of input.stored(unit) ?? []) part.set(series, restrict(deltasOf(steps), from, to))
      return part
    }
    // the scope lists parents first, so backwards is children first
    for (const unit of [...on.scope].reverse()) {
      if (input.affected !== null && !input.affected.has(unit)) continue
      const sums = sumOf(input, on, from, to, unit, child)
      addDelta(sums, 'in', from, [1])
      inEpoch.set(unit, sums)
    }
    for (const [unit, sums] of inEpoch) {
      let steps = rolled.get(unit)
      if (steps === undefined) rolled.set(unit, (steps = new Map()))
      append(steps, sums, from)
    }
    for (const [unit, steps] of rolled) if (!inEpoch.has(unit)) append(steps, new Map(), from)
  }
  return rolled
}
