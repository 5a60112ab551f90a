import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peopleOf } from '#modules/headcounts/rules-overlap.ts'

const women = { code: 'phunu', expected: 300, participated: 240 }
const youth = { code: 'tn', expected: 200, participated: 150 }
const farmers = { code: 'nd', expected: 500, participated: 500 }
const both = (people: number, a = 'phunu', b = 'tn') => ({ audience_a: a, audience_b: b, people })

test('without a declared overlap nobody knows: as many as the largest, at most the sum', () => {
  expect(peopleOf({ audiences: [women, youth], overlaps: [] })).toEqual({
    expected: 500,
    participated: 390,
    members: { least: 300, most: 500 },
    participants: { least: 240, most: 390 },
    pairs: 1,
    declared: 0,
  })
})

test('of two organizations a declared overlap leaves one number of members, and a range of participants', () => {
  expect(peopleOf({ audiences: [women, youth], overlaps: [both(80)] })).toMatchObject({
    members: { least: 420, most: 420 },
    participants: { least: 310, most: 390 },
    declared: 1,
  })
})

test('when nearly all participated, those of both cannot all have come once only', () => {
  const all = [
    { ...women, participated: 300 },
    { ...youth, participated: 200 },
  ]
  expect(peopleOf({ audiences: all, overlaps: [both(80)] }).participants).toEqual({ least: 420, most: 420 })
})

test('a pair that nobody declared is not taken for none', () => {
  const known = peopleOf({ audiences: [women, youth, farmers], overlaps: [both(80)] })
  expect(known.members).toEqual({ least: 500, most: 920 })
})

test('people of three organizations are not taken away thrice', () => {
  const same = ['a', 'b', 'c'].map((code) => ({ code, expected: 10, participated: 10 }))
  const overlaps = [both(10, 'a', 'b'), both(10, 'a', 'c'), both(10, 'b', 'c')]
  expect(peopleOf({ audiences: same, overlaps }).members).toEqual({ least: 10, most: 10 })
})

test('an overlap larger than an organization turns no bound around', () => {
  const { members } = peopleOf({ audiences: [women, youth], overlaps: [both(9_999)] })
  expect(members).toEqual({ least: 300, most: 300 })
})

/** People, each a member of some of four organizations, and taking part with some of those. */
const worlds = fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 40 })

test('the different people always lie between the bounds, whichever pairs were declared', () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (people, isTold) => {
      const codes = [0, 1, 2, 3]
      const isIn = (bits: number, i: number) => ((bits >> i) & 1) === 1
      const audiences = codes.map((i) => ({
        code: String(i),
        expected: people.filter(([bits]) => isIn(bits, i)).length,
        participated: people.filter(([bits, took]) => isIn(bits & took, i)).length,
      }))
      const pairs = codes.flatMap((a) => codes.filter((b) => b > a).map((b) => [a, b] as const))
      const overlaps = pairs
        .filter((_, i) => isTold[i])
        .map(([a, b]) => both(people.filter(([bits]) => isIn(bits, a) && isIn(bits, b)).length, String(a), String(b)))
      const { members, participants } = peopleOf({ audiences, overlaps })
      const all = people.filter(([bits]) => bits > 0).length
      const took = people.filter(([bits, did]) => (bits & did) > 0).length
      expect(members.least).toBeLessThanOrEqual(all)
      expect(all).toBeLessThanOrEqual(members.most)
      expect(participants.least).toBeLessThanOrEqual(took)
      expect(took).toBeLessThanOrEqual(participants.most)
    }),
    { numRuns: 1_000 },
  )
})
