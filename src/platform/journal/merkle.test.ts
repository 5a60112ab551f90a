import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  append,
  consistencyStretches,
  emptyFrontier,
  emptyRoot,
  fold,
  inclusionStretches,
  leafHash,
  nodesOf,
  nodeHash,
  rootOf,
} from './merkle.ts'
import type { NodeName } from './merkle.ts'
import { verifyConsistency, verifyInclusion } from './merkle-verify.ts'

/** Root by the definition of RFC 6962 §2.1, word for word. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leafHash(leaves[0] as Buffer)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k)))
}

/** A tree of that many leaves, with all its complete nodes. */
function grow(count: number) {
  const frontier = emptyFrontier()
  const nodes = new Map<string, Buffer>()
  const leaves = Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${i}`))
  const name = ({ level, index }: NodeName): string => `${level}/${index}`
  for (const [index, leaf] of leaves.entries()) {
    nodes.set(name({ level: 0, index }), leafHash(leaf))
    append(frontier, leafHash(leaf), (of, hash) => nodes.set(name(of), hash))
  }
  const hashes = (stretches: readonly (readonly [number, number])[]): Buffer[] =>
    stretches.map((stretch) => fold(nodesOf(stretch).map((of) => nodes.get(name(of)) as Buffer)))
  return {
    leaves,
    frontier,
    root: (size: number) => definedRoot(leaves.slice(0, size)),
    inclusion: (index: number, size: number) => hashes(inclusionStretches(index, size)),
    consistency: (first: number, second: number) => hashes(consistencyStretches(first, second)),
  }
}

const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test.each(roots.map((root, size) => [size, root]))('the known tree of %i leaves has its known root', (size, root) => {
  const frontier = emptyFrontier()
  for (const input of inputs.slice(0, size as number)) append(frontier, leafHash(Buffer.from(input, 'hex')))
  expect(rootOf(frontier).toString('hex')).toBe(root)
})

test('the example of RFC 6962 §2.1.3 gives its proofs: seven leaves', () => {
  // PATH(0) = [b, h, l]; PATH(3) = [c, g, l]; PATH(4) = [f, j, k]; PATH(6) = [i, k]
  expect(inclusionStretches(0, 7)).toEqual([
    [1, 2],
    [2, 4],
    [4, 7],
  ])
  expect(inclusionStretches(3, 7)).toEqual([
    [2, 3],
    [0, 2],
    [4, 7],
  ])
  expect(inclusionStretches(4, 7)).toEqual([
    [5, 6],
    [6, 7],
    [0, 4],
  ])
  expect(inclusionStretches(6, 7)).toEqual([
    [4, 6],
    [0, 4],
  ])
  // PROOF(3) = [c, d, g, l]; PROOF(4) = [l]; PROOF(6) = [i, j, k]
  expect(consistencyStretches(3, 7)).toEqual([
    [2, 3],
    [3, 4],
    [0, 2],
    [4, 7],
  ])
  expect(consistencyStretches(4, 7)).toEqual([[4, 7]])
  expect(consistencyStretches(6, 7)).toEqual([
    [4, 6],
    [6, 7],
    [0, 4],
  ])
})

describe('trees of every size up to 70', () => {
  const most = 70
  const tree = grow(most)
  const sizes = Array.from({ length: most + 1 }, (_, size) => size)

  test('the root that grew leaf by leaf is the defined one', () => {
    const frontier = emptyFrontier()
    for (const size of sizes) {
      expect(rootOf(frontier)).toEqual(size === 0 ? emptyRoot : tree.root(size))
      if (size < most) append(frontier, leafHash(tree.leaves[size] as Buffer))
    }
  })

  test('every leaf proves that it is in, and stands nowhere else', () => {
    for (const size of sizes) {
      for (let index = 0; index < size; index += 1) {
        const proof = tree.inclusion(index, size)
        const of = { leaf: leafHash(tree.leaves[index] as Buffer), index, size, root: tree.root(size), proof }
        expect(verifyInclusion(of)).toBe(true)
        expect(verifyInclusion({ ...of, index: index + 1 })).toBe(false)
        expect(verifyInclusion({ ...of, root: tree.root(size - 1) })).toBe(false)
      }
    }
  })

  test('every tree proves that it is the beginning of every later one', () => {
    for (const second of sizes) {
      for (let first = 0; first <= second; first += 1) {
        const of = {
          first,
          second,
          firstRoot: tree.root(first),
          secondRoot: tree.root(second),
          proof: tree.consistency(first, second),
        }
        expect(verifyConsistency(of)).toBe(true)
        if (first > 0 && first < second) {
          expect(verifyConsistency({ ...of, firstRoot: tree.root(first - 1) })).toBe(false)
          expect(verifyConsistency({ ...of, proof: [] })).toBe(false)
        }
      }
    }
  })
})

describe('a proof that was tampered with', () => {
  const tree = grow(200)
  type Change = { kind: 'flip' | 'drop' | 'add' | 'swap'; at: number; bit: number }
  const change = fc.record<Change>({
    kind: fc.constantFrom('flip', 'drop', 'add', 'swap'),
    at: fc.nat(20),
    bit: fc.nat(255),
  })
  const changed = (proof: readonly Buffer[], { kind, at, bit }: Change): Buffer[] => {
    const copy: Buffer[] = proof.map((one) => Buffer.from(one))
    const place = copy.length === 0 ? 0 : at % copy.length
    const hash = copy[place]
    if (kind === 'add') copy.splice(place, 0, leafHash(Buffer.from([bit])))
    else if (kind === 'drop') copy.splice(place, 1)
    else if (kind === 'swap') copy.push(...copy.splice(place, 1))
    else if (hash !== undefined) hash[bit >> 3] = (hash[bit >> 3] as number) ^ (1 << (bit & 7))
    return copy
  }
  const differs = (a: readonly Buffer[], b: readonly Buffer[]): boolean =>
    a.length !== b.length || a.some((one, i) => !one.equals(b[i] as Buffer))

  test('of inclusion is never accepted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), change, (size, which, how) => {
        const index = which % size
        const proof = tree.inclusion(index, size)
        const forged = changed(proof, how)
        fc.pre(differs(proof, forged))
        const leaf = leafHash(tree.leaves[index] as Buffer)
        return !verifyInclusion({ leaf, index, size, root: tree.root(size), proof: forged })
      }),
      { numRuns: 3_000 },
    )
  })

  test('of consistency is never accepted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), change, (second, which, how) => {
        const first = 1 + (which % second)
        const proof = tree.consistency(first, second)
        const forged = changed(proof, how)
        fc.pre(differs(proof, forged))
        const of = { first, second, firstRoot: tree.root(first), secondRoot: tree.root(second) }
        return !verifyConsistency({ ...of, proof: forged })
      }),
      { numRuns: 3_000 },
    )
  })

  test('nor does a true proof help a forged leaf, size or root', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 200 }),
        (size, which, other) => {
          fc.pre(other !== size)
          const index = which % size
          const proof = tree.inclusion(index, size)
          const leaf = leafHash(tree.leaves[index] as Buffer)
          const root = tree.root(size)
          return (
            !verifyInclusion({ leaf: leafHash(Buffer.from('forged')), index, size, root, proof }) &&
            !verifyInclusion({ leaf, index, size, root: tree.root(other), proof }) &&
            !verifyConsistency({
              first: Math.min(size, other),
              second: Math.max(size, other),
              firstRoot: root,
              secondRoot: root,
              proof,
            })
          )
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
