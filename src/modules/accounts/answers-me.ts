import type { Asker } from '#core/asker.ts'
import { permissions, policy } from '#core/policy.ts'
import type { Database } from '#platform/database.ts'
import type { SealKeys } from '#platform/secrets/seal-keys.ts'
import { isOpen } from './answers.ts'
import { ownerOf } from './rules-accounts.ts'
import { idleLimit, needsSecondFactor } from './rules-sign-in.ts'
import { readAccount } from './store-accounts.ts'
import { readAccountState } from './store-asker.ts'
import { countRecoveryCodes, readFactor } from './store-factors.ts'
import { readUnitLabels } from './store-people.ts'
import { listSignIns } from './store-sign-ins.ts'

/** Who asks, with everything that the page needs to know what to show. */
export async function describeAsker(database: Database, asker: Asker, now: Date, keys?: SealKeys) {
  const open = await isOpen(database)
  const nothing = { enrolled: false, given: false, needed: false, required: false, readable: true, recovery_codes: 0 }
  if (asker.kind !== 'account') {
    const can = asker.kind === 'nobody' ? [] : [...permissions]
    return { kind: asker.kind, open, realm: null, user_name: null, email: null, roles: [], can, second_factor: nothing }
  }
  const { realmId, accountId } = asker
  // roles that wait for the second factor are shown, and do nothing
  const state = await readAccountState(database.db, realmId, accountId, now)
  const held = state?.roles ?? []
  const units = await readUnitLabels(
    database.db,
    realmId,
    held.map(({ unitId }) => unitId),
  )
  const can = new Set(asker.roles.flatMap(({ role }) => policy[role]))
  const account = await readAccount(database.db, realmId, accountId)
  const factor = account?.factor ? await readFactor(database.db, realmId, accountId) : null
  const parents = new Set(state?.parents)
  return {
    kind: asker.kind,
    open,
    realm: asker.realm,
    user_name: asker.userName,
    email: account?.email ?? null,
    roles: held.map(({ role, unitId, only }) => {
      const unit = units.get(unitId)
      return { role, unit: unit?.code ?? null, unit_name: unit?.name ?? null, only }
    }),
    can: permissions.filter((permission) => can.has(permission)),
    second_factor: {
      enrolled: account?.factor ?? false,
      given: asker.secondFactor,
      needed: asker.lacks !== undefined,
      required: state !== null && !state.demo && needsSecondFactor(held, { parents, all: state.for_all }),
      readable: factor === null || (keys?.open(factor.secret, ownerOf(realmId, accountId)) ?? null) !== null,
      recovery_codes: await countRecoveryCodes(database.db, realmId, accountId),
    },
  }
}

/** The account's sign-ins that count still. */
export async function mySignIns(
  database: Database,
  who: { readonly realmId: number; readonly accountId: number; readonly signInId: number },
  now: Date,
) {
  const seenAfter = new Date(now.getTime() - idleLimit)
  const rows = await listSignIns(database.db, who.realmId, who.accountId, { now, seenAfter, signInId: who.signInId })
  return rows.map((row) => ({
    ...row,
    here: row.sign_in === who.signInId,
    made_at: row.made_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  }))
}
