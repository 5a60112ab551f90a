/** What the browser reckons about checkpoints, held against the tree that the server keeps. */
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  append,
  consistencyStretches,
  emptyFrontier,
  fold,
  leafHash,
  nodesOf,
  rootOf,
} from '#platform/journal/merkle.ts'
import { continues } from '#modules/journal/web/consistency.ts'
import { look, readKept } from '#modules/journal/web/kept-checkpoint.ts'

const most = 40
const nodes = new Map<string, Buffer>()
const roots: Buffer[] = []
const frontier = emptyFrontier()
roots.push(rootOf(frontier))
for (let i = 0; i < most; i += 1) {
  const hash = leafHash(Buffer.from(`event ${i}`))
  nodes.set(`0/${i}`, hash)
  append(frontier, hash, ({ level, index }, inner) => nodes.set(`${level}/${index}`, inner))
  roots.push(rootOf(frontier))
}
const tree = (size: number) => ({ size, root: roots[size]?.toString('hex') ?? '' })
const proofOf = (first: number, second: number): string[] =>
  consistencyStretches(first, second).map((stretch) =>
    fold(nodesOf(stretch).map(({ level, index }) => nodes.get(`${level}/${index}`) ?? Buffer.alloc(32))).toString(
      'hex',
    ),
  )
const other = (hex: string): string => createHash('sha256').update(hex).digest('hex')

test('every tree continues every one before it, and no changed root or proof passes', async () => {
  let pairs = 0
  for (let first = 0; first <= most; first += 1)
    for (let second = first; second <= most; second += 1) {
      const proof = proofOf(first, second)
      expect([first, second, await continues(tree(first), tree(second), proof)]).toEqual([first, second, true])
      pairs += 1
      if (first === 0) continue
      const { size, root } = tree(first)
      expect(await continues({ size, root: other(root) }, tree(second), proof)).toBe(false)
      expect(await continues(tree(first), { size: second, root: other(root) }, proof)).toBe(false)
      for (let i = 0; i < proof.length; i += 1) {
        expect(await continues(tree(first), tree(second), proof.with(i, other(root)))).toBe(false)
        expect(await continues(tree(first), tree(second), proof.toSpliced(i, 1))).toBe(false)
      }
      if (second > first) expect(await continues(tree(second), tree(first), proof)).toBe(false)
    }
  expect(pairs).toBe(861)
})

describe('a browser', () => {
  const now = new Date('2026-03-10T03:00:00Z')
  const note = (size: number, origin = 'quantriet/journal/a', root = roots[size]): string =>
    `${origin}\n${size}\n${root?.toString('base64')}\n\n— ${origin} AAAA\n`
  const reply = (text: string, consistency: string[] | null) => async () => ({
    checkpoint: { size: 0, root: 'not looked at', at: '', note: text },
    consistency,
  })
  const storage = (): void => {
    const kept = new Map<string, string>()
    vi.stubGlobal('window', {
      localStorage: {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, text: string) => kept.set(name, text),
      },
    })
  }
  afterEach(() => vi.unstubAllGlobals())

  test('keeps the first checkpoint, then each that continues it', async () => {
    storage()
    expect(await look(reply(note(7), null), now)).toEqual({ kind: 'first' })
    expect(readKept()).toMatchObject({ size: 7, root: tree(7).root, origin: 'quantriet/journal/a' })
    expect(await look(reply(note(12), proofOf(7, 12)), now)).toEqual({ kind: 'continues' })
    expect(readKept()?.size).toBe(12)
    expect(await look(reply(note(12), []), now)).toEqual({ kind: 'continues' })
  })

  test('keeps what it saw, with the note, when the journal was written anew or set back', async () => {
    storage()
    await look(reply(note(12), null), now)
    const forged = note(20, 'quantriet/journal/a', Buffer.alloc(32, 9))
    for (const [text, proof] of [
      [forged, proofOf(12, 20)],
      [note(7), null],
      [note(20), null],
    ] as const) {
      const seen = await look(reply(text, proof as string[] | null), now)
      expect(seen).toMatchObject({ kind: 'broken', kept: { note: note(12) }, newest: { note: text } })
      expect(readKept()?.size).toBe(12)
    }
    expect(await look(async () => ({ checkpoint: null, consistency: null }), now)).toMatchObject({ kind: 'broken' })
  })

  test('tells of another name, and of nothing where it can keep or reckon nothing', async () => {
    storage()
    await look(reply(note(12), null), now)
    expect(await look(reply(note(20, 'quantriet/journal/b'), null), now)).toMatchObject({ kind: 'renamed' })
    vi.stubGlobal('window', {})
    expect(await look(reply(note(12), null), now)).toEqual({ kind: 'first' })
    vi.stubGlobal('crypto', {})
    expect(await look(reply(note(12), null), now)).toBeNull()
  })
})
