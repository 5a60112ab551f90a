import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, countedAddress, nextAttempt } from './rules-throttle.ts'
import type { Counter, ThrottleKind } from './rules-throttle.ts'

const start = Date.parse('2026-03-10T01:00:00Z')
const kinds: readonly ThrottleKind[] = ['address', 'account', 'pair', 'factor', 'code', 'mail']

/** Attempts made by somebody who tries after each of these waits; answers how many were let through. */
function letThrough(kind: ThrottleKind, waits: readonly number[]): number {
  let counter: Counter | null = null
  let at = start
  let let_ = 0
  for (const wait of waits) {
    at += wait
    const now = new Date(at)
    if (nextAttempt(kind, counter, now) !== null) continue
    counter = counted(kind, counter, now)
    let_++
  }
  return let_
}

const day = 86_400_000
const steps = (gap: number): number[] => Array.from({ length: Math.floor(day / gap) }, () => gap)

test('whoever guesses all day at one account gets fewer than a hundred tries, known address and unknown ones together', () => {
  for (const gap of [1_000, 7_000, 30_000, 61_000, 1_800_000]) {
    expect(letThrough('pair', steps(gap)) + letThrough('account', steps(gap))).toBeLessThanOrEqual(100)
  }
})

test('five slips of the owner cost nothing, the sixth waits half a minute', () => {
  expect(letThrough('pair', [0, 1, 1, 1, 1, 1, 1])).toBe(5)
  expect(letThrough('pair', [0, 1, 1, 1, 1, 30_000])).toBe(6)
})

test('waits only grow while somebody goes on being wrong, and never beyond half an hour', () => {
  let counter: Counter | null = null
  let before = 0
  let at = start
  for (let i = 0; i < 40; i++) {
    counter = counted('pair', counter, new Date(at))
    const next = nextAttempt('pair', counter, new Date(at))
    const wait = next === null ? 0 : next.getTime() - at
    expect(wait).toBeGreaterThanOrEqual(before)
    expect(wait).toBeLessThanOrEqual(1_800_000)
    before = wait
    at += wait
  }
  expect(before).toBe(1_800_000)
})

test('an attempt that is refused does not count, and the time told is the time at which one is taken', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 4_000_000 }), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(fc.constantFrom(...kinds), waits, (kind, gaps) => {
      let counter: Counter | null = null
      let at = start
      for (const gap of gaps) {
        at += gap
        const next = nextAttempt(kind, counter, new Date(at))
        if (next === null) counter = counted(kind, counter, new Date(at))
        else {
          expect(nextAttempt(kind, counter, new Date(next.getTime() - 1))).not.toBeNull()
          expect(nextAttempt(kind, counter, next)).toBeNull()
        }
      }
    }),
  )
})

test.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is counted as %s', (address, shown) => {
  expect(countedAddress(address)).toBe(shown)
})
