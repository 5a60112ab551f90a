/**
 * Secrets that the server has to read again, sealed with AES-256-GCM under a key that lies outside the database: who
 * reads the database or a backup alone can't use them.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type SealKeys = {
  /** Seals a secret of `owner`, such as `3/17`: elsewhere it does not open. */
  readonly seal: (secret: Buffer, owner: string) => Buffer
  /** The secret; null when its key is not here, when it is another owner's, and when it has been altered. */
  readonly open: (sealed: Buffer, owner: string) => Buffer | null
  /** Whether it is sealed under the newest key. */
  readonly isCurrent: (sealed: Buffer) => boolean
}

/** A file of keys that can't be read as such; the sentence is for the operator. */
export class KeyFileFault extends Error {}

const version = 1
const idLength = 8
const nonceLength = 12
const tagLength = 16
const headLength = 1 + idLength + nonceLength + tagLength

const idOf = (key: Buffer): Buffer =>
  createHash('sha256').update('quantriet-seal').update(key).digest().subarray(0, idLength)

/** Keys in use, the newest first: that one seals, all open. */
export function sealKeys(keys: readonly Buffer[]): SealKeys {
  const [newest] = keys
  if (newest === undefined) throw new KeyFileFault('There is no key.')
  const byId = new Map(keys.map((key) => [idOf(key).toString('hex'), key]))
  const keyOf = (sealed: Buffer): Buffer | undefined =>
    sealed.length > headLength && sealed[0] === version
      ? byId.get(sealed.subarray(1, 1 + idLength).toString('hex'))
      : undefined
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(nonceLength)
      const head = Buffer.concat([Buffer.from([version]), idOf(newest)])
      const cipher = createCipheriv('aes-256-gcm', newest, nonce, { authTagLength: tagLength })
      cipher.setAAD(Buffer.concat([head, Buffer.from(owner)]))
      const hidden = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([head, nonce, cipher.getAuthTag(), hidden])
    },
    open: (sealed, owner) => {
      const key = keyOf(sealed)
      if (key === undefined) return null
      const nonce = sealed.subarray(1 + idLength, 1 + idLength + nonceLength)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
      decipher.setAAD(Buffer.concat([sealed.subarray(0, 1 + idLength), Buffer.from(owner)]))
      decipher.setAuthTag(sealed.subarray(headLength - tagLength, headLength))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()])
      } catch {
        return null // altered, or another owner's
      }
    },
    isCurrent: (sealed) => keyOf(sealed) === newest,
  }
}

/** Reads a file of keys: 32 bytes in base64 a line, the newest first; null when there is no such file. */
export function readKeyFile(file: string): SealKeys | null {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const keys = lines.map((line) => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some((key) => key.length !== 32)) {
    throw new KeyFileFault(`${file}: cần mỗi dòng 32 byte base64. / Each line takes 32 bytes in base64.`)
  }
  return sealKeys(keys)
}

/** Reads a file of keys, or makes one with a new key, readable by its owner alone. */
export function ensureKeyFile(file: string): SealKeys {
  const there = readKeyFile(file)
  if (there !== null) return there
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was quicker
  }
  const made = readKeyFile(file)
  if (made === null) throw new KeyFileFault(`${file} is gone.`)
  return made
}
