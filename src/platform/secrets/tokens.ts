/** Random secrets: the server keeps only their SHA-256, which is enough for what nobody can guess. */
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A secret of 256 bits that fits into a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret, or of a text that must not be kept itself. */
export function secretHash(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}

// no letter or digit that looks like another one on paper: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V
const letters = 'ACDEFGHJKMNPQRTWXY34679'

/**
 * A code to be typed from paper: 30 letters out of 23 in groups of five, which is more than 135 bits.
 */
export function newCode(groups = 6): string {
  const one = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: groups }, one).join('-')
}

/** A code as typed, without blanks, hyphens and case: what its hash is made of. */
export function plainCode(typed: string): string {
  return typed.replaceAll(/[\s\-–—.]/gu, '').toUpperCase()
}
