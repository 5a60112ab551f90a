import { sql } from 'kysely'
import type { Role } from '#core/policy.ts'
import type { Db } from '#platform/database.ts'
import { unitName } from './store-accounts-list.ts'

export type Grant = {
  readonly grant: number
  readonly account_id: number
  readonly role: Role
  readonly unit_id: number | null
  readonly unit: string | null
  readonly unit_name: string | null
  readonly only: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly given_at: Date
  readonly given_by: string
}

const columns = sql`g.grant_id as grant, g.account_id, g.role, g.unit_id, u.code as unit, ${unitName(sql`g.realm_id`, sql`g.unit_id`)} as unit_name, g.only_for as only,
  nullif(g.valid_from, '-infinity')::text as valid_from, nullif(g.valid_to, 'infinity')::text as valid_to, g.given_at, g.given_by`

/** Roles of an account that are not revoked, also past and future ones. */
export async function readGrantsOf(db: Db, realmId: number, accountId: number): Promise<Grant[]> {
  const { rows } = await sql<Grant>`select ${columns} from grants g
    left join unit_ids u on u.realm_id = g.realm_id and u.unit_id = g.unit_id
    where g.realm_id = ${realmId} and g.account_id = ${accountId} and g.revoked_at is null order by g.grant_id`.execute(
    db,
  )
  return rows
}

export async function readGrant(db: Db, realmId: number, grantId: number): Promise<Grant | null> {
  const { rows } = await sql<Grant>`select ${columns} from grants g
    left join unit_ids u on u.realm_id = g.realm_id and u.unit_id = g.unit_id
    where g.realm_id = ${realmId} and g.grant_id = ${grantId} and g.revoked_at is null`.execute(db)
  return rows[0] ?? null
}

export type NewGrant = {
  readonly role: Role
  readonly unitId: number | null
  readonly only: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

export async function insertGrant(
  db: Db,
  realmId: number,
  accountId: number,
  of: NewGrant,
  by: { readonly now: Date; readonly actor: string },
): Promise<number> {
  const { rows } = await sql<{ grant_id: number }>`
    insert into grants (realm_id, account_id, role, unit_id, only_for, valid_from, valid_to, given_at, given_by)
    values (${realmId}, ${accountId}, ${of.role}, ${of.unitId}, ${of.only}, coalesce(${of.validFrom}::date, '-infinity'),
      coalesce(${of.validTo}::date, 'infinity'), ${by.now}, ${by.actor}) returning grant_id`.execute(db)
  return (rows[0] as { grant_id: number }).grant_id
}

/** Ends a role now; false when it was revoked meanwhile. */
export async function revokeGrant(
  db: Db,
  realmId: number,
  grantId: number,
  by: { readonly now: Date; readonly actor: string },
): Promise<boolean> {
  const { rows } = await sql`update grants set revoked_at = ${by.now}, revoked_by = ${by.actor}
    where realm_id = ${realmId} and grant_id = ${grantId} and revoked_at is null returning 1`.execute(db)
  return rows.length > 0
}
