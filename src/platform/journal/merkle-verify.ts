/** Checks of Merkle proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 lay them out; they share no step with the making. */
import { nodeHash } from './merkle.ts'

const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const isHash = (hash: Uint8Array): boolean => hash.length === 32

/** Whether the leaf of that hash stands at `index` in the tree of `size` leaves with that root. */
export function verifyInclusion(of: {
  readonly leaf: Buffer
  readonly index: number
  readonly size: number
  readonly root: Buffer
  readonly proof: readonly Buffer[]
}): boolean {
  if (!isSize(of.index) || !isSize(of.size) || of.index >= of.size) return false
  if (![of.leaf, of.root, ...of.proof].every(isHash)) return false
  let at = of.index
  let last = of.size - 1
  let hash = of.leaf
  for (const beside of of.proof) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      hash = nodeHash(beside, hash)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = nodeHash(hash, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && hash.equals(of.root)
}

/** Whether the tree of `first` leaves is the beginning of the tree of `second` leaves. */
export function verifyConsistency(of: {
  readonly first: number
  readonly second: number
  readonly firstRoot: Buffer
  readonly secondRoot: Buffer
  readonly proof: readonly Buffer[]
}): boolean {
  const { first, second, firstRoot, secondRoot, proof } = of
  if (!isSize(first) || !isSize(second) || first > second) return false
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return false
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot)
  if (first === 0) return proof.length === 0 // every tree begins with the empty one
  // a whole subtree is not repeated in the proof: its hash is the first root
  const [start, ...rest] = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : proof
  if (start === undefined || proof.length === 0) return false
  let at = first - 1
  let last = second - 1
  while (odd(at)) [at, last] = [half(at), half(last)]
  let [older, newer] = [start, start]
  for (const beside of rest) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      older = nodeHash(beside, older)
      newer = nodeHash(beside, newer)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else newer = nodeHash(newer, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && older.equals(firstRoot) && newer.equals(secondRoot)
}
