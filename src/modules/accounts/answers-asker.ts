import type { Asker } from '#core/asker.ts'
import type { Database } from '#platform/database.ts'
import { isOpen } from './answers.ts'
import { readAccountState } from './store-asker.ts'

/**
 * An account as one who asks now, for work of the server that it asked for while signed in: with the roles that hold
 * today. Null stands for whoever was at the machine. Nobody, when the account is not active or out of its dates, or when
 * the installation has been closed since.
 */
export async function askerOfAccount(
  database: Database,
  realmId: number,
  accountId: number | null,
  now: Date,
): Promise<Asker> {
  if (accountId === null) return (await isOpen(database)) ? { kind: 'machine' } : { kind: 'nobody' }
  const state = await readAccountState(database.db, realmId, accountId, now)
  if (state === null || state.status !== 'active' || !state.in_time) return { kind: 'nobody' }
  const { realm, user_name: userName, roles } = state
  // what it asked for was admitted with whatever factor its roles need
  return { kind: 'account', realmId, realm, accountId, userName, roles, secondFactor: true, signInId: 0 }
}
