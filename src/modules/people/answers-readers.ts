import { inSnapshot } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { readReadings } from './store-readers.ts'

/** A page of who has read data about a person, newest first; whoever read by their role and unit, not by name. */
export async function readersOf(
  database: Database,
  of: { realmId: number; personId: number; timeZone: string; before: number | null; limit: number },
) {
  const rows = await inSnapshot(database, ({ client }) => readReadings(client, { ...of, limit: of.limit + 1 }))
  const page = rows.slice(0, of.limit)
  return {
    rows: page.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    next: rows.length > of.limit ? (page.at(-1)?.event ?? null) : null,
  }
}
