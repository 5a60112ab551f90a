/** Which units somebody can write for (issue: a unit without anybody is not going to report). */
import { sql } from 'kysely'
import { rolesWith } from '#core/policy.ts'
import type { Db } from '#platform/database.ts'

/**
 * Whether the realm has accounts at all; ids of the units where an active account writes statements, 0 for the realm;
 * whether somebody does above the owner.
 */
export async function readOfficers(
  db: Db,
  realmId: number,
  today: string,
  ownerId: number,
): Promise<{ readonly hasAccounts: boolean; readonly at: ReadonlySet<number>; readonly above: boolean }> {
  const { rows } = await sql<{ unit: number }>`
    select distinct coalesce(g.unit_id, 0)::bigint as unit from grants g
    join accounts a on a.realm_id = g.realm_id and a.account_id = g.account_id
    where g.realm_id = ${realmId} and g.role = any(${rolesWith('edit.statements')}) and g.only_for is null
      and g.revoked_at is null and g.valid_from <= ${today}::date and g.valid_to >= ${today}::date
      and a.status = 'active' and a.valid_from <= ${today}::date and a.valid_to >= ${today}::date`.execute(db)
  const up = await sql<{ unit: number }>`
    with recursive placed as (
      select distinct on (u.unit_id) u.unit_id, u.parent_id from units u
      where u.realm_id = ${realmId} and u.superseded_at is null and not u.retracted
      order by u.unit_id, (u.valid_from <= ${today}::date and u.valid_to >= ${today}::date) desc, u.valid_from desc),
    up as (select p.parent_id as unit from placed p where p.unit_id = ${ownerId}
      union select p.parent_id from placed p join up on up.unit = p.unit_id)
    select unit from up where unit is not null`.execute(db)
  const accounts = await sql<{ any: boolean }>`
    select exists (select 1 from accounts where realm_id = ${realmId}) as any`.execute(db)
  const at = new Set(rows.map((row) => row.unit))
  const above = at.has(0) || up.rows.some(({ unit }) => at.has(unit))
  return { hasAccounts: accounts.rows[0]?.any ?? false, at, above }
}
