/** People with accounts at a province's units, made over HTTP as the pages make them. */
import { stepAt, totp } from '#platform/secrets/totp.ts'
import { quantriet } from './children.ts'
import { browserAt } from './client.ts'
import type { Answer, Browser } from './client.ts'

export const password = 'thuyền giấy trôi ngược dòng kênh'

/** What an authenticator shows for a secret in base32. */
function codeNow(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return totp(Buffer.from(bytes), stepAt(new Date()))
}

async function done<T>(asked: Promise<Answer>): Promise<T> {
  const { status, body } = await asked
  if (status !== 200) throw new Error(`${status} ${body.slice(0, 500)}`)
  return JSON.parse(body) as T
}

async function enrol(browser: Browser): Promise<void> {
  const { secret } = await done<{ secret: string }>(browser.post('/me/second-factor/begin', { password }))
  await done(browser.post('/me/second-factor/confirm', { code: codeNow(secret) }))
}

/** The first administrator of a served data folder, with an authenticator: the installation is closed from here on. */
export async function addAdministrator(origin: string, dataDir: string): Promise<Browser> {
  const { out } = await quantriet('account', 'setup', '--data', dataDir, '--lang', 'en')
  const token = /#(\S+)/.exec(out)?.[1] ?? ''
  const browser = browserAt(origin)
  await done(browser.post('/setup', { token, user_name: 'quantri', password }))
  await enrol(browser)
  return browser
}

export type Officer = { readonly name: string; readonly unit: string; readonly role: string; readonly factor?: boolean }

/** Somebody with a role at a unit, signed in. `factor`: with an authenticator, where the role needs one. */
export async function addOfficer(origin: string, administrator: Browser, officer: Officer): Promise<Browser> {
  const { name, unit, role } = officer
  const { account, code } = await done<{ account: number; code: string }>(
    administrator.post('/accounts', { user_name: name, unit }),
  )
  await done(administrator.post(`/accounts/${account}/grants`, { role, unit }))
  const browser = browserAt(origin)
  await done(browser.post('/activate', { code, password }))
  if (officer.factor) await enrol(browser)
  return browser
}
