import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { isRestricted } from '#platform/veil.ts'

/** Whether a person has had the use of their data restricted. */
export async function readRestricted(db: Db, realmId: number, personId: number): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select ${isRestricted(realmId, 'x.person_id')} as yes from (select ${personId}::bigint as person_id) x`.execute(db)
  return rows[0]?.yes ?? false
}
