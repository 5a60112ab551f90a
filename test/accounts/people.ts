import { makeSetupToken } from '#modules/accounts/actions-password.ts'
import type { Database } from '#platform/database.ts'
import { base32, stepAt, totp } from '#platform/secrets/totp.ts'
import { strong } from './browser.ts'
import type { Browser, Clock } from './browser.ts'

/** What a secret in base32 gives at a time. */
export function codeOf(secret: string, now: Date, off = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  if (base32(bytes) !== secret) throw new Error('The secret is not base32.')
  return totp(bytes, stepAt(now) + off)
}

/** Enrols an authenticator for whoever is signed in; answers its secret and the recovery codes. */
export async function enrol(
  browser: Browser,
  clock: Clock,
  password = strong,
): Promise<{ secret: string; codes: string[] }> {
  const begun = await browser.post('/me/second-factor/begin', { password })
  if (begun.status !== 200) throw new Error(`begin: ${begun.status} ${JSON.stringify(begun.body)}`)
  const { secret } = begun.body as { secret: string }
  const confirmed = await browser.post('/me/second-factor/confirm', { code: codeOf(secret, clock.now) })
  if (confirmed.status !== 200) throw new Error(`confirm: ${confirmed.status} ${JSON.stringify(confirmed.body)}`)
  return { secret, codes: (confirmed.body as { recovery_codes: string[] }).recovery_codes }
}

/** Makes the first administrator as `start` and the setup page do, with an authenticator; signed in afterwards. */
export async function setUpAdministrator(
  database: Database,
  clock: Clock,
  browser: Browser,
  realmId: number,
  userName = 'quantri.an',
): Promise<{ secret: string; codes: string[] }> {
  const by = { database, now: clock.now, actor: 'operator', door: 'cli', address: '', agent: '' }
  const token = await makeSetupToken(by, realmId)
  const made = await browser.post('/setup', { token, user_name: userName, password: strong })
  if (made.status !== 200) throw new Error(`setup: ${made.status} ${JSON.stringify(made.body)}`)
  return enrol(browser, clock)
}

/** An account that the administrator makes at a unit with a role there, activated by its code. */
export async function addOfficer(
  administrator: Browser,
  browser: Browser,
  of: { userName: string; unit: string; role?: string; at?: string; person?: string },
): Promise<number> {
  const made = await administrator.post('/accounts', {
    user_name: of.userName,
    unit: of.unit,
    ...(of.person ? { person: of.person } : {}),
  })
  if (made.status !== 200) throw new Error(`account: ${made.status} ${JSON.stringify(made.body)}`)
  const { account, code } = made.body as { account: number; code: string }
  if (of.role !== undefined) {
    const given = await administrator.post(`/accounts/${account}/grants`, { role: of.role, unit: of.at ?? of.unit })
    if (given.status !== 200) throw new Error(`grant: ${given.status} ${JSON.stringify(given.body)}`)
  }
  const active = await browser.post('/activate', { code, password: strong })
  if (active.status !== 200) throw new Error(`activate: ${active.status} ${JSON.stringify(active.body)}`)
  return account
}
