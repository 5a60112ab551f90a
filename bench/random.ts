/** Chances of a fixed seed: the same seed gives the same world on every machine. */
export type Chance = {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** Whole number, 0 ≤ x < below. */
  readonly below: (below: number) => number
  readonly one: <T>(list: readonly T[]) => T
  readonly happens: (share: number) => boolean
}

/** mulberry32: one 32-bit word of state. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    one: (list) => list[below(list.length)] as (typeof list)[number],
    happens: (share) => next() < share,
  }
}
