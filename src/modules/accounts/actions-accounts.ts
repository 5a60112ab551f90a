/** Accounts as officers keep them, and the roles that they give. */
import type { Asker } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import type { Role } from '#core/policy.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Database, Db } from '#platform/database.ts'
import { inTransaction } from '#platform/database.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { changeEmail } from './actions-email.ts'
import { makeCode } from './actions-password.ts'
import { rolesOver } from './answers-scope-roles.ts'
import { covers } from './rules-cover.ts'
import { grantRefusal, locksOut, userNameOf } from './rules-accounts.ts'
import { clearPassword, insertAccount, readAccount, updateDates, updateStatus } from './store-accounts.ts'
import type { AccountRow, Status } from './store-accounts.ts'
import { countAdministrators } from './store-asker.ts'
import { voidCodes } from './store-codes.ts'
import { insertGrant, readGrant, readGrantsOf, revokeGrant } from './store-grants.ts'
import type { NewGrant } from './store-grants.ts'
import { readParents } from './store-cover.ts'
import { lockRealm, readSettings, writeSettings } from './store-realms.ts'
import type { AccountSettings } from './store-realms.ts'
import { endSignIns } from './store-sign-ins.ts'

/** Who keeps accounts: the asker, and the units where it may (`make.accounts` or `grant`). */
export type Keeper = { readonly asker: Asker; readonly scope: UnitScope; readonly today: string }

/** Makes a pending account kept at a unit, and its first code. Throws `conflict` when the name is taken. */
export async function addAccount(
  by: By,
  keeper: Keeper,
  asked: {
    readonly userName: string
    readonly unitId: number | null
    readonly personId: number | null
    readonly email: string | null
  },
): Promise<{ accountId: number; code: string; expiresAt: Date }> {
  const userName = userNameOf(asked.userName)
  if (userName === null) throw new Problem('bad-request', '', { issues: [{ path: 'user_name', message: 'bad-name' }] })
  requireCovered(keeper.scope, asked.unitId)
  const { realmId } = keeper.scope
  return inTransaction(by.database, async ({ db }) => {
    const accountId = await insertAccount(db, realmId, { ...asked, userName }, by)
    if (accountId === null) throw new Problem('conflict', 'The user name is taken, or the person has an account.')
    await tell(db, by, { realmId, accountId, action: 'account.add' })
    return { accountId, ...(await makeCode(db, by, realmId, accountId, door(by))) }
  })
}

const door = (by: By): 'operator' | 'officer' => (by.actor === 'operator' ? 'operator' : 'officer')

/**
 * The account, when the keeper may see it. Out of scope is `not-found`, as one that isn't there.
 */
export async function accountInScope(db: Db, scope: UnitScope, accountId: number): Promise<AccountRow> {
  const account = await readAccount(db, scope.realmId, accountId)
  if (account === null || !coversUnit(scope, account.unit_id)) throw new Problem('not-found', 'account')
  return account
}

const coversUnit = (scope: UnitScope, unit: number | null): boolean => (unit === null ? scope.all : scope.covers(unit))

function requireCovered(scope: UnitScope, unit: number | null): void {
  if (!coversUnit(scope, unit)) throw new Problem('not-found', 'unit')
}

/**
 * The account, when the keeper may change it: it is in scope, not the keeper's own, and has no role, now or later, that
 * the keeper could not give there. Else an officer could take over a higher one's account by a new code.
 */
async function accountKept(by: By, db: Db, { asker, scope, today }: Keeper, accountId: number): Promise<AccountRow> {
  const account = await accountInScope(db, scope, accountId)
  for (const { role, unit_id: unit } of await readGrantsOf(db, scope.realmId, accountId))
    await requireGiver(by, { asker, scope, today }, accountId, role, unit)
  if (asker.kind === 'account' && asker.accountId === accountId) throw new Problem('forbidden', 'One’s own account.')
  return account
}

async function requireGiver(
  by: By,
  { asker, scope, today }: Keeper,
  accountId: number,
  role: Role,
  unit: number | null,
): Promise<void> {
  const self = asker.kind === 'account' && asker.accountId === accountId
  const operator = asker.kind === 'operator' || asker.kind === 'machine'
  const own = operator ? [] : await rolesOver(by.database, asker, scope.realmId, unit, today)
  if (grantRefusal({ own, operator, self }, role) !== null)
    throw new Problem('forbidden', 'More than the asker may give.')
}

/** An order about administrators that must leave the realm one. */
async function keepingAdministrators<T>(by: By, realmId: number, work: (db: Db) => Promise<T>): Promise<T> {
  return inTransaction(by.database, async ({ db }) => {
    await lockRealm(db, realmId)
    const before = await countAdministrators(db, realmId, by.now)
    const done = await work(db)
    if (locksOut(before, await countAdministrators(db, realmId, by.now)))
      throw new Problem('conflict', 'Nobody would be left as administrator.', {
        issues: [{ path: 'role', message: 'last-administrator' }],
      })
    return done
  })
}

const moves: Readonly<Record<'suspend' | 'resume' | 'close' | 'reopen', { from: readonly Status[]; to: Status }>> = {
  suspend: { from: ['pending', 'active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  close: { from: ['pending', 'active', 'suspended'], to: 'closed' },
  reopen: { from: ['closed'], to: 'pending' },
}

/**
 * Suspends, resumes or closes an account; whoever is signed in with it is out at once. Only an administrator opens a
 * closed one again: it waits for a new code, with the roles that it had. Throws `conflict`.
 */
export async function moveAccount(by: By, keeper: Keeper, accountId: number, order: keyof typeof moves): Promise<void> {
  const { realmId } = keeper.scope
  await keepingAdministrators(by, realmId, async (db) => {
    const account = await accountKept(by, db, keeper, accountId)
    const move = moves[order]
    if (!move.from.includes(account.status)) throw new Problem('conflict', `The account is ${account.status}.`)
    if (order === 'reopen') {
      await requireGiver(by, keeper, accountId, 'administrator', account.unit_id)
      await clearPassword(db, realmId, accountId)
    }
    // one that never had a password waits for its code again
    const to = order === 'resume' && account.password_hash === null ? 'pending' : move.to
    await updateStatus(db, realmId, accountId, to)
    await voidCodes(db, realmId, accountId, by.now)
    await endSignIns(db, realmId, accountId, { only: null, now: by.now })
    await tell(db, by, { realmId, accountId, action: `account.${order}` })
  })
}

export type AccountChange = {
  readonly email?: string | null | undefined
  readonly validFrom?: string | null | undefined
  readonly validTo?: string | null | undefined
}

/** Changes the address or the days of an account; what is not named stays. A realm keeps an administrator without end. */
export async function changeAccount(by: By, keeper: Keeper, accountId: number, change: AccountChange): Promise<void> {
  const { realmId } = keeper.scope
  const before = await keepingAdministrators(by, realmId, async (db) => {
    const account = await accountKept(by, db, keeper, accountId)
    const { validFrom = account.valid_from, validTo = account.valid_to } = change
    if (validFrom !== null && validTo !== null && validFrom > validTo)
      throw new Problem('bad-request', '', { issues: [{ path: 'valid_to', message: 'before valid_from' }] })
    if (change.validFrom !== undefined || change.validTo !== undefined) {
      await updateDates(db, realmId, accountId, { validFrom, validTo })
      const payload = { valid_from: validFrom, valid_to: validTo }
      await tell(db, by, { realmId, accountId, action: 'account.change', payload })
    }
    return account
  })
  if (change.email !== undefined && change.email !== before.own_email)
    await changeEmail(by, { realmId, accountId }, change.email)
}

/** A new code for somebody who forgot the password or lost the slip. The second factor stays. */
export async function resetAccount(
  by: By,
  keeper: Keeper,
  accountId: number,
): Promise<{ code: string; expiresAt: Date }> {
  const { realmId } = keeper.scope
  return inTransaction(by.database, async ({ db }) => {
    const account = await accountKept(by, db, keeper, accountId)
    if (!['pending', 'active'].includes(account.status))
      throw new Problem('conflict', `The account is ${account.status}.`)
    await tell(db, by, { realmId, accountId, action: 'account.reset' })
    return makeCode(db, by, realmId, accountId, door(by))
  })
}

/** Ends all sign-ins of somebody else's account. */
export async function endSignInsOf(by: By, keeper: Keeper, accountId: number): Promise<number> {
  return inTransaction(by.database, async ({ db }) => {
    await accountKept(by, db, keeper, accountId)
    const ended = await endSignIns(db, keeper.scope.realmId, accountId, { only: null, now: by.now })
    await tell(db, by, { realmId: keeper.scope.realmId, accountId, action: 'account.sign-out', payload: { ended } })
    return ended
  })
}

/** Whether the keeper may change the account; throws as the orders do. */
export async function requireKept(by: By, keeper: Keeper, accountId: number): Promise<AccountRow> {
  return accountKept(by, by.database.db, keeper, accountId)
}

/** Gives a role at a unit; it holds from the next request on, with a new sign-in. Answers the grant's number. */
export async function giveRole(by: By, keeper: Keeper, accountId: number, grant: NewGrant): Promise<number> {
  const { realmId } = keeper.scope
  if (grant.validFrom !== null && grant.validTo !== null && grant.validFrom > grant.validTo)
    throw new Problem('bad-request', '', { issues: [{ path: 'valid_to', message: 'before valid_from' }] })
  requireCovered(keeper.scope, grant.unitId)
  return inTransaction(by.database, async ({ db }) => {
    await lockRealm(db, realmId)
    // whom an officer may name need not be kept at the officer's own unit, but has to be in scope
    const account = await accountInScope(db, keeper.scope, accountId)
    if (account.status === 'closed') throw new Problem('conflict', 'The account is closed.')
    await requireGiver(by, keeper, accountId, grant.role, grant.unitId)
    const same = (await readGrantsOf(db, realmId, accountId)).some(
      (one) =>
        one.role === grant.role &&
        one.unit_id === grant.unitId &&
        one.only === grant.only &&
        one.valid_from === grant.validFrom &&
        one.valid_to === grant.validTo,
    )
    if (same) throw new Problem('conflict', 'The account has the role.')
    const id = await insertGrant(db, realmId, accountId, grant, by)
    await tell(db, by, {
      realmId,
      accountId,
      action: 'grant.give',
      payload: { grant: id, role: grant.role, unit: grant.unitId },
    })
    return id
  })
}

/** Takes a role away, from this moment. Throws `conflict` when the realm would lose its last administrator. */
export async function takeRole(by: By, keeper: Keeper, grantId: number): Promise<void> {
  const { realmId } = keeper.scope
  await keepingAdministrators(by, realmId, async (db) => {
    const grant = await readGrant(db, realmId, grantId)
    if (grant === null || !coversUnit(keeper.scope, grant.unit_id)) throw new Problem('not-found', 'grant')
    await requireGiver(by, keeper, grant.account_id, grant.role, grant.unit_id)
    if (!(await revokeGrant(db, realmId, grantId, by))) throw new Problem('conflict')
    await endSignIns(db, realmId, grant.account_id, { only: null, now: by.now })
    await tell(db, by, {
      realmId,
      accountId: grant.account_id,
      action: 'grant.take',
      payload: { grant: grantId, role: grant.role, unit: grant.unit_id },
    })
  })
}

/** A unit and all below it today, as far as the keeper covers them. */
export async function unitsBelow(database: Database, { scope, today }: Keeper, unit: number): Promise<number[]> {
  const parents = await readParents(database, scope.realmId, today)
  const root = new Set([unit])
  return [...parents.keys()].filter((one) => scope.covers(one) && covers(parents, root, one))
}

/** Sets what the realm asks of its accounts. */
export async function setAccountSettings(by: By, realmId: number, settings: AccountSettings): Promise<AccountSettings> {
  return inTransaction(by.database, async ({ db }) => {
    await writeSettings(db, realmId, settings, by)
    await tell(db, by, { realmId, action: 'account.settings', payload: { ...settings } })
    return readSettings(db, realmId)
  })
}
