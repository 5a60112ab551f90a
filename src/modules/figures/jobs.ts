/** Keeps the stored figures within about a second of the facts, whoever stored those (architecture.md, Figures). */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#platform/database.ts'
import { refreshFigures } from './actions-refresh.ts'

const pause = 1_000

/** Realms with an order that some campaign's stored figures don't know of yet. */
async function staleRealms(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ code: string }>(
    `select r.code from realms r
     join (select realm_id, max(position) as last from orders group by realm_id) o on o.realm_id = r.realm_id
     where exists (select 1 from campaign_ids c
       left join figure_states s on s.realm_id = c.realm_id and s.campaign_id = c.campaign_id
       where c.realm_id = r.realm_id and s.position is distinct from o.last)`,
  )
  return rows.map((row) => row.code)
}

/** Follows the facts until stopped. A failure is told once and tried again; answers come from the versions meanwhile. */
export function followFacts(database: Database, log: (line: string) => void): { readonly stop: () => Promise<void> } {
  const abort = new AbortController()
  let told = ''
  const run = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      try {
        for (const realm of await staleRealms(database)) await refreshFigures(database, realm)
        told = ''
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error)
        if (what !== told) log(`figures: ${what}`)
        told = what
      }
      await sleep(pause, undefined, { signal: abort.signal, ref: false }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop: async () => {
      abort.abort()
      await running
    },
  }
}
