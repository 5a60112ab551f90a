/** What the realm says about its accounts. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type SignInRealm = { readonly id: number; readonly code: string; readonly name: string; readonly demo: boolean }

/** Realms where somebody could sign in. */
export async function readSignInRealms(db: Db): Promise<SignInRealm[]> {
  const { rows } = await sql<SignInRealm>`
    select r.realm_id as id, r.code, coalesce(v.name, '') as name,
      exists (select 1 from accounts a where a.realm_id = r.realm_id and a.demo) as demo
    from realms r left join realm_versions v on v.realm_id = r.realm_id and v.superseded_at is null and not v.retracted
    where exists (select 1 from accounts a where a.realm_id = r.realm_id and a.status <> 'closed')
    order by r.realm_id`.execute(db)
  return rows
}

/** Words that stand in the name of a realm, and its code: no password is made of them. */
export async function readContext(db: Db, realmId: number): Promise<string[]> {
  const { rows } = await sql<{ code: string; name: string | null }>`
    select r.code, v.name from realms r
    left join realm_versions v on v.realm_id = r.realm_id and v.superseded_at is null and not v.retracted
    where r.realm_id = ${realmId}`.execute(db)
  return rows.flatMap(({ code, name }) => [code, ...(name === null ? [] : [name])])
}

export type AccountSettings = { readonly second_factor_for_all: boolean; readonly code_hours: number }

export async function readSettings(db: Db, realmId: number): Promise<AccountSettings> {
  const { rows } = await sql<AccountSettings>`
    select second_factor_for_all, code_hours from account_settings where realm_id = ${realmId}`.execute(db)
  return rows[0] ?? { second_factor_for_all: false, code_hours: 72 }
}

export async function writeSettings(
  db: Db,
  realmId: number,
  { second_factor_for_all: forAll, code_hours: hours }: AccountSettings,
  by: { readonly now: Date; readonly actor: string },
): Promise<void> {
  await sql`insert into account_settings (realm_id, second_factor_for_all, code_hours, changed_at, changed_by)
    values (${realmId}, ${forAll}, ${hours}, ${by.now}, ${by.actor})
    on conflict (realm_id) do update set second_factor_for_all = excluded.second_factor_for_all,
      code_hours = excluded.code_hours, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
}

/** Puts the changes of rights of a realm one after the other. */
export async function lockRealm(db: Db, realmId: number): Promise<void> {
  await sql`select 1 from realms where realm_id = ${realmId} for no key update`.execute(db)
}
