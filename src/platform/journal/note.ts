/** Signed notes (C2SP signed-note, Ed25519), checkpoints in them (tlog-checkpoint), cosignatures (tlog-cosignature). */
import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** What a signature is of: the note alone, or the note as a witness saw it at a time. */
const kinds = { signature: 1, cosignature: 4 } as const
type Kind = keyof typeof kinds
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex') // what stands before the 32 bytes of the key

export type VerifierKey = {
  readonly kind: Kind
  readonly name: string
  readonly id: Buffer
  readonly key: KeyObject
}
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

/** Why a note or a key can't be used. */
export class NoteFault extends Error {
  readonly reason: 'malformed' | 'unknown-key' | 'bad-signature'
  constructor(reason: NoteFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

function keyId(name: string, publicKey: Buffer, kind: Kind): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(kinds[kind]))
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
export function verifierKey(name: string, key: KeyObject, kind: Kind = 'signature'): string {
  const bytes = publicBytes(key)
  const encoded = Buffer.from([kinds[kind], ...bytes]).toString('base64')
  return `${name}+${keyId(name, bytes, kind).toString('hex')}+${encoded}`
}

/** Reads `name+id+base64` of a log, or of a witness; throws NoteFault for anything else. */
export function parseVerifierKey(text: string, kind: Kind = 'signature'): VerifierKey {
  const [, name = '', id = '', encoded = ''] =
    /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  const publicKey = bytes.subarray(1)
  if (bytes.length !== 33 || bytes[0] !== kinds[kind] || keyId(name, publicKey, kind).toString('hex') !== id) {
    throw new NoteFault('malformed', `This is no Ed25519 key of a ${kind === 'signature' ? 'log' : 'witness'}.`)
  }
  const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' })
  return { kind, name, id: Buffer.from(id, 'hex'), key }
}

/** The keys of a log, one a line; throws NoteFault where one is none. */
export function parseVerifierKeys(text: string): VerifierKey[] {
  return text
    .trim()
    .split(/\s+/)
    .map((line) => parseVerifierKey(line))
}

/** Signs a text that ends in a newline, with each of the keys. */
export function signNote(text: string, name: string, ...keys: readonly KeyObject[]): string {
  if (!text.endsWith('\n')) throw new NoteFault('malformed', 'The text of a note ends in a newline.')
  const lines = keys.map((key) => {
    const signature = Buffer.concat([keyId(name, publicBytes(key), 'signature'), sign(null, Buffer.from(text), key)])
    return `— ${name} ${signature.toString('base64')}\n`
  })
  return `${text}\n${lines.join('')}`
}

const cosigned = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

/** The line by which a witness says that it saw the text of a note at `at` and found it to continue the last. */
export function cosignatureLine(text: string, name: string, key: KeyObject, at: Date): string {
  const time = Buffer.alloc(8)
  const seconds = BigInt(Math.floor(at.getTime() / 1000))
  time.writeBigUInt64BE(seconds)
  const bytes = [keyId(name, publicBytes(key), 'cosignature'), time, sign(null, cosigned(text, seconds), key)]
  return `— ${name} ${Buffer.concat(bytes).toString('base64')}\n`
}

function fits(text: string, { kind, key }: VerifierKey, signature: Buffer): boolean {
  if (kind === 'signature') return verify(null, Buffer.from(text), key, signature)
  return (
    signature.length === 72 && verify(null, cosigned(text, signature.readBigUInt64BE()), key, signature.subarray(8))
  )
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
    if (!fits(text, known, bytes.subarray(4))) {
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

/** A checkpoint that one of the keys signed, under that key's own name, or that one of them saw as a witness. */
export function openCheckpoint(note: string, keys: readonly VerifierKey[]): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, keys))
  // the name of the key is the name of the log, so that no other log's checkpoint passes for one of this
  openNote(
    note,
    keys.filter((key) => key.name === checkpoint.origin || key.kind === 'cosignature'),
  )
  return checkpoint
}
