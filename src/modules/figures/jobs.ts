/** Keeps the stored figures within about a second of the facts, whoever stored those (architecture.md, Figures). */
import type { Database } from '#platform/database.ts'
import { repeat } from '#platform/repeat.ts'
import type { Repeating } from '#platform/repeat.ts'
import { refreshFigures } from './actions-refresh.ts'
import { notDraft } from './store-changes.ts'

/** Realms with an order that some campaign's stored figures don't know of yet. */
async function staleRealms(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ code: string }>(
    `select r.code from realms r
     join (select realm_id, max(position) as last from orders group by realm_id) o on o.realm_id = r.realm_id
     where exists (select 1 from campaign_ids c
       left join figure_states s on s.realm_id = c.realm_id and s.campaign_id = c.campaign_id
       where c.realm_id = r.realm_id and ${notDraft('c')} and s.position is distinct from o.last)`,
  )
  return rows.map((row) => row.code)
}

/** Follows the facts until stopped; answers come from the versions meanwhile. */
export function followFacts(database: Database, log: (line: string) => void): Repeating {
  return repeat({ name: 'figures', pause: 1_000, log }, async () => {
    for (const realm of await staleRealms(database)) await refreshFigures(database, realm)
  })
}
