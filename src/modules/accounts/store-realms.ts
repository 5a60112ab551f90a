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

/** Words that stand in the names and codes of a realm and, of an account, of its unit and person: no password is made of them. */
export async function readContext(
  db: Db,
  realmId: number,
  of: { readonly unitId: number | null; readonly personId: number | null },
): Promise<string[]> {
  const { rows } = await sql<{ word: string | null }>`
    select code as word from realms where realm_id = ${realmId}
    union all select name from realm_versions where realm_id = ${realmId} and superseded_at is null and not retracted
    union all select code from unit_ids where realm_id = ${realmId} and unit_id = ${of.unitId}
    union all select name from units where realm_id = ${realmId} and unit_id = ${of.unitId}
      and superseded_at is null and not retracted
    union all select code from person_ids where realm_id = ${realmId} and person_id = ${of.personId}
    union all select full_name from people where realm_id = ${realmId} and person_id = ${of.personId}
      and superseded_at is null and not retracted`.execute(db)
  return rows.flatMap(({ word }) => (word === null ? [] : [word]))
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
