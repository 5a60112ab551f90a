/** Signed notes (C2SP signed-note, Ed25519) and checkpoints in them (C2SP tlog-checkpoint). */
import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

const ed25519 = 1
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex') // what stands before the 32 bytes of the key

export type VerifierKey = { readonly name: string; readonly id: Buffer; readonly key: KeyObject }
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

/** Why a note or a key can't be used. */
export class NoteFault extends Error {
  readonly reason: 'malformed' | 'unknown-key' | 'bad-signature'
  constructor(reason: NoteFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

function keyId(name: string, publicKey: Buffer): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(ed25519))
    .update(publicKey)
    .digest()
    .subarray(0, 4)
}

/** The 32 bytes of an Ed25519 key's public half. */
export function publicBytes(key: KeyObject): Buffer {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ type: 'spki', format: 'der' }).subarray(-32)
}

/** The public key as others keep it: `name+id+base64`. */
export function verifierKey(name: string, key: KeyObject): string {
  const bytes = publicBytes(key)
  return `${name}+${keyId(name, bytes).toString('hex')}+${Buffer.from([ed25519, ...bytes]).toString('base64')}`
}

/** Reads `name+id+base64`; throws NoteFault for anything else. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] =
    /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  const publicKey = bytes.subarray(1)
  if (bytes.length !== 33 || bytes[0] !== ed25519 || keyId(name, publicKey).toString('hex') !== id) {
    throw new NoteFault('malformed', 'This is no Ed25519 verifier key.')
  }
  const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' })
  return { name, id: Buffer.from(id, 'hex'), key }
}

/** Signs a text that ends in a newline. */
export function signNote(text: string, name: string, key: KeyObject): string {
  if (!text.endsWith('\n')) throw new NoteFault('malformed', 'The text of a note ends in a newline.')
  const signature = Buffer.concat([keyId(name, publicBytes(key)), sign(null, Buffer.from(text), key)])
  return `${text}\n— ${name} ${signature.toString('base64')}\n`
}

/**
 * The text of a note that at least one of the keys signed. Signatures of unknown keys are ignored; a wrong signature
 * of a known one spoils the note.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): string {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || note.length > 100_000 || !note.endsWith('\n'))
    throw new NoteFault('malformed', 'This is no signed note.')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  let signed = 0
  for (const line of lines) {
    const [, name, encoded = ''] = /^— ([^+\s]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
    const bytes = Buffer.from(encoded, 'base64')
    // one spelling only: base64 leaves unused bits at its end
    if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== encoded)
      throw new NoteFault('malformed', 'A signature line is malformed.')
    const known = keys.find((one) => one.name === name && one.id.equals(bytes.subarray(0, 4)))
    if (known === undefined) continue
    if (!verify(null, Buffer.from(text), known.key, bytes.subarray(4))) {
      throw new NoteFault('bad-signature', `The signature of ${name} does not fit the text.`)
    }
    signed += 1
  }
  if (signed === 0) throw new NoteFault('unknown-key', 'No known key signed this.')
  return text
}

/** The three lines of a checkpoint. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** Reads a checkpoint's text; lines after the third are extensions and ignored. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', encoded = ''] = text.split('\n')
  const root = Buffer.from(encoded, 'base64')
  const sound =
    origin !== '' && /^(0|[1-9]\d{0,15})$/.test(size) && root.length === 32 && root.toString('base64') === encoded
  if (!sound || !Number.isSafeInteger(Number(size))) throw new NoteFault('malformed', 'This is no checkpoint.')
  return { origin, size: Number(size), root }
}

/** A checkpoint that one of the keys signed, under that key's own name. */
export function openCheckpoint(note: string, keys: readonly VerifierKey[]): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, keys))
  // the name of the key is the name of the log, so that no other log's checkpoint passes for one of this
  openNote(
    note,
    keys.filter((key) => key.name === checkpoint.origin),
  )
  return checkpoint
}
