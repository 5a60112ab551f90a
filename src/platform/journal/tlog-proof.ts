/** The proof beside a document (C2SP tlog-proof): index, hashes, the checkpoint; `extra` holds the leaf's bytes. */
import { leafHash } from './merkle.ts'
import { verifyInclusion } from './merkle-verify.ts'
import { NoteFault, openCheckpoint } from './note.ts'
import type { Checkpoint, VerifierKey } from './note.ts'

const firstLine = 'c2sp.org/tlog-proof@v1'

export type TlogProof = {
  /** What is claimed to be in the log; it is the proof that authenticates it. */
  readonly leaf: Buffer
  readonly index: number
  readonly hashes: readonly Buffer[]
  /** Signed note. */
  readonly checkpoint: string
}

export function formatProof({ leaf, index, hashes, checkpoint }: TlogProof): string {
  const lines = [
    firstLine,
    `extra ${leaf.toString('base64')}`,
    `index ${index}`,
    ...hashes.map((one) => one.toString('base64')),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reads a proof; throws NoteFault for what is none. */
export function parseProof(text: string): TlogProof {
  const end = text.indexOf('\n\n')
  const [first, extra = '', index = '', ...hashes] = text.slice(0, Math.max(end, 0)).split('\n')
  const leaf = /^extra ([A-Za-z0-9+/]+={0,2})$/.exec(extra)?.[1]
  const at = /^index (0|[1-9]\d{0,15})$/.exec(index)?.[1]
  const decoded = hashes.map((one) => Buffer.from(one, 'base64'))
  const sound = decoded.every((one, i) => one.length === 32 && one.toString('base64') === hashes[i])
  if (first !== firstLine || leaf === undefined || at === undefined || !sound) {
    throw new NoteFault('malformed', 'This is no tlog proof.')
  }
  return { leaf: Buffer.from(leaf, 'base64'), index: Number(at), hashes: decoded, checkpoint: text.slice(end + 2) }
}

/** The checkpoint under which the proof's leaf stands in the log. Throws NoteFault when that is not shown. */
export function checkProof(proof: TlogProof, keys: readonly VerifierKey[]): Checkpoint {
  const checkpoint = openCheckpoint(proof.checkpoint, keys)
  const { size, root } = checkpoint
  const stands = verifyInclusion({ leaf: leafHash(proof.leaf), index: proof.index, size, root, proof: proof.hashes })
  if (!stands) throw new NoteFault('bad-signature', `Entry ${proof.index} does not stand under this checkpoint.`)
  return checkpoint
}
