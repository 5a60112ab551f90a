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
  const found = await pool.query('select 1 from realms limit 1')
  const empty = found.rowCount === 0
  await pool.query(`insert into realms (code) values ('default') on conflict (code) do nothing`)
  if (empty && options.demo) await options.loadDemo()
}
