import type { UnitScope } from '#core/scope.ts'
import type { Database } from '#platform/database.ts'
import { userNameOf } from './rules-accounts.ts'
import { readAccountNamed } from './store-accounts.ts'
import type { AccountRow } from './store-accounts.ts'
import { listAccounts } from './store-accounts-list.ts'
import type { ListedAccount } from './store-accounts-list.ts'
import { readGrantsOf } from './store-grants.ts'
import type { Grant } from './store-grants.ts'

/** The next accounts of the scope after a user name, some hundreds at a time. */
export function accountsFor(database: Database, scope: UnitScope, after: string): Promise<ListedAccount[]> {
  const names = { units: [], today: '1970-01-01' } // none
  return listAccounts(database.db, scope, { units: null, status: null, search: '', after, limit: 500, names })
}

/** An account of the scope by its user name as typed; null when there is none. */
export async function accountNamed(database: Database, scope: UnitScope, typed: string): Promise<AccountRow | null> {
  const name = userNameOf(typed)
  const account = name === null ? null : await readAccountNamed(database.db, scope.realmId, name)
  if (account === null) return null
  return scope.all || (account.unit_id !== null && scope.covers(account.unit_id)) ? account : null
}

/** Roles of an account that are not revoked, as far as the scope reaches. */
export async function grantsFor(database: Database, scope: UnitScope, accountId: number): Promise<Grant[]> {
  const grants = await readGrantsOf(database.db, scope.realmId, accountId)
  return grants.filter(({ unit_id: unit }) => (unit === null ? scope.all : scope.covers(unit)))
}
