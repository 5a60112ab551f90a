/** Time-based one-time passwords: RFC 6238 with HMAC-SHA-1, 30 seconds, six digits, as every authenticator has them. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const period = 30_000
/** Steps that a clock may be wrong by, either way. */
const drift = 1

export const stepAt = (now: Date): number => Math.floor(now.getTime() / period)

/** The code of a step. */
export function totp(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** The step whose code was typed, one step early or late allowed; null for a wrong code and for a step used before. */
export function matchingStep(secret: Buffer, typed: string, now: Date, lastStep: number): number | null {
  const code = Buffer.from(typed.replaceAll(/\s/g, ''))
  if (code.length !== 6) return null
  let found: number | null = null
  for (let step = stepAt(now) - drift; step <= stepAt(now) + drift; step++) {
    const same = timingSafeEqual(code, Buffer.from(totp(secret, step)))
    if (same && step > lastStep) found = step
  }
  return found
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32 without padding: how a secret is typed into an authenticator. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the QR code of an authenticator says. */
export function otpauthUri(secret: Buffer, of: { readonly issuer: string; readonly account: string }): string {
  const label = `${encodeURIComponent(of.issuer)}:${encodeURIComponent(of.account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(of.issuer)}&algorithm=SHA1&digits=6&period=30`
}
