/** Secrets of authenticators and the keys that they are sealed under. */
import type { Database, Db } from '#platform/database.ts'
import { inTransaction } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import type { SealKeys } from '#platform/secrets/seal-keys.ts'
import { ownerOf } from './rules-accounts.ts'
import { readSecrets, writeSealed } from './store-factors-sealed.ts'
import type { KeptSecret } from './store-factors-sealed.ts'

/** Bytes of a secret that lies unsealed, from before there were keys; a sealed one is longer. */
const bareLength = 20

/** What lies in the database in the clear or under an older key, and what no key opens. */
export type SecretsFound = { readonly sealed: number; readonly unreadable: number }

/**
 * Seals every secret that lies in the clear or under an older key under the newest one; run at each start, it finds
 * nothing to do the next time. `unreadable` counts accounts whose key is gone: they need a recovery code or an
 * officer, and enrol anew.
 */
export async function sealFactors(database: Database, keys: SealKeys, now: Date): Promise<SecretsFound> {
  let [sealed, unreadable] = [0, 0]
  for (let after: readonly [number, number] | null = [0, 0]; after !== null;) {
    const start: readonly [number, number] = after
    const done = await inTransaction(database, async ({ db }) => {
      const rows = await readSecrets(db, start)
      const some = await sealRows(db, rows, keys)
      if (some.sealed > 0) await tellSealed(db, some.sealed, now)
      return { ...some, last: rows.at(-1) }
    })
    sealed += done.sealed
    unreadable += done.unreadable
    after = done.last === undefined ? null : [done.last.realm_id, done.last.account_id]
  }
  return { sealed, unreadable }
}

async function tellSealed(db: Db, sealed: number, at: Date): Promise<void> {
  const action = 'factor.seal'
  await appendEvent(db, { realmId: null, actor: 'operator', door: 'cli', action, payload: { sealed }, at })
}

async function sealRows(db: Db, rows: readonly KeptSecret[], keys: SealKeys): Promise<SecretsFound> {
  let [sealed, unreadable] = [0, 0]
  for (const row of rows) {
    const owner = ownerOf(row.realm_id, row.account_id)
    for (const column of ['secret', 'next_secret'] as const) {
      const kept = row[column]
      if (kept === null || keys.isCurrent(kept)) continue
      const secret = kept.length === bareLength ? kept : keys.open(kept, owner)
      if (secret !== null) await writeSealed(db, row, column, kept, keys.seal(secret, owner))
      if (secret !== null) sealed += 1
      else if (column === 'secret') unreadable += 1
    }
  }
  return { sealed, unreadable }
}

/** How the secrets stand, without a change; `keys` null when there is no file of keys. */
export async function countSecrets(
  database: Database,
  keys: SealKeys | null,
): Promise<SecretsFound & { bare: number }> {
  let [bare, sealed, unreadable] = [0, 0, 0]
  for (let after: readonly [number, number] = [0, 0]; ;) {
    const rows = await readSecrets(database.db, after)
    const last = rows.at(-1)
    if (last === undefined) return { bare, sealed, unreadable }
    for (const { realm_id: realm, account_id: account, secret } of rows) {
      if (secret.length === bareLength) bare += 1
      else if (keys?.open(secret, ownerOf(realm, account))) sealed += 1
      else unreadable += 1
    }
    after = [last.realm_id, last.account_id]
  }
}
