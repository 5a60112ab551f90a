/** Who keeps a unit: officers with an account that is in use, whose role stands at the unit itself. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Officer = {
  readonly account_id: number
  /** Id of the unit at which the role stands; 0 for the whole realm. */
  readonly unit_id: number
  readonly name: string
}

/** Officers of a realm on a civil date, by unit; with `units`, of these (0 for the whole realm). */
export async function readOfficers(
  db: Db,
  realmId: number,
  today: string,
  units: readonly number[] | null = null,
): Promise<Officer[]> {
  const { rows } = await sql<Officer>`
    select distinct g.account_id, coalesce(g.unit_id, 0) as unit_id, coalesce(p.full_name, a.user_name) as name
    from grants g join accounts a on a.realm_id = g.realm_id and a.account_id = g.account_id
    left join people p on p.realm_id = a.realm_id and p.person_id = a.person_id and p.superseded_at is null and not p.retracted
    where g.realm_id = ${realmId} and g.role in ('unit_officer', 'campaign_officer') and g.only_for is null
      and g.revoked_at is null and ${today}::date between g.valid_from and g.valid_to
      and a.status = 'active' and ${today}::date between a.valid_from and a.valid_to
      and (${units}::bigint[] is null or coalesce(g.unit_id, 0) = any(${units}::bigint[]))
    order by unit_id, name, account_id`.execute(db)
  return rows
}
