/** Those who ask: every role in the middle and at the top, and accounts and roles that do not count any more, or yet. */
import type { Asker } from '#core/asker.ts'
import { roles, secondFactorRoles } from '#core/policy.ts'
import type { Role } from '#core/policy.ts'
import { addAccount, giveRole, moveAccount } from '#modules/accounts/actions-accounts.ts'
import type { Keeper } from '#modules/accounts/actions-accounts.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { rightsText } from '#modules/accounts/rules-sign-in.ts'
import { readAccountState } from '#modules/accounts/store-asker.ts'
import { insertSignIn } from '#modules/accounts/store-sign-ins.ts'
import { realmFactsOf, unitIdOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import { hashPassword } from '#platform/secrets/passwords.ts'
import { newToken, secretHash } from '#platform/secrets/tokens.ts'
import { strong } from '../accounts/browser.ts'
import type { Place } from './bodies.ts'
import { units } from './world.ts'

export type Holder = {
  readonly name: string
  /** Null: not signed in, or by a sign-in that counts no more. */
  readonly roles: readonly Role[] | null
  readonly realm: string
  /** Where the roles are held. */
  readonly at: string
  /** Held for one session alone. */
  readonly only?: string
  readonly cookie?: string
  /** Asks only at its own unit: everything is refused anyway. */
  readonly brief?: true
  readonly address: string
}

type Given = { role: Role; unit: string; only?: string; from?: string; to?: string }

/** Makes accounts, roles and sign-ins on a database as the operator does. */
export function office(database: Database, now: Date) {
  const asker: Asker = { kind: 'operator' }
  const by = { database, now, actor: 'operator', door: 'cli', address: '', agent: '' }

  let hash: string | undefined

  async function keeperOf(code: string): Promise<Keeper> {
    const realm = await realmFactsOf(database.db, code, null)
    if (realm === null) throw new Error(`There is no realm ${code}.`)
    const scope = await scopeFor(database, { asker, now }, realm, 'grant')
    return { asker, scope, today: now.toISOString().slice(0, 10) }
  }

  async function unitOf(keeper: Keeper, code: string): Promise<number> {
    const id = await unitIdOf(database.db, keeper.scope.realmId, code)
    if (id === null) throw new Error(`There is no unit ${code}.`)
    return id
  }

  async function account(realm: string, userName: string, unit: string, given: readonly Given[]): Promise<number> {
    const keeper = await keeperOf(realm)
    const unitId = await unitOf(keeper, unit)
    const { accountId } = await addAccount(by, keeper, { userName, unitId, personId: null, email: null })
    for (const { role, unit: at, only = null, from: validFrom = null, to: validTo = null } of given)
      await giveRole(by, keeper, accountId, { role, unitId: await unitOf(keeper, at), only, validFrom, validTo })
    return accountId
  }

  async function setStatus(accountId: number, status: 'active' | 'pending' | 'suspended' | 'closed'): Promise<void> {
    if (status === 'pending') return
    // as a password does; signing in itself is held by test/accounts
    hash ??= await hashPassword(strong)
    await database.pool.query(`update accounts set status = 'active', password_hash = $2 where account_id = $1`, [
      accountId,
      hash,
    ])
    const order = { active: null, suspended: 'suspend', closed: 'close' } as const
    const move = order[status]
    if (move !== null) await moveAccount(by, await keeperOf('default'), accountId, move)
  }

  /** A cookie with the rights that the account has at `at`. */
  async function cookieOf(realm: string, accountId: number, at = now, secondFactor = true): Promise<string> {
    const { scope } = await keeperOf(realm)
    const state = await readAccountState(database.db, scope.realmId, accountId, at)
    const token = newToken()
    const expiresAt = new Date(now.getTime() + 3 * 3_600_000)
    const signIn = { accountId, tokenHash: secretHash(token), door: 'password', secondFactor } as const
    const rights = rightsText(state?.roles ?? [])
    await insertSignIn(database.db, scope.realmId, { ...signIn, rights, now, expiresAt, address: '', agent: '' })
    return `quantriet=${scope.realmId}.${token}`
  }

  return { account, setStatus, cookieOf }
}

const day = 86_400_000

/** Everybody who asks in the sweep. */
export async function addHolders(database: Database, now: Date): Promise<Holder[]> {
  const { account, setStatus, cookieOf } = office(database, now)
  const found: Omit<Holder, 'address'>[] = [{ name: 'nobody', roles: null, realm: 'default', at: 'X1' }]
  let made = 0
  const add = async (
    of: Omit<Holder, 'cookie' | 'address'>,
    given: readonly Given[],
    as: { status?: 'active' | 'pending' | 'suspended' | 'closed'; signedIn?: Date; secondFactor?: boolean } = {},
  ): Promise<number> => {
    const at = given[0]?.unit ?? of.at
    const id = await account(of.realm, `hoi.${++made}`, at, given)
    await setStatus(id, as.status ?? 'active')
    found.push({ ...of, cookie: await cookieOf(of.realm, id, as.signedIn, as.secondFactor) })
    return id
  }
  const here = { realm: 'default', at: 'X1' }
  for (const { code: role } of roles) {
    for (const at of ['X1', 'P'])
      await add({ ...here, name: `${role} at ${at}`, roles: [role], at }, [{ role, unit: at }])
    for (const status of ['suspended', 'pending', 'closed'] as const)
      await add({ ...here, name: `${role} ${status}`, roles: null, brief: true }, [{ role, unit: 'X1' }], { status })
    const past = { ...here, name: `${role}, account until yesterday`, roles: null, brief: true } as const
    const id = await add(past, [{ role, unit: 'X1' }])
    await database.pool.query(`update accounts set valid_to = '2026-03-09' where account_id = $1`, [id])
    if (secondFactorRoles.includes(role)) {
      const lacking = { ...here, name: `${role} without the second factor`, roles: [], brief: true } as const
      await add(lacking, [{ role, unit: 'X1' }], { secondFactor: false })
    }
    const iso = (days: number): string => new Date(now.getTime() + days * day).toISOString().slice(0, 10)
    const ended = [{ role, unit: 'X1', to: iso(-1) }]
    const coming = [{ role, unit: 'X1', from: iso(1) }]
    const yesterday = new Date(now.getTime() - day)
    const old = { signedIn: yesterday }
    await add({ ...here, name: `${role} until yesterday, old sign-in`, roles: null, brief: true }, ended, old)
    await add({ ...here, name: `${role} until yesterday`, roles: [], brief: true }, ended)
    await add({ ...here, name: `${role} from tomorrow`, roles: [], brief: true }, coming)
  }
  await add({ ...here, name: 'no role', roles: [] }, [])
  const once = [{ role: 'leader', unit: 'X1', only: 'S-X1' }] as const
  await add({ ...here, name: 'leader for one session', roles: ['leader'], only: 'S-X1' }, once)
  await add({ ...here, name: 'officer of a closed unit', roles: ['unit_officer'], at: 'X12' }, [
    { role: 'unit_officer', unit: 'X12' },
  ])
  const all = ['administrator', 'campaign_officer', 'auditor'] as const
  await add(
    { name: 'stranger of another realm', roles: all, realm: 'khac', at: 'K' },
    all.map((role) => ({ role, unit: 'K' })),
  )
  return found.map((one, i) => ({ ...one, address: `10.1.${Math.floor(i / 200)}.${i % 200}` }))
}

/** What can be asked for at each unit, and at one that is not there. */
export async function addPlaces(database: Database, now: Date): Promise<Map<string, Place>> {
  const { account, setStatus } = office(database, now)
  const places = new Map<string, Place>()
  const absent = { account: 987_654_321, grant: 987_654_321, correction: 987_654_321 }
  for (const unit of units) {
    const realm = unit === 'K1' ? 'khac' : 'default'
    if (unit === 'KO') {
      places.set(unit, { realm, unit, person: 'ng-KO', ...absent, serial: 0 })
      continue
    }
    const id = await account(realm, `dich.${unit.toLowerCase()}`, unit, [{ role: 'member', unit }])
    await setStatus(id, 'active')
    const { rows } = await database.pool.query<{ grant_id: number }>(
      'select grant_id from grants where account_id = $1',
      [id],
    )
    const asked = await database.pool.query<{ request_id: number }>(
      `insert into correction_requests (realm_id, person_id, account_id, unit_id, what_is_wrong, what_is_right, made_at, due_on)
       select p.realm_id, p.person_id, a.account_id, a.unit_id, 'Ngày sinh', '1980', $2, '2026-03-12'
       from accounts a join person_ids p on p.realm_id = a.realm_id and p.code = $3 where a.account_id = $1 returning request_id`,
      [id, now, `ng-${unit}`],
    )
    const [grant, correction] = [rows[0]?.grant_id ?? 0, asked.rows[0]?.request_id ?? 0]
    places.set(unit, { realm, unit, person: `ng-${unit}`, account: id, grant, correction, serial: 0 })
  }
  return places
}
