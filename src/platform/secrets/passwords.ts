/** Passwords are kept as argon2id in the PHC string format (RFC 9106; OWASP's floor of 19 MiB, two passes). */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { queue } from '../queue.ts'

const argon = promisify(argon2)
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

// A sign-in takes a core for some 40 ms; the others wait in line so that a morning's rush leaves room for figures.
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1))
/** So many sign-ins wait at most; the next one is told to come again. */
const longestQueue = 400
const inTurn = queue(atOnce, longestQueue)

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

function derive(password: string, nonce: Buffer, of: Cost, length: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'), 'utf8')
  return inTurn(async () => Buffer.from(await argon('argon2id', { message, nonce, ...of, tagLength: length })))
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** The PHC string of a password, with a salt of its own. Unicode is brought to NFC first. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, cost, tagLength)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const nobodys = { salt: randomBytes(16), tag: randomBytes(tagLength) }

/**
 * Whether it is the password. Without a hash (no such account, none set yet) the same work is done and the answer is
 * no, so that the time does not tell who has an account.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash ?? '') ?? []
  if (memory === undefined || passes === undefined || parallelism === undefined || !salt || !tag) {
    await derive(password, nobodys.salt, cost, tagLength)
    return false
  }
  const kept = Buffer.from(tag, 'base64')
  const of = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), of, kept.length), kept)
}

/** Whether a hash was made with a lower cost than today's and should be made anew at the next sign-in. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`)
}
