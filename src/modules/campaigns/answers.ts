import { sql } from 'kysely'
import type { RealmFacts } from '#core/realm.ts'
import type { Db } from '#platform/database.ts'
import type { Campaign } from './contract.ts'
import { readCampaigns } from './store.ts'

/** Id of a campaign by its code; null when the realm has never heard of it. */
export async function campaignIdOf(db: Db, realmId: number, code: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select campaign_id as id from campaign_ids where realm_id = ${realmId} and code = ${code}`.execute(db)
  return rows[0]?.id ?? null
}

/** A campaign as known; null when it is not known then. `today` bounds its last day. */
export async function campaignOf(
  db: Db,
  realm: RealmFacts,
  code: string,
  at: { readonly knownAt: Date | null; readonly position: number | null; readonly today: string },
): Promise<Campaign | null> {
  return (await readCampaigns({ db, realm, code, ...at }))[0] ?? null
}
