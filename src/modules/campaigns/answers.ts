import { sql } from 'kysely'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import type { Asking } from '#modules/accounts/answers-scope.ts'
import type { Database, Db } from '#platform/database.ts'
import type { Campaign } from './contract.ts'
import { readCampaigns } from './store.ts'

/** Id of a campaign by its code; null when the realm has never heard of it. */
export async function campaignIdOf(db: Db, realmId: number, code: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select campaign_id as id from campaign_ids where realm_id = ${realmId} and code = ${code}`.execute(db)
  return rows[0]?.id ?? null
}

/** A campaign as known, for whoever has been let in to it; null when it is not known then. `today` bounds its last day. */
export async function campaignOf(
  db: Db,
  realm: RealmFacts,
  code: string,
  at: { readonly knownAt: Date | null; readonly position: number | null; readonly today: string },
): Promise<Campaign | null> {
  return (await readCampaigns({ db, realm, code, ...at, plans: () => true }))[0] ?? null
}

async function planned(
  database: Database,
  asking: Asking,
  realm: Pick<RealmFacts, 'id' | 'timeZone'>,
): Promise<UnitScope | null> {
  try {
    return await scopeFor(database, asking, realm, 'edit.campaigns')
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'forbidden') return null
    throw problem
  }
}

/** Whether the asker plans campaigns of a unit, and so sees its drafts. */
export async function planner(
  database: Database,
  asking: Asking,
  realm: Pick<RealmFacts, 'id' | 'timeZone'>,
): Promise<(ownerId: number) => boolean> {
  const scope = await planned(database, asking, realm)
  return (owner) => scope?.covers(owner) ?? false
}

/** Units whose campaigns the asker plans, and whose drafts are shown; null for every unit. */
export async function plannedUnits(
  database: Database,
  asking: Asking,
  realm: Pick<RealmFacts, 'id' | 'timeZone'>,
): Promise<readonly number[] | null> {
  const scope = await planned(database, asking, realm)
  return scope === null ? [] : scope.units()
}

/**
 * Id of a campaign as far as the asker may know of it: a draft is there for those who plan it and for nobody else
 * (decision 0018). Null for one that is not there.
 */
export async function shownCampaignId(
  database: Database,
  asking: Asking,
  realm: Pick<RealmFacts, 'id' | 'timeZone'>,
  code: string,
): Promise<number | null> {
  const { rows } = await sql<{ id: number; draft_of: number | null }>`
    select i.campaign_id as id, c.owner_id as draft_of from campaign_ids i
    left join campaigns c on c.realm_id = i.realm_id and c.campaign_id = i.campaign_id and c.superseded_at is null
      and not c.retracted and c.status = 'draft'
    where i.realm_id = ${realm.id} and i.code = ${code}`.execute(database.db)
  const [row] = rows
  if (row === undefined) return null
  return row.draft_of === null || (await planner(database, asking, realm))(row.draft_of) ? row.id : null
}
