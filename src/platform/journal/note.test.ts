import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'
import type { Json } from './canonical.ts'
import { NoteFault, checkpointText, openCheckpoint, openNote, parseVerifierKey, signNote, verifierKey } from './note.ts'
import { checkProof, formatProof, parseProof } from './tlog-proof.ts'
import { leafHash } from './merkle.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const name = 'quantriet/journal/test'
const known = [parseVerifierKey(verifierKey(name, privateKey))]

describe('a signed note', () => {
  test('of the Go project’s documentation verifies here', () => {
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const line =
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    expect(openNote(`${text}\n${line}`, [key])).toBe(text)
    expect(() => openNote(`${text.replace('think', 'thunk')}\n${line}`, [key])).toThrow(NoteFault)
  })

  const root = leafHash(Buffer.from('x'))
  const note = signNote(checkpointText({ origin: name, size: 7, root }), name, privateKey)

  test('gives the checkpoint back', () => {
    expect(openCheckpoint(note, known)).toEqual({ origin: name, size: 7, root })
  })

  test('of which any letter was changed is refused', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.integer({ min: 33, max: 126 }), (at, letter) => {
        const forged = note.slice(0, at) + String.fromCharCode(letter) + note.slice(at + 1)
        fc.pre(forged !== note)
        try {
          openCheckpoint(forged, known)
          return false
        } catch (error) {
          return error instanceof NoteFault
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['another key', () => openCheckpoint(note, []), 'unknown-key'],
    ['no signature', () => openCheckpoint(checkpointText({ origin: name, size: 7, root }), known), 'malformed'],
    [
      'another log’s name',
      () => openCheckpoint(signNote(checkpointText({ origin: 'other', size: 7, root }), name, privateKey), known),
      'unknown-key',
    ],
    [
      'a size with a leading zero',
      () => openCheckpoint(signNote(`${name}\n07\n${root.toString('base64')}\n`, name, privateKey), known),
      'malformed',
    ],
  ])('with %s is refused', (_what, open, reason) => {
    expect(open).toThrow(expect.objectContaining({ reason }))
  })

  test('is found again in a proof, which holds for its leaf alone', () => {
    const single = signNote(checkpointText({ origin: name, size: 1, root }), name, privateKey)
    const proof = { leaf: Buffer.from('x'), index: 0, hashes: [], checkpoint: single }
    expect(checkProof(parseProof(formatProof(proof)), known)).toMatchObject({ size: 1 })
    expect(() => checkProof({ ...proof, leaf: Buffer.from('y') }, known)).toThrow(NoteFault)
    expect(() => parseProof('c2sp.org/tlog-proof@v1\nindex 0\n\n')).toThrow(NoteFault)
  })
})

describe('canonical JSON', () => {
  test.each<[Json, string]>([
    [{ b: 1, a: [true, null, 'é\n"'] }, '{"a":[true,null,"é\\n\\""],"b":1}'],
    [
      { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [[333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
    [{ absent: undefined, there: 1 }, '{"there":1}'],
  ])('of %j is the spelling of RFC 8785', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })
  test('of what JSON can’t say is refused', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError)
    expect(() => canonicalJson('\ud800')).toThrow(TypeError)
  })
  test('does not depend on the order in which members came', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        return canonicalJson(value as Json) === canonicalJson(reversed as Json)
      }),
    )
  })
})
