/**
 * The signer proper: a key and the last (size, root) that it signed. It signs only what provably continues that, so a
 * database that was set back or rewritten gets no signature. Its folder belongs to it alone; paths are relative to the
 * folder it was opened in, since an account of its own may not pass through the folders above.
 */
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { emptyRoot } from './merkle.ts'
import { verifyConsistency } from './merkle-verify.ts'
import { NoteFault, checkpointText, openNote, signNote, verifierKey } from './note.ts'
import type { VerifierKey } from './note.ts'
import { writeWhole } from './write-whole.ts'

export type Signed = { readonly size: number; readonly root: Buffer }
export type RefusedReason = 'smaller' | 'inconsistent' | 'state-lost' | 'rotated-lately'

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
  /** The public key; another one after the key was exchanged. */
  readonly vkey: string
  /** What the key before it signed to say that this one follows; null when it is the first, or the one before was lost. */
  readonly endorsement: string | null
  /** It runs in a process of its own, as another account. */
  readonly apart: boolean
  /** What it signed last; size 0 when nothing yet. */
  readonly last: () => Promise<Signed>
  /** The signed checkpoint; throws SignerRefused for what does not continue the last. */
  readonly sign: (wanted: Signed, proof: readonly Buffer[]) => Promise<string>
  readonly close: () => Promise<void>
}

type State = {
  readonly name: string
  readonly size: number
  readonly root: string
  /** The key before: until when it signs beside the present one, and how it names that. */
  readonly older?: { readonly until: string; readonly endorsement: string }
}
export type SignerState = {
  readonly name: string
  readonly vkey: string
  readonly endorsement: string | null
  readonly last: () => Signed
  readonly sign: (wanted: Signed, proof: readonly Buffer[]) => string
}

const [keyName, olderName, stateName] = ['key.pem', 'key-older.pem', 'state.json'] as const
/** Everything that a signer keeps in its folder. */
export const signerFiles = [keyName, olderName, stateName]
/** How long both keys sign after an exchange. */
export const bothSign = 30 * 86_400_000

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const keyIn = (file: string): KeyObject => createPrivateKey(readFileSync(file))

/** Opens the signer of a folder; makes key and state at the first time. */
export function openSignerState(folder: string, now: () => Date = () => new Date()): SignerState {
  const keyFile = path.join(folder, keyName)
  const stateFile = path.join(folder, stateName)
  if (!existsSync(keyFile)) {
    // the state first: a key without a state is one whose state was taken away
    writeState(folder, {
      name: `quantriet/journal/${randomBytes(8).toString('hex')}`,
      size: 0,
      root: emptyRoot.toString('hex'),
    })
    writeWhole(folder, keyName, pem(generateKeyPairSync('ed25519').privateKey), 0o400)
  }
  const key = keyIn(keyFile)
  if (!existsSync(stateFile)) throw new SignerRefused('state-lost', 'The signer has lost what it signed last.')
  const read = (): State => JSON.parse(readFileSync(stateFile, 'utf8')) as State
  const state = read()
  return {
    name: state.name,
    vkey: verifierKey(state.name, key),
    endorsement: state.older?.endorsement ?? null,
    last: () => {
      const { size, root } = read()
      return { size, root: Buffer.from(root, 'hex') }
    },
    sign: (wanted, proof) => sign(folder, read(), [key, ...olderKey(folder, read(), now())], wanted, proof),
  }
}

/** The key before the present one while it signs too; afterwards it is thrown away. */
function olderKey(folder: string, { older }: State, now: Date): KeyObject[] {
  const file = path.join(folder, olderName)
  if (!existsSync(file)) return []
  if (older !== undefined && now < new Date(older.until)) return [keyIn(file)]
  rmSync(file)
  return []
}

/**
 * Exchanges the key: the present one names the new one and signs beside it for thirty days. The name of the log stays,
 * so whoever kept its checkpoints goes on from there. Throws SignerRefused (`rotated-lately`) while two sign already.
 */
export function rotateKey(folder: string, now = new Date()): string {
  const { name } = openSignerState(folder)
  const [file, olderFile] = [path.join(folder, keyName), path.join(folder, olderName)]
  const state = JSON.parse(readFileSync(path.join(folder, stateName), 'utf8')) as State
  const present = keyIn(file)
  const [before] = olderKey(folder, state, now)
  // an exchange that was cut off has the same key twice: it begins again
  if (before !== undefined && pem(before) !== pem(present))
    throw new SignerRefused('rotated-lately', `Two keys sign until ${state.older?.until}.`)
  const { privateKey } = generateKeyPairSync('ed25519')
  const vkey = verifierKey(name, privateKey)
  const older = {
    until: new Date(now.getTime() + bothSign).toISOString(),
    endorsement: signNote(endorsementText(vkey), name, present),
  }
  rmSync(olderFile, { force: true })
  writeWhole(folder, olderName, pem(present), 0o400)
  writeState(folder, { ...state, older })
  writeWhole(folder, keyName, pem(privateKey), 0o400)
  return vkey
}

/** What a key signs to name the one after it; no checkpoint reads like this. */
const endorsementText = (vkey: string): string => `quantriet/journal-key\n${vkey}\n`

/** Whether the endorsement is a known key's word for that public key. */
export function isEndorsed(vkey: string, endorsement: string | null, known: VerifierKey): boolean {
  try {
    return endorsement !== null && openNote(endorsement, [known]) === endorsementText(vkey)
  } catch (error) {
    if (error instanceof NoteFault) return false
    throw error
  }
}

function sign(
  folder: string,
  state: State,
  keys: readonly KeyObject[],
  { size, root }: Signed,
  proof: readonly Buffer[],
): string {
  const { name } = state
  if (size < state.size) {
    throw new SignerRefused(
      'smaller',
      `The journal has ${size} entries; a checkpoint over ${state.size} was signed before.`,
    )
  }
  const firstRoot = Buffer.from(state.root, 'hex')
  if (!verifyConsistency({ first: state.size, second: size, firstRoot, secondRoot: root, proof })) {
    throw new SignerRefused(
      'inconsistent',
      `The journal of ${size} entries does not continue the ${state.size} that were signed before.`,
    )
  }
  const note = signNote(checkpointText({ origin: name, size, root }), name, ...keys)
  // kept before the signature leaves: what nobody has seen signed may be signed again, what somebody has may not change
  writeState(folder, { ...state, size, root: root.toString('hex') })
  return note
}

function writeState(folder: string, state: State): void {
  writeWhole(folder, stateName, `${JSON.stringify(state)}\n`, 0o600)
}
