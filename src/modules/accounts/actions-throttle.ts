import { inTransaction } from '#platform/database.ts'
import { tell, tooMany } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { reserve, tellOnce } from './store-throttle.ts'
import type { ThrottleKey } from './store-throttle.ts'

/**
 * Counts an attempt before it is made. Throws `too-many-requests`; the first refusal of a wait is journaled, the others
 * are not, so that who hammers does not fill the journal.
 */
export async function countAttempt(
  by: By,
  realmId: number,
  keys: readonly ThrottleKey[],
  accountId: number | null = null,
): Promise<void> {
  const refusal = await inTransaction(by.database, ({ db }) => reserve(db, realmId, keys, by.now))
  if (refusal === null) return
  const { next, kind, text } = refusal
  await inTransaction(by.database, async ({ db }) => {
    if (!(await tellOnce(db, realmId, `refused\0${kind}\0${text}`, { until: next, now: by.now }))) return
    const payload = { kind, until: next.toISOString() }
    await tell(db, by, { realmId: realmId || null, accountId, action: 'throttle.refused', payload })
  })
  throw tooMany(next, by.now)
}
