/**
 * The signer proper: a key and the last (size, root) that it signed. It signs only what provably continues that, so a
 * database that was set back or rewritten gets no signature. Its folder belongs to it alone; paths are relative to the
 * folder it was opened in, since an account of its own may not pass through the folders above.
 */
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { emptyRoot } from './merkle.ts'
import { verifyConsistency } from './merkle-verify.ts'
import { checkpointText, signNote, verifierKey } from './note.ts'
import { writeWhole } from './write-whole.ts'

export type Signed = { readonly size: number; readonly root: Buffer }
export type RefusedReason = 'smaller' | 'inconsistent' | 'state-lost'

/** What is to be signed does not continue what was signed before. */
export class SignerRefused extends Error {
  readonly reason: RefusedReason
  constructor(reason: RefusedReason, message: string) {
    super(message)
    this.reason = reason
  }
}

export type Signer = {
  /** Name of the key, and of the log. */
  readonly name: string
  readonly vkey: string
  /** It runs in a process of its own, as another account. */
  readonly apart: boolean
  /** What it signed last; size 0 when nothing yet. */
  readonly last: () => Promise<Signed>
  /** The signed checkpoint; throws SignerRefused for what does not continue the last. */
  readonly sign: (wanted: Signed, proof: readonly Buffer[]) => Promise<string>
  readonly close: () => Promise<void>
}

type State = { readonly name: string; readonly size: number; readonly root: string }
export type SignerState = {
  readonly name: string
  readonly vkey: string
  readonly last: () => Signed
  readonly sign: (wanted: Signed, proof: readonly Buffer[]) => string
}

/** Opens the signer of a folder; makes key and state at the first time. */
export function openSignerState(folder: string): SignerState {
  const keyFile = path.join(folder, 'key.pem')
  const stateFile = path.join(folder, 'state.json')
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    // the state first: a key without a state is one whose state was taken away
    writeState(folder, {
      name: `quantriet/journal/${randomBytes(8).toString('hex')}`,
      size: 0,
      root: emptyRoot.toString('hex'),
    })
    writeWhole(folder, 'key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o400)
  }
  const key: KeyObject = createPrivateKey(readFileSync(keyFile))
  if (!existsSync(stateFile)) throw new SignerRefused('state-lost', 'The signer has lost what it signed last.')
  const read = (): State => JSON.parse(readFileSync(stateFile, 'utf8')) as State
  const { name } = read()
  const last = (): Signed => {
    const { size, root } = read()
    return { size, root: Buffer.from(root, 'hex') }
  }
  return {
    name,
    vkey: verifierKey(name, key),
    last,
    sign: (wanted, proof) => sign(folder, { name, key, last: last() }, wanted, proof),
  }
}

function sign(
  folder: string,
  { name, key, last }: { name: string; key: KeyObject; last: Signed },
  { size, root }: Signed,
  proof: readonly Buffer[],
): string {
  if (size < last.size) {
    throw new SignerRefused(
      'smaller',
      `The journal has ${size} entries; a checkpoint over ${last.size} was signed before.`,
    )
  }
  if (!verifyConsistency({ first: last.size, second: size, firstRoot: last.root, secondRoot: root, proof })) {
    throw new SignerRefused(
      'inconsistent',
      `The journal of ${size} entries does not continue the ${last.size} that were signed before.`,
    )
  }
  const note = signNote(checkpointText({ origin: name, size, root }), name, key)
  // kept before the signature leaves: what nobody has seen signed may be signed again, what somebody has may not change
  writeState(folder, { name, size, root: root.toString('hex') })
  return note
}

function writeState(folder: string, state: State): void {
  writeWhole(folder, 'state.json', `${JSON.stringify(state)}\n`, 0o600)
}
