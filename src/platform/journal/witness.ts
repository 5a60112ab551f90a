/**
 * A witness (C2SP tlog-witness): remembers of each journal the last size and root that it saw, demands the proof that
 * the next checkpoint continues it, and only then says so by a cosignature. A journal that was written anew, by
 * whoever and with whatever key, can't have one. Its folder lies on a machine that the journal's keepers don't have.
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { withFolderLock } from '../postgres/lock.ts'
import { emptyRoot } from './merkle.ts'
import { verifyConsistency } from './merkle-verify.ts'
import { NoteFault, cosignatureLine, openCheckpoint, openNote, verifierKey } from './note.ts'
import type { VerifierKey } from './note.ts'
import { writeWhole } from './write-whole.ts'

type Seen = { readonly size: number; readonly root: string; readonly note: string }
type State = { readonly name: string; readonly seen: Readonly<Record<string, Seen>> }

/** What is shown does not continue what was seen before; both lie in the witness's folder as evidence. */
export class WitnessRefused extends Error {
  readonly reason: 'smaller' | 'inconsistent'
  readonly evidence: string
  constructor(reason: WitnessRefused['reason'], evidence: string) {
    super(`The journal does not continue what was seen before (${reason}).`)
    this.reason = reason
    this.evidence = evidence
  }
}

export type Witness = {
  readonly vkey: string
  /** Entries under the last checkpoint of the journal that was seen; 0 before the first. */
  readonly seen: (origin: string) => number
  /** The checkpoint with the cosignature added. Throws NoteFault for what the log's keys did not sign, WitnessRefused. */
  readonly cosign: (
    shown: { readonly note: string; readonly proof: readonly Buffer[] },
    keys: readonly VerifierKey[],
    now: Date,
  ) => Promise<string>
}

/** Opens a witness's folder, or makes it with a key under the given name. */
export function openWitness(folder: string, name: string): Witness {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [keyFile, stateFile] = [path.join(folder, 'witness.pem'), path.join(folder, 'state.json')]
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeState(folder, { name, seen: {} })
    writeWhole(folder, 'witness.vkey', `${verifierKey(name, privateKey, 'cosignature')}\n`, 0o644)
    writeWhole(folder, 'witness.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o400)
  }
  const key = createPrivateKey(readFileSync(keyFile))
  // a memory that was taken away must not begin anew in silence: reading it fails then
  const read = (): State => JSON.parse(readFileSync(stateFile, 'utf8')) as State
  const own = read().name
  return {
    vkey: verifierKey(own, key, 'cosignature'),
    seen: (origin) => read().seen[origin]?.size ?? 0,
    cosign: ({ note, proof }, keys, now) =>
      withFolderLock(folder, async () => {
        const { origin, size, root } = openCheckpoint(note, keys)
        const state = read()
        const last = state.seen[origin]
        const firstRoot = last === undefined ? emptyRoot : Buffer.from(last.root, 'hex')
        const of = { first: last?.size ?? 0, second: size, firstRoot, secondRoot: root, proof }
        if (!verifyConsistency(of)) {
          const evidence = path.join(folder, `refused-${now.toISOString().replaceAll(/[:.]/g, '-')}.txt`)
          writeWhole(folder, path.basename(evidence), `${last?.note ?? ''}\n${note}`, 0o600)
          throw new WitnessRefused(size < of.first ? 'smaller' : 'inconsistent', evidence)
        }
        const text = openNote(note, keys)
        const line = cosignatureLine(text, own, key, now)
        // kept before the cosignature leaves: what somebody holds signed must never be forgotten here
        const seen = { ...state.seen, [origin]: { size, root: root.toString('hex'), note: `${note}${line}` } }
        writeState(folder, { name: own, seen })
        return `${note}${line}`
      }),
  }
}

function writeState(folder: string, state: State): void {
  writeWhole(folder, 'state.json', `${JSON.stringify(state, null, 1)}\n`, 0o600)
}

/** What a witness is sent (C2SP tlog-witness, add-checkpoint): the size it knows, the proof from there, the checkpoint. */
export function formatRequest(old: number, proof: readonly Buffer[], note: string): string {
  return `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`
}

/** Reads such a request; throws NoteFault for anything else. */
export function parseRequest(text: string): { readonly old: number; readonly proof: Buffer[]; readonly note: string } {
  const end = text.indexOf('\n\n')
  const [first = '', ...hashes] = text.slice(0, Math.max(end, 0)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const proof = hashes.map((one) => Buffer.from(one, 'base64'))
  const sound = proof.every((one, i) => one.length === 32 && one.toString('base64') === hashes[i])
  if (old === undefined || !sound || hashes.length > 63)
    throw new NoteFault('malformed', 'This is no request to a witness.')
  return { old: Number(old), proof, note: text.slice(end + 2) }
}
