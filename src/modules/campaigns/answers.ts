import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Id of a campaign by its code; null when the realm has never heard of it. */
export async function campaignIdOf(db: Db, realmId: number, code: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select campaign_id as id from campaign_ids where realm_id = ${realmId} and code = ${code}`.execute(db)
  return rows[0]?.id ?? null
}
