/**
 * Merkle tree of RFC 6962 §2.1 (SHA-256). A node is named by its level and its index there: it covers the leaves
 * `index · 2^level` and on, 2^level of them, and exists once all of them do; everything else follows from such nodes.
 */
import { createHash } from 'node:crypto'

export type NodeName = { readonly level: number; readonly index: number }
/** A stretch of leaves: from `from` to before `to`. */
type Stretch = readonly [from: number, to: number]

/** Root of the tree without leaves. */
export const emptyRoot: Buffer = createHash('sha256').digest()

/** Hash of a leaf's bytes; its prefix keeps it from passing for a node. */
export function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest()
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest()
}

/** The right edge of a tree: all that is needed to go on appending. Peaks stand from the left, greatest first. */
export type Frontier = { size: number; readonly peaks: Buffer[] }

export const emptyFrontier = (): Frontier => ({ size: 0, peaks: [] })

/** Appends a leaf's hash in O(log n); tells of every inner node that is now complete. */
export function append(frontier: Frontier, leaf: Buffer, complete?: (name: NodeName, hash: Buffer) => void): void {
  let hash = leaf
  let level = 0
  let index = frontier.size
  while (index % 2 === 1) {
    hash = nodeHash(frontier.peaks.pop() as Buffer, hash)
    level += 1
    index = (index - 1) / 2
    complete?.({ level, index }, hash)
  }
  frontier.peaks.push(hash)
  frontier.size += 1
}

/** The root over complete nodes that stand beside each other, from the left. */
export function fold(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

export const rootOf = (frontier: Frontier): Buffer => fold(frontier.peaks)

/** The complete nodes of which a stretch is made, from the left; its start must fit, as it does in every proof. */
export function nodesOf([from, to]: Stretch): NodeName[] {
  const nodes: NodeName[] = []
  for (let at = from; at < to;) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The peaks of a tree of that size. */
export const peaksOf = (size: number): NodeName[] => nodesOf([0, size])

/** The largest power of two below n (n ≥ 2). */
function split(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** Stretches whose hashes prove that leaf `index` is in the tree of `size` leaves (RFC 6962 §2.1.1). */
export function inclusionStretches(index: number, size: number): Stretch[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`)
  const path = (from: number, to: number): Stretch[] => {
    if (to - from === 1) return []
    const middle = from + split(to - from)
    return index < middle ? [...path(from, middle), [middle, to]] : [...path(middle, to), [from, middle]]
  }
  return path(0, size)
}

/** Stretches whose hashes prove that the tree of `first` leaves is the beginning of that of `second` (§2.1.2). */
export function consistencyStretches(first: number, second: number): Stretch[] {
  if (!(first >= 0 && first <= second)) throw new RangeError(`${first} leaves can't come before ${second}.`)
  if (first === 0) return []
  const part = (from: number, to: number, whole: boolean): Stretch[] => {
    if (first === to) return whole ? [] : [[from, to]]
    const middle = from + split(to - from)
    return first <= middle ? [...part(from, middle, whole), [middle, to]] : [...part(middle, to, false), [from, middle]]
  }
  return part(0, second, true)
}
