/** Steps of invitations, and when two sessions of one speaker clash. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statuses } from '#modules/speakers/contract-invitations.ts'
import type { Status } from '#modules/speakers/contract-invitations.ts'
import { clashOf as clashOfBoth, usualSettings } from '#modules/speakers/rules-clashes.ts'
import type { Engagement } from '#modules/speakers/rules-clashes.ts'
import { ratingOf } from '#modules/speakers/rules-rating.ts'
import { cellsOfStep, refusalOf, speakersAfter } from '#modules/speakers/rules-steps.ts'

describe('every step of an invitation', () => {
  const allowed: Readonly<Record<Status, string>> = {
    invited: 'accepted declined cancelled',
    accepted: 'declined materials_received confirmed cancelled',
    declined: 'invited',
    materials_received: 'declined confirmed cancelled',
    confirmed: 'declined thanked cancelled',
    thanked: '',
    cancelled: 'invited',
  }
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const))
  test.each(pairs)('from %s to %s is taken or refused as the table says', (from, to) => {
    const may = allowed[from].split(' ').includes(to)
    expect(refusalOf(from, to, true)).toBe(may ? null : 'illegal-step')
  })
})

test('thanks come when the session has begun', () => {
  expect(refusalOf('confirmed', 'thanked', false)).toBe('too-early')
  expect(refusalOf('confirmed', 'thanked', true)).toBeNull()
})

test('each step writes its day; asking again forgets what was answered', () => {
  expect(cellsOfStep('accepted', '2026-03-02')).toEqual({ status: 'accepted', answered_on: '2026-03-02' })
  expect(cellsOfStep('cancelled', '2026-03-02')).toEqual({ status: 'cancelled' })
  expect(cellsOfStep('invited', '2026-03-02')).toMatchObject({
    invited_on: '2026-03-02',
    answered_on: '',
    thanked_on: '',
  })
})

test.each<[Status, readonly string[], readonly string[]]>([
  ['invited', ['A'], ['A']],
  ['accepted', ['A'], ['A', 'B']],
  ['confirmed', ['B', 'A'], ['B', 'A']],
  ['declined', ['A', 'B'], ['A']],
  ['cancelled', ['B'], []],
])('after %s the session names its speakers accordingly', (to, before, after) => {
  expect(speakersAfter(before, 'B', to)).toEqual(after)
})

test('an average is told from the third rating on', () => {
  expect(ratingOf(2, 10)).toEqual({ count: 2, average: null })
  expect(ratingOf(3, 13)).toEqual({ count: 3, average: 4.3 })
})

const usualTravel = usualSettings.travel_minutes
const clashOf = (a: Engagement, b: Engagement) => clashOfBoth(a, b, usualTravel)
const minute = 60_000
const at = (from: number, to: number, more: Partial<Engagement> = {}): Engagement => ({
  from: from * minute,
  to: to * minute,
  host: 'P',
  venue: 'Hội trường A',
  mode: 'in_person',
  travel: null,
  ...more,
})

test.each<[string, Engagement, Engagement, string | null]>([
  ['the same hours', at(0, 100), at(50, 150), 'overlap'],
  ['one within the other', at(0, 100), at(20, 30), 'overlap'],
  ['one after the other in the same hall', at(0, 100), at(100, 150), null],
  ['the same hall written otherwise', at(0, 100), at(100, 150, { venue: 'hoi truong a ' }), null],
  ['another hall at once', at(0, 100), at(100, 150, { venue: 'B' }), 'travel'],
  ['another hall just before the hour is over', at(0, 100), at(159, 200, { venue: 'B' }), 'travel'],
  ['another hall after an hour', at(0, 100), at(160, 200, { venue: 'B' }), null],
  ['the other one online', at(0, 100), at(100, 150, { venue: 'B', mode: 'online' }), null],
  ['no venues, one host', at(0, 100, { venue: '' }), at(100, 150, { venue: '' }), null],
  ['no venues, two hosts', at(0, 100, { venue: '' }), at(100, 150, { venue: '', host: 'Q' }), 'travel'],
  ['a way that is told longer', at(0, 100, { travel: 120 }), at(160, 200, { venue: 'B' }), 'travel'],
  ['a way that is told shorter', at(0, 100, { travel: 15 }), at(120, 200, { venue: 'B' }), null],
])('%s', (_, one, other, kind) => {
  expect(clashOf(one, other)?.kind ?? null).toBe(kind)
})

const engagement = fc
  .record({
    from: fc.integer({ min: 0, max: 2_000 }),
    long: fc.integer({ min: 1, max: 300 }),
    host: fc.constantFrom('P', 'Q'),
    venue: fc.constantFrom('', 'Hội trường A', 'B'),
    mode: fc.constantFrom('in_person', 'online', 'hybrid'),
    travel: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
  })
  .map(({ from, long, ...rest }) => at(from, from + long, rest))

test('a clash does not depend on which of two sessions is named first', () => {
  fc.assert(
    fc.property(engagement, engagement, (a, b) => {
      expect(clashOf(a, b)).toEqual(clashOf(b, a))
    }),
  )
})

test('there is an overlap exactly when some minute belongs to both', () => {
  fc.assert(
    fc.property(engagement, engagement, (a, b) => {
      const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
      expect(clashOf(a, b)?.kind === 'overlap').toBe(shared > 0)
    }),
  )
})

test('more time between two sessions never makes a clash, and a longer way never takes one away', () => {
  fc.assert(
    fc.property(engagement, engagement, fc.integer({ min: 0, max: 500 }), (a, b, more) => {
      const later = { ...b, from: b.from + more * minute, to: b.to + more * minute }
      if (a.to <= b.from && clashOf(a, b) === null) expect(clashOf(a, later)).toBeNull()
      if (clashOf(a, b) !== null) {
        const longer = { ...b, travel: Math.max(a.travel ?? 0, b.travel ?? usualTravel, usualTravel) + more }
        expect(clashOf(a, longer)).not.toBeNull()
      }
    }),
  )
})
