import { ensureRealm } from '#modules/units/actions.ts'
import type { Store } from '#platform/open.ts'

/**
 * Makes the realm `default`, where an organization's own facts go. With `demo`, a store without any realm gets the
 * replay of 2016 in a realm of its own.
 */
export async function ensureRealms(
  store: Store,
  options: { readonly demo: boolean; readonly loadDemo: () => Promise<void> },
): Promise<void> {
  const { pool } = store.database
  // a demo whose loading was cut short has no last step yet, and loading goes on where it stopped
  const found = await pool.query(`select 1 from orders o join realms r using (realm_id) where o.door <> 'demo' limit 1`)
  const loaded = await pool.query(`select 1 from realms r join figure_states s using (realm_id) where r.code = 'demo2'`)
  const empty = found.rowCount === 0 && loaded.rowCount === 0
  await pool.connect().then((client) => ensureRealm(client, 'default').finally(() => client.release()))
  if (empty && options.demo) await options.loadDemo()
}
