import { randomBytes } from 'node:crypto'
import { renderSVG } from 'uqr'
import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import { newCode, plainCode, secretHash } from '#platform/secrets/tokens.ts'
import { base32, matchingStep, otpauthUri } from '#platform/secrets/totp.ts'
import { tell, tooMany } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { openSignIn } from './actions-open.ts'
import type { Opened } from './actions-open.ts'
import {
  beginFactor,
  confirmFactor,
  readFactor,
  removeFactor,
  takeRecoveryCode,
  takeStep,
  writeRecoveryCodes,
} from './store-factors.ts'
import { endSignIns } from './store-sign-ins.ts'
import { forget, reserve } from './store-throttle.ts'

export type Who = { readonly realmId: number; readonly accountId: number; readonly userName: string }

/** Begins the enrolment of an authenticator: what it scans, or what is typed into it. */
export async function beginSecondFactor(by: By, who: Who): Promise<{ secret: string; uri: string; svg: string }> {
  const secret = randomBytes(20)
  await inTransaction(by.database, async ({ db }) => {
    if (!(await beginFactor(db, who.realmId, who.accountId, secret, by.now)))
      throw new Problem('conflict', 'The account has a second factor.')
    await tell(db, by, { ...who, action: 'factor.begin' })
  })
  const uri = otpauthUri(secret, { issuer: 'Quán Triệt', account: who.userName })
  return { secret: base32(secret), uri, svg: renderSVG(uri) }
}

/**
 * Checks what was typed: the authenticator's code, or a recovery code, each good for once. Throws `too-many-requests`
 * after five wrong ones, `wrong-credentials` for a wrong one. An attempt counts before it is checked.
 */
export async function checkSecondFactor(
  by: By,
  who: Omit<Who, 'userName'>,
  typed: string,
): Promise<'totp' | 'recovery'> {
  const { realmId, accountId } = who
  const key = { kind: 'factor', text: String(accountId) } as const
  const next = await inTransaction(by.database, ({ db }) => reserve(db, realmId, [key], by.now))
  if (next !== null) throw tooMany(next, by.now)
  const used = await inTransaction(by.database, async ({ db }) => {
    const factor = await readFactor(db, realmId, accountId)
    if (factor === null) return null
    const step = matchingStep(factor.secret, typed, by.now, factor.last_step)
    const kind =
      step !== null && (await takeStep(db, realmId, accountId, step))
        ? ('totp' as const)
        : factor.confirmed && (await takeRecoveryCode(db, realmId, accountId, secretHash(plainCode(typed)), by.now))
          ? ('recovery' as const)
          : null
    if (kind === null) await tell(db, by, { ...who, action: 'factor.refused' })
    else await forget(db, realmId, key)
    if (kind === 'recovery') await tell(db, by, { ...who, action: 'factor.recovery' })
    return kind
  })
  if (used === null) throw new Problem('wrong-credentials')
  return used
}

/** Ends the enrolment: recovery codes to keep, and a sign-in with a new token in place of all others. */
export async function confirmSecondFactor(
  by: By,
  who: Who,
  code: string,
): Promise<{ codes: string[]; opened: Opened }> {
  const begun = await readFactor(by.database.db, who.realmId, who.accountId)
  if (begun === null || begun.confirmed) throw new Problem('conflict', 'There is no enrolment to confirm.')
  await checkSecondFactor(by, who, code)
  return inTransaction(by.database, async ({ db }) => {
    await confirmFactor(db, who.realmId, who.accountId, by.now)
    const codes = await freshCodes(db, by, who)
    await tell(db, by, { ...who, action: 'factor.confirm' })
    return { codes, opened: await reopen(db, by, who) }
  })
}

/** Gives a sign-in that lacks the second factor a new one that has it. */
export async function stepUp(by: By, who: Who, code: string): Promise<Opened> {
  await neededFactor(by, who)
  await checkSecondFactor(by, who, code)
  return inTransaction(by.database, async ({ db }) => {
    await tell(db, by, { ...who, action: 'factor.check' })
    return reopen(db, by, who)
  })
}

/** New recovery codes; the old ones are void. */
export async function renewRecoveryCodes(by: By, who: Who, code: string): Promise<string[]> {
  await neededFactor(by, who)
  await checkSecondFactor(by, who, code)
  return inTransaction(by.database, async ({ db }) => {
    await tell(db, by, { ...who, action: 'factor.recovery-codes' })
    return freshCodes(db, by, who)
  })
}

async function neededFactor(by: By, who: Who): Promise<void> {
  const factor = await readFactor(by.database.db, who.realmId, who.accountId)
  if (!factor?.confirmed) throw new Problem('conflict', 'The account has no second factor.')
}

/** Takes the factor away from an account that has lost it: another person's order, after proofing; sign-ins end. */
export async function dropSecondFactor(by: By, who: Omit<Who, 'userName'>): Promise<void> {
  await inTransaction(by.database, async ({ db }) => {
    await removeFactor(db, who.realmId, who.accountId)
    await endSignIns(db, who.realmId, who.accountId, { only: null, now: by.now })
    await tell(db, by, { ...who, action: 'factor.drop' })
  })
}

type InDb = Parameters<typeof openSignIn>[0]

async function freshCodes(db: InDb, by: By, who: Who): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => newCode(2))
  await writeRecoveryCodes(
    db,
    who.realmId,
    who.accountId,
    codes.map((code) => secretHash(plainCode(code))),
    by.now,
  )
  return codes
}

async function reopen(db: InDb, by: By, who: Who): Promise<Opened> {
  await endSignIns(db, who.realmId, who.accountId, { only: null, now: by.now })
  return openSignIn(db, by, { ...who, door: 'password', secondFactor: true })
}
