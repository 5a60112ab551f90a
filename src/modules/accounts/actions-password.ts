import { Problem } from '#core/problem.ts'
import type { Db } from '#platform/database.ts'
import { inTransaction } from '#platform/database.ts'
import { blocklist } from '#platform/secrets/blocklist.ts'
import { hashPassword, verifyPassword } from '#platform/secrets/passwords.ts'
import { newCode, newToken, plainCode, secretHash } from '#platform/secrets/tokens.ts'
import { inLine, tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { openSignIn } from './actions-open.ts'
import type { Opened } from './actions-open.ts'
import { countAttempt } from './actions-throttle.ts'
import { userNameOf } from './rules-accounts.ts'
import { passwordFault, spellingsOf } from './rules-password.ts'
import { countedAddress } from './rules-throttle.ts'
import { insertAccount, readAccount, updatePassword } from './store-accounts.ts'
import type { AccountRow } from './store-accounts.ts'
import { readCode, readSetup, replaceCode, replaceSetup, voidCodes, voidSetup } from './store-codes.ts'
import type { CodeDoor } from './store-codes.ts'
import { insertGrant } from './store-grants.ts'
import { readContext, readSettings } from './store-realms.ts'
import { endSignIns, signedInSince } from './store-sign-ins.ts'
import { giveBack } from './store-throttle.ts'

/** How long a sign-in at the provider counts as having just been made. */
const freshFor = 5 * 60_000

type Owner = {
  readonly userName: string
  readonly unitId: number | null
  readonly personId: number | null
  readonly factor: boolean
}

/** Throws `weak-password` with the fault as an issue. */
async function checkPassword(by: By, realmId: number, password: string, of: Owner): Promise<void> {
  const context = ['quantriet', 'Quán Triệt', of.userName, ...(await readContext(by.database.db, realmId, of))]
  const fault =
    passwordFault(password, { secondFactor: of.factor, context }) ??
    (blocklist()?.hasAny(spellingsOf(password)) ? 'breached' : null)
  if (fault !== null) throw new Problem('weak-password', '', { issues: [{ path: 'password', message: fault }] })
}

/**
 * Has somebody who is signed in type the password again. An account without one, which comes through the provider, has
 * none to type and must have signed in within five minutes instead (`unauthenticated`). Throws `wrong-credentials`, and `too-many-requests` after five wrong ones.
 */
export async function reauthenticate(
  by: By,
  { realmId, accountId, signInId }: { readonly realmId: number; readonly accountId: number; readonly signInId: number },
  password: string,
): Promise<AccountRow> {
  const account = await readAccount(by.database.db, realmId, accountId)
  if (account === null) throw new Problem('not-found')
  if (account.password_hash === null) {
    // it signs in elsewhere: having just done so takes the place of the password, so that a stolen session is not enough
    if (await signedInSince(by.database.db, realmId, signInId, new Date(by.now.getTime() - freshFor))) return account
    throw new Problem('unauthenticated', 'Sign in again first.')
  }
  const key = { kind: 'pair', text: `${account.user_name}\0again` } as const
  await countAttempt(by, realmId, [key], accountId)
  if (!(await inLine(verifyPassword(password, account.password_hash)))) {
    await tell(by.database.db, by, { realmId, accountId, action: 'password.refused' })
    throw new Problem('wrong-credentials')
  }
  await inTransaction(by.database, ({ db }) => giveBack(db, realmId, [key]))
  return account
}

/** Changes one's own password, which ends all sign-ins and opens one with a new token. */
export async function changePassword(
  by: By,
  who: {
    readonly realmId: number
    readonly accountId: number
    readonly signInId: number
    readonly secondFactor: boolean
  },
  asked: { readonly old: string; readonly password: string },
): Promise<Opened> {
  const { realmId, accountId } = who
  const account = await reauthenticate(by, who, asked.old)
  const hash = await newHash(by, realmId, account, asked.password)
  return inTransaction(by.database, async ({ db }) => {
    await updatePassword(db, realmId, accountId, hash, by.now)
    await voidCodes(db, realmId, accountId, by.now)
    await endSignIns(db, realmId, accountId, { only: null, now: by.now })
    await tell(db, by, { realmId, accountId, action: 'password.change' })
    return openSignIn(db, by, { realmId, accountId, door: 'password', secondFactor: who.secondFactor })
  })
}

async function newHash(by: By, realmId: number, account: AccountRow, password: string): Promise<string> {
  const { user_name: userName, unit_id: unitId, person_id: personId, factor } = account
  await checkPassword(by, realmId, password, { userName, unitId, personId, factor })
  return inLine(hashPassword(password))
}

/** Makes a code with which the account's password is set; earlier codes are void. Answers the code, once. */
export async function makeCode(
  db: Db,
  by: By,
  realmId: number,
  accountId: number,
  door: CodeDoor,
): Promise<{ code: string; expiresAt: Date }> {
  const { code_hours: hours } = await readSettings(db, realmId)
  const code = newCode()
  const expiresAt = new Date(by.now.getTime() + (door === 'mail' ? 1 : hours) * 3_600_000)
  const hash = secretHash(plainCode(code))
  await replaceCode(db, realmId, { accountId, hash, door, now: by.now, actor: by.actor, expiresAt })
  return { code, expiresAt }
}

/**
 * Sets a password by a code: activates a new account, or ends a forgotten password. A second factor stays, and then
 * nobody is signed in yet (null). Throws `expired` for a code that is used, void, too old, or none at all.
 */
export async function activate(
  by: By,
  asked: { readonly code: string; readonly password: string },
): Promise<Opened | null> {
  const key = { kind: 'code', text: countedAddress(by.address) } as const
  await countAttempt(by, 0, [key])
  const hash = secretHash(plainCode(asked.code))
  const found = await inTransaction(by.database, ({ db }) => readCode(db, hash, by.now))
  const account = found?.valid ? await readAccount(by.database.db, found.realm_id, found.account_id) : null
  if (found === null || account === null || !['pending', 'active'].includes(account.status)) {
    await tell(by.database.db, by, {
      realmId: found?.realm_id ?? null,
      accountId: account?.account_id,
      action: 'code.refused',
    })
    throw new Problem('expired')
  }
  const { realm_id: realmId, account_id: accountId } = found
  await inTransaction(by.database, ({ db }) => giveBack(db, 0, [key]))
  const password = await newHash(by, realmId, account, asked.password)
  return inTransaction(by.database, async ({ db }) => {
    const still = await readCode(db, hash, by.now) // somebody may have been quicker
    if (!still?.valid) throw new Problem('expired')
    await voidCodes(db, realmId, accountId, by.now)
    await updatePassword(db, realmId, accountId, password, by.now)
    await endSignIns(db, realmId, accountId, { only: null, now: by.now })
    const action = account.status === 'pending' ? 'account.activate' : 'password.reset'
    await tell(
      db,
      { ...by, actor: `account:${accountId}` },
      { realmId, accountId, action, payload: { door: found.door } },
    )
    return account.factor ? null : openSignIn(db, by, { realmId, accountId, door: 'activation', secondFactor: false })
  })
}

/** Makes the link with which the first administrator of a realm is made; an earlier one is void. Answers its token. */
export async function makeSetupToken(by: By, realmId: number): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(by.now.getTime() + 24 * 3_600_000)
  await inTransaction(by.database, async ({ db }) => {
    await replaceSetup(db, realmId, { hash: secretHash(token), now: by.now, expiresAt })
    await tell(db, by, { realmId, action: 'setup.link' })
  })
  return token
}

/** Makes an administrator of the whole realm by the setup link, and signs in. Throws `expired` for a link that is void. */
export async function setUp(
  by: By,
  asked: {
    readonly token: string
    readonly userName: string
    readonly password: string
    readonly email: string | null
  },
): Promise<Opened> {
  const found = await inTransaction(by.database, ({ db }) => readSetup(db, secretHash(asked.token), by.now))
  if (found === null) throw new Problem('expired')
  const { realm_id: realmId } = found
  const userName = userNameOf(asked.userName)
  if (userName === null) throw new Problem('bad-request', '', { issues: [{ path: 'user_name', message: 'bad-name' }] })
  await checkPassword(by, realmId, asked.password, { userName, unitId: null, personId: null, factor: false })
  const hash = await inLine(hashPassword(asked.password))
  return inTransaction(by.database, async ({ db }) => {
    if ((await readSetup(db, secretHash(asked.token), by.now)) === null) throw new Problem('expired')
    await voidSetup(db, realmId, by.now)
    const account = { userName, unitId: null, personId: null, email: asked.email }
    const accountId = await insertAccount(db, realmId, account, by)
    if (accountId === null) throw new Problem('conflict', 'The user name is taken.')
    await updatePassword(db, realmId, accountId, hash, by.now)
    const everything = { unitId: null, only: null, validFrom: null, validTo: null }
    await insertGrant(db, realmId, accountId, { role: 'administrator', ...everything }, by)
    await tell(db, by, { realmId, accountId, action: 'account.setup' })
    return openSignIn(db, by, { realmId, accountId, door: 'setup', secondFactor: false })
  })
}
