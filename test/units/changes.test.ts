/** After any sequence of changes on any days the tree is sound on every day and nobody is lost or counted twice. */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { LAST_DAY, dayOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { checkTree } from '#modules/dossier/rules.ts'
import { moveUnits, renameUnits } from '#modules/units/rules-bulk.ts'
import { makeUnit, moveUnit, renameUnit, withdrawPlacement } from '#modules/units/rules-changes.ts'
import { closeUnit } from '#modules/units/rules-close.ts'
import { mergeUnit } from '#modules/units/rules-merge.ts'
import { isRefused, membershipsAfter, placementsAfter } from '#modules/units/rules-placements.ts'
import type { Change, Membership, Outcome, Placement } from '#modules/units/rules-placements.ts'

vi.setConfig({ testTimeout: 120_000 })

const levels = ['province', 'district', 'commune', 'cell']
const start = dayOf('2026-01-01')
const lastDay = start + 60
const days = Array.from({ length: 63 }, (_, i) => start - 1 + i)
const reaches = () => true

const place = (unit: string, level: string, parent: string | null): Placement => ({
  unit,
  name: unit,
  level,
  sector: 'local',
  parent,
  from: start,
  to: LAST_DAY,
  successor: null,
  seen: null,
})
const firstPlaces: readonly Placement[] = [
  place('T', 'province', null),
  place('H1', 'district', 'T'),
  place('H2', 'district', 'T'),
  place('X1', 'commune', 'H1'),
  place('X2', 'commune', 'H1'),
  place('X3', 'commune', 'H2'),
  place('C1', 'cell', 'X1'),
  place('C2', 'cell', 'X2'),
  place('C3', 'cell', 'T'),
]
const member = (person: string, unit: string, more: Partial<Membership> = {}): Membership => ({
  person,
  unit,
  from: start,
  to: LAST_DAY,
  isPrimary: true,
  others: {},
  seen: null,
  ...more,
})
const firstMembers: readonly Membership[] = [
  ...firstPlaces.map(({ unit }) => member(`p${unit}`, unit)),
  // sits in two units, which may be merged with one another
  member('hai', 'X1'),
  member('hai', 'X2', { isPrimary: false, from: start + 10, to: start + 40 }),
  member('ba', 'C1', { to: start + 20 }),
  member('ba', 'C2', { from: start + 21 }),
  member('ba', 'X3', { isPrimary: false }),
  // the same unit twice at once
  member('bon', 'C2', { to: start + 30 }),
  member('bon', 'C2', { from: start + 5, isPrimary: false }),
]

type State = { readonly places: readonly Placement[]; readonly members: readonly Membership[] }
type Order = (state: State) => Outcome | { readonly refusals: readonly unknown[] }

const unit = fc.constantFrom('T', 'H1', 'H2', 'X1', 'X2', 'X3', 'C1', 'C2', 'C3', 'N1', 'N2', 'N3')
const day = fc.integer({ min: start + 1, max: lastDay })
const level = fc.constantFrom(...levels)
const standing = ({ places }: State) => ({ places, levels, reaches })

const orders: fc.Arbitrary<{ order: Order; day: Day }> = fc.oneof(
  fc.tuple(fc.constantFrom('N1', 'N2', 'N3'), level, unit, day).map(([code, of, parent, from]) => ({
    day: from,
    order: (state: State) =>
      makeUnit(standing(state), { unit: code, name: code, level: of, sector: 'local', parent, from }),
  })),
  fc
    .tuple(unit, fc.string({ minLength: 1 }), fc.option(level, { nil: undefined }), day)
    .map(([code, name, of, from]) => ({
      day: from,
      order: (state: State) => renameUnit(standing(state), code, from, { name, level: of }),
    })),
  fc.tuple(unit, unit, day).map(([code, parent, from]) => ({
    day: from,
    order: (state: State) => moveUnit(standing(state), code, from, parent),
  })),
  fc.tuple(fc.array(unit, { minLength: 1, maxLength: 3 }), unit, day).map(([codes, parent, from]) => ({
    day: from,
    order: (state: State) => moveUnits(standing(state), codes, from, parent),
  })),
  fc.tuple(fc.array(unit, { minLength: 1, maxLength: 3 }), day).map(([codes, from]) => ({
    day: from,
    order: (state: State) =>
      renameUnits(
        standing(state),
        codes.map((code) => ({ unit: code, name: `${code} mới` })),
        from,
      ),
  })),
  fc.tuple(unit, unit, day).map(([code, into, from]) => ({
    day: from,
    order: (state: State) => mergeUnit(standing(state), state.members, { unit: code, into, day: from }),
  })),
  fc
    .tuple(unit, fc.option(unit), fc.option(unit), fc.option(unit), day)
    .map(([code, successor, people, units, from]) => ({
      day: from,
      order: (state: State) =>
        closeUnit(standing(state), state.members, { unit: code, day: from, successor, people, units }),
    })),
  fc.tuple(unit, day).map(([code, from]) => ({
    day: from,
    order: (state: State) => withdrawPlacement(standing(state), state.members, code, from),
  })),
)

/** Where people are at home on a day. */
function homes({ members }: State, on: Day): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const one of members) {
    if (!one.isPrimary || one.from > on || on > one.to) continue
    found.set(one.person, [...(found.get(one.person) ?? []), one.unit])
  }
  return found
}
const treeOn = ({ places }: State, on: Day): string[] =>
  places
    .filter((one) => one.from <= on && on <= one.to)
    .map((one) => JSON.stringify([one.unit, one.name, one.level, one.parent]))
    .toSorted()
const faultsOf = ({ places }: State): string[] =>
  checkTree(
    places.map((one) => ({ ...one, row: null })),
    levels,
  ).map(({ code, row }) => `${code} ${row.unit}`)

let done = 0
let refused = 0

test('changes on random days leave a sound tree on every day, everybody with one home, and the days before as they were', () => {
  const before = { places: firstPlaces, members: firstMembers }
  expect(faultsOf(before)).toEqual([])
  fc.assert(
    fc.property(fc.array(orders, { minLength: 1, maxLength: 14 }), (sequence) => {
      let state: State = before
      for (const { order, day: from } of sequence) {
        const outcome = order(state)
        if ('refusals' in outcome || isRefused(outcome)) {
          refused++
          continue
        }
        done++
        const change: Change = outcome
        const next = {
          places: placementsAfter(state.places, change),
          members: membershipsAfter(state.members, change),
        }
        expect(faultsOf(next)).toEqual([])
        for (const on of days) {
          const [now, then] = [homes(next, on), homes(state, on)]
          expect([...now.keys()].toSorted()).toEqual([...then.keys()].toSorted())
          for (const [person, units] of now) {
            expect(`${person} ${units.length}`).toBe(`${person} 1`)
            const home = next.places.some((one) => one.unit === units[0] && one.from <= on && on <= one.to)
            if (on >= start) expect(`${person} ${units[0]} ${home}`).toBe(`${person} ${units[0]} true`)
          }
          if (on < from) {
            expect(treeOn(next, on)).toEqual(treeOn(state, on))
            expect([...now].toSorted()).toEqual([...then].toSorted())
          }
        }
        state = next
      }
    }),
    { numRuns: 250 },
  )
  // most random changes make no sense; enough of them do
  expect(done).toBeGreaterThan(250)
  expect(refused).toBeGreaterThan(250)
})
