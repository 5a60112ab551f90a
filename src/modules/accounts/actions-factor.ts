import { randomBytes } from 'node:crypto'
import { renderSVG } from 'uqr'
import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import { newCode, plainCode, secretHash } from '#platform/secrets/tokens.ts'
import { base32, matchingStep, otpauthUri } from '#platform/secrets/totp.ts'
import type { SealKeys } from '#platform/secrets/seal-keys.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { openSignIn } from './actions-open.ts'
import type { Opened } from './actions-open.ts'
import { countAttempt } from './actions-throttle.ts'
import { ownerOf } from './rules-accounts.ts'
import { needsSecondFactor } from './rules-sign-in.ts'
import { readAccountState } from './store-asker.ts'
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
import { forget } from './store-throttle.ts'
import type { ThrottleKey } from './store-throttle.ts'

export type Who = { readonly realmId: number; readonly accountId: number; readonly userName: string }

/**
 * Begins the enrolment of an authenticator: what it scans, or what is typed into it. Where there is one already (a new
 * phone) a code of that one is asked too, or a recovery code, and it holds until the new one is confirmed; without the
 * code it throws `second-factor-needed`.
 */
export async function beginSecondFactor(
  by: By,
  who: Who,
  code?: string,
): Promise<{ secret: string; uri: string; svg: string }> {
  const { realmId, accountId } = who
  const keys = neededKeys(by)
  if ((await readFactor(by.database.db, realmId, accountId))?.confirmed) {
    if (code === undefined) throw new Problem('second-factor-needed')
    await checkSecondFactor(by, who, code)
  }
  const secret = randomBytes(20)
  await inTransaction(by.database, async ({ db }) => {
    await beginFactor(db, realmId, accountId, keys.seal(secret, ownerOf(realmId, accountId)), by.now)
    await tell(db, by, { ...who, action: 'factor.begin' })
  })
  const uri = otpauthUri(secret, { issuer: 'Quán Triệt', account: who.userName })
  return { secret: base32(secret), uri, svg: renderSVG(uri) }
}

function neededKeys({ keys }: By): SealKeys {
  if (keys === undefined) throw new Problem('unavailable', 'This server has no key for second factors.')
  return keys
}

/**
 * Checks what was typed: the authenticator's code, or a recovery code, each good for once. Throws `too-many-requests`
 * after five wrong ones, `wrong-credentials` for a wrong one, and `conflict` with the issue `factor-unreadable` when the
 * key of the secret is not on this server: only a recovery code is good then. An attempt counts before it is checked.
 */
export async function checkSecondFactor(
  by: By,
  who: Omit<Who, 'userName'>,
  typed: string,
): Promise<'totp' | 'recovery'> {
  const { realmId, accountId } = who
  const key = await countFactorAttempt(by, who)
  const used = await inTransaction(by.database, async ({ db }) => {
    const factor = await readFactor(db, realmId, accountId)
    if (factor === null || !factor.confirmed) return refused(db, by, who)
    const secret = by.keys?.open(factor.secret, ownerOf(realmId, accountId)) ?? null
    const step = secret === null ? null : matchingStep(secret, typed, by.now, factor.last_step)
    if (step !== null && (await takeStep(db, realmId, accountId, step))) {
      await forget(db, realmId, key)
      return 'totp' as const
    }
    if (await takeRecoveryCode(db, realmId, accountId, secretHash(plainCode(typed)), by.now)) {
      await forget(db, realmId, key)
      await tell(db, by, { ...who, action: 'factor.recovery' })
      return 'recovery' as const
    }
    return refused(db, by, who, secret === null)
  })
  if (used === 'unreadable')
    throw new Problem('conflict', 'The key of the second factor is not on this server.', {
      issues: [{ path: 'code', message: 'factor-unreadable' }],
    })
  if (used === 'wrong') throw new Problem('wrong-credentials')
  return used
}

async function countFactorAttempt(by: By, { realmId, accountId }: Omit<Who, 'userName'>): Promise<ThrottleKey> {
  const key = { kind: 'factor', text: String(accountId) } as const
  await countAttempt(by, realmId, [key], accountId)
  return key
}

async function refused(db: InDb, by: By, who: Omit<Who, 'userName'>, unreadable = false) {
  await tell(db, by, { ...who, action: 'factor.refused', payload: unreadable ? { unreadable } : {} })
  return unreadable ? ('unreadable' as const) : ('wrong' as const)
}

/** Ends the enrolment: recovery codes to keep, and a sign-in with a new token in place of all others. */
export async function confirmSecondFactor(
  by: By,
  who: Who,
  code: string,
): Promise<{ codes: string[]; opened: Opened }> {
  const { realmId, accountId } = who
  const begun = await readFactor(by.database.db, realmId, accountId)
  const sealed = begun?.confirmed ? begun.next_secret : begun?.secret
  if (sealed == null) throw new Problem('conflict', 'There is no enrolment to confirm.')
  const key = await countFactorAttempt(by, who)
  const secret = neededKeys(by).open(sealed, ownerOf(realmId, accountId))
  if (secret === null) throw new Problem('conflict', 'The key has changed: begin again.')
  const step = matchingStep(secret, code, by.now, 0)
  if (step === null) {
    await tell(by.database.db, by, { ...who, action: 'factor.refused' })
    throw new Problem('wrong-credentials')
  }
  return inTransaction(by.database, async ({ db }) => {
    if (!(await confirmFactor(db, realmId, accountId, { secret: sealed, step, now: by.now })))
      throw new Problem('conflict', 'Somebody else was quicker.')
    await forget(db, realmId, key)
    const codes = await freshCodes(db, by, who)
    await tell(db, by, { ...who, action: 'factor.confirm' })
    return { codes, opened: await reopen(db, by, who, true) }
  })
}

/** Gives a sign-in that lacks the second factor a new one that has it. */
export async function stepUp(by: By, who: Who, code: string): Promise<Opened> {
  await neededFactor(by, who)
  await checkSecondFactor(by, who, code)
  return inTransaction(by.database, async ({ db }) => {
    await tell(db, by, { ...who, action: 'factor.check' })
    return reopen(db, by, who, true)
  })
}

/**
 * Takes one's own second factor away, by a code of it; all other sign-ins end. Throws `conflict` with the issue
 * `factor-required` while a role or the realm asks for one: then only another phone can take its place.
 */
export async function removeSecondFactor(by: By, who: Who, code: string): Promise<Opened> {
  const { realmId, accountId } = who
  await neededFactor(by, who)
  const state = await readAccountState(by.database.db, realmId, accountId, by.now)
  const needed =
    state !== null &&
    !state.demo &&
    needsSecondFactor(state.roles, { parents: new Set(state.parents), all: state.for_all })
  if (needed)
    throw new Problem('conflict', 'A role asks for a second factor.', {
      issues: [{ path: 'code', message: 'factor-required' }],
    })
  await checkSecondFactor(by, who, code)
  return inTransaction(by.database, async ({ db }) => {
    await removeFactor(db, realmId, accountId)
    await tell(db, by, { ...who, action: 'factor.remove' })
    return reopen(db, by, who, false)
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

async function reopen(db: InDb, by: By, who: Who, secondFactor: boolean): Promise<Opened> {
  await endSignIns(db, who.realmId, who.accountId, { only: null, now: by.now })
  return openSignIn(db, by, { ...who, door: 'password', secondFactor })
}
