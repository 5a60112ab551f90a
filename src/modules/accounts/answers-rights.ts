import type { Asker } from '#core/asker.ts'
import type { Database } from '#platform/database.ts'
import { readAccountState } from './store-asker.ts'

/**
 * What an account is allowed at this moment, for what is done in its name without a sign-in of its own, such as a
 * calendar. Nobody, when it is not active or out of its dates.
 */
export async function standingOf(database: Database, realmId: number, accountId: number, now: Date): Promise<Asker> {
  const state = await readAccountState(database.db, realmId, accountId, now)
  if (state === null || state.status !== 'active' || !state.in_time) return { kind: 'nobody' }
  const { realm, user_name: userName, roles } = state
  return { kind: 'account', realmId, realm, accountId, userName, roles, secondFactor: false, signInId: 0 }
}
