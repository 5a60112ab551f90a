import { Problem } from '#core/problem.ts'
import type { Db } from '#platform/database.ts'
import { newToken, secretHash } from '#platform/secrets/tokens.ts'
import type { By } from './actions-by.ts'
import { countedAddress } from './rules-throttle.ts'
import { longestSignIn, rightsText } from './rules-sign-in.ts'
import { readAccountState } from './store-asker.ts'
import { insertSignIn } from './store-sign-ins.ts'
import type { NewSignIn } from './store-sign-ins.ts'

/** A sign-in that was made: the cookie's value and its seconds. The token is known to the browser alone. */
export type Opened = { readonly cookie: string; readonly maxAge: number; readonly signInId: number }

/** Makes a sign-in with a new token for an account that is active and in its dates. */
export async function openSignIn(
  db: Db,
  by: By,
  of: { realmId: number; accountId: number; door: NewSignIn['door']; secondFactor: boolean },
): Promise<Opened> {
  const state = await readAccountState(db, of.realmId, of.accountId, by.now)
  if (state === null || state.status !== 'active' || !state.in_time) throw new Problem('wrong-credentials')
  const token = newToken()
  const longest = longestSignIn(state.roles)
  const signInId = await insertSignIn(db, of.realmId, {
    accountId: of.accountId,
    tokenHash: secretHash(token),
    door: of.door,
    secondFactor: of.secondFactor,
    rights: rightsText(state.roles),
    now: by.now,
    expiresAt: new Date(by.now.getTime() + longest),
    address: countedAddress(by.address),
    agent: by.agent.slice(0, 200),
  })
  return { cookie: `${of.realmId}.${token}`, maxAge: longest / 1_000, signInId }
}
