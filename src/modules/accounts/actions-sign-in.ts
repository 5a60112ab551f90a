import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import { queue } from '#platform/queue.ts'
import { hashPassword, isOutdated, verifyPassword } from '#platform/secrets/passwords.ts'
import { inLine, tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { checkSecondFactor } from './actions-factor.ts'
import { openSignIn } from './actions-open.ts'
import type { Opened } from './actions-open.ts'
import { countAttempt } from './actions-throttle.ts'
import { userNameOf } from './rules-accounts.ts'
import { longestPassword } from './rules-password.ts'
import { countedAddress } from './rules-throttle.ts'
import { readAccountNamed, updatePassword } from './store-accounts.ts'
import type { AccountRow } from './store-accounts.ts'
import { readSignInRealms } from './store-realms.ts'
import { endSignIns, forgetSignIns, isFamiliar } from './store-sign-ins.ts'
import { forget, forgetOld, giveBack, tellOnce } from './store-throttle.ts'
import type { ThrottleKey } from './store-throttle.ts'

export type SignInAsked = {
  /** Code of the realm; may be left out where only one has accounts. */
  readonly realm?: string | undefined
  readonly userName: string
  readonly password: string
  /** Of the second factor. */
  readonly code?: string | undefined
}

/** The realm meant at sign-in; 0 for one that is not there. Throws `bad-request` when it has to be named. */
export async function realmMeantBy(by: By, code: string | undefined): Promise<number> {
  const realms = await readSignInRealms(by.database.db)
  if (code !== undefined) return realms.find((realm) => realm.code === code)?.id ?? 0
  if (realms.length > 1) throw new Problem('bad-request', '', { issues: [{ path: 'realm', message: 'realm-needed' }] })
  return realms[0]?.id ?? 0
}

// each sign-in is some ten statements beside its password: a morning's rush must not take every connection
const inTurn = queue(2, 1_000)

/**
 * Signs in. Throws `wrong-credentials` for a wrong name or password and for an account that may not sign in, all alike
 * and with the same work; `second-factor-needed` when the password was right and a code is missing;
 * `too-many-requests` for who was wrong too often.
 */
export function signIn(by: By, asked: SignInAsked): Promise<Opened> {
  return inLine(inTurn(() => signInNow(by, asked)))
}

async function signInNow(by: By, asked: SignInAsked): Promise<Opened> {
  const realmId = await realmMeantBy(by, asked.realm)
  const name = userNameOf(asked.userName)
  const account = name === null ? null : await readAccountNamed(by.database.db, realmId, name)
  const keys = await countSignIn(by, realmId, name ?? asked.userName, account)
  // a text that is too long for a password is none; it is not even worked on
  const password = asked.password.length > 4 * longestPassword ? '' : asked.password
  const right = await inLine(verifyPassword(password, account?.password_hash ?? null))
  if (!right || account === null || account.status !== 'active') return refuse(by, realmId, account)
  if (account.factor && asked.code === undefined) {
    await inTransaction(by.database, ({ db }) => giveBack(db, realmId, keys))
    throw new Problem('second-factor-needed')
  }
  if (account.factor) await checkSecondFactor(by, { realmId, accountId: account.account_id }, asked.code ?? '')
  const hash = isOutdated(account.password_hash ?? '') ? await inLine(hashPassword(password)) : null
  return inTransaction(by.database, async ({ db }) => {
    const accountId = account.account_id
    await giveBack(db, realmId, keys)
    for (const key of keys) if (key.kind === 'pair') await forget(db, realmId, key)
    await forgetOld(db, realmId, by.now)
    await forgetSignIns(db, realmId, accountId, by.now)
    if (hash !== null) await updatePassword(db, realmId, accountId, hash, by.now)
    const opened = await openSignIn(db, by, { realmId, accountId, door: 'password', secondFactor: account.factor })
    await tell(db, { ...by, actor: `account:${accountId}` }, { realmId, accountId, action: 'sign-in' })
    return opened
  })
}

/** Counts the attempt before it is made; what is counted for a name is the same whether an account has it or not. */
async function countSignIn(by: By, realmId: number, name: string, account: AccountRow | null): Promise<ThrottleKey[]> {
  const address = countedAddress(by.address)
  const pair: ThrottleKey = { kind: 'pair', text: `${name}\0${address}` }
  const known = account !== null && (await isFamiliar(by.database.db, realmId, account.account_id, address, by.now))
  const keys: ThrottleKey[] = known
    ? [pair]
    : [pair, { kind: 'account', text: name }, { kind: 'address', text: address }]
  await countAttempt(by, realmId, keys, account?.account_id)
  return keys
}

/** Failures of an account are told each (its throttle bounds them); of names that are nobody's one an hour and address. */
async function refuse(by: By, realmId: number, account: AccountRow | null): Promise<never> {
  const accountId = account?.account_id ?? null
  await inTransaction(by.database, async ({ db }) => {
    const until = new Date(by.now.getTime() + 3_600_000)
    const once = `unknown\0${countedAddress(by.address)}`
    const isFirst = await tellOnce(db, realmId, once, { until, now: by.now }) // the same work, whoever it is
    if (isFirst || account !== null)
      await tell(db, by, { realmId: realmId || null, accountId, action: 'sign-in.refused' })
  })
  throw new Problem('wrong-credentials')
}

/** Ends a sign-in of the account, or all of them. */
export async function signOut(
  by: By,
  who: { readonly realmId: number; readonly accountId: number },
  only: number | null,
): Promise<number> {
  return inTransaction(by.database, async ({ db }) => {
    const ended = await endSignIns(db, who.realmId, who.accountId, { only, now: by.now })
    if (ended > 0) await tell(db, by, { ...who, action: 'sign-out', payload: { ended } })
    return ended
  })
}
