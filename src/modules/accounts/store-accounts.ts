/** Accounts as rows; whoever reads lists of them has a scope. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type Status = 'pending' | 'active' | 'suspended' | 'closed'

export type AccountRow = {
  readonly account_id: number
  readonly user_name: string
  readonly status: Status
  readonly password_hash: string | null
  readonly unit_id: number | null
  readonly person_id: number | null
  /** The account's own, else the person's. */
  readonly email: string | null
  readonly factor: boolean
}

const columns = sql`a.account_id, a.user_name, a.status, a.password_hash, a.unit_id, a.person_id,
  coalesce(a.email, (select p.email from people p where p.realm_id = a.realm_id and p.person_id = a.person_id
    and p.superseded_at is null and not p.retracted)) as email,
  exists (select 1 from second_factors f where f.realm_id = a.realm_id and f.account_id = a.account_id
    and f.confirmed_at is not null) as factor`

export async function readAccountNamed(db: Db, realmId: number, userName: string): Promise<AccountRow | null> {
  const { rows } = await sql<AccountRow>`select ${columns} from accounts a
    where a.realm_id = ${realmId} and a.user_name = ${userName}`.execute(db)
  return rows[0] ?? null
}

export async function readAccount(db: Db, realmId: number, accountId: number): Promise<AccountRow | null> {
  const { rows } = await sql<AccountRow>`select ${columns} from accounts a
    where a.realm_id = ${realmId} and a.account_id = ${accountId}`.execute(db)
  return rows[0] ?? null
}

/** Accounts whose e-mail address is this one. */
export async function readAccountsMailed(db: Db, realmId: number, email: string): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`select * from (select ${columns} from accounts a
    where a.realm_id = ${realmId}) found where lower(email) = lower(${email})`.execute(db)
  return rows
}

export type NewAccount = {
  readonly userName: string
  readonly unitId: number | null
  readonly personId: number | null
  readonly email: string | null
  readonly demo?: boolean
}

/** Makes a pending account; null when the name is taken. */
export async function insertAccount(
  db: Db,
  realmId: number,
  { userName, unitId, personId, email, demo = false }: NewAccount,
  by: { readonly now: Date; readonly actor: string },
): Promise<number | null> {
  const { rows } = await sql<{ account_id: number }>`
    insert into accounts (realm_id, user_name, unit_id, person_id, email, demo, made_at, made_by)
    values (${realmId}, ${userName}, ${unitId}, ${personId}, ${email}, ${demo}, ${by.now}, ${by.actor})
    on conflict do nothing returning account_id`.execute(db)
  return rows[0]?.account_id ?? null
}

export async function updateStatus(db: Db, realmId: number, accountId: number, status: Status): Promise<void> {
  await sql`update accounts set status = ${status} where realm_id = ${realmId} and account_id = ${accountId}`.execute(
    db,
  )
}

/** Sets the account's own address; null takes it away. */
export async function updateEmail(db: Db, realmId: number, accountId: number, email: string | null): Promise<void> {
  await sql`update accounts set email = ${email} where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
}

/** Sets a password; the account becomes active when it was waiting for one. */
export async function updatePassword(
  db: Db,
  realmId: number,
  accountId: number,
  hash: string,
  now: Date,
): Promise<void> {
  await sql`update accounts set password_hash = ${hash}, password_set_at = ${now},
      status = case when status = 'pending' then 'active' else status end
    where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
}

export type ListedAccount = {
  readonly account: number
  readonly user_name: string
  readonly status: Status
  readonly unit: string | null
  readonly second_factor: boolean
  readonly last_sign_in: Date | null
  readonly roles: readonly { readonly role: string; readonly unit: string | null }[]
}

/** Accounts kept in the scope's units, by name; `under` narrows to some of those units. */
export async function listAccounts(
  db: Db,
  scope: UnitScope,
  asked: {
    readonly units: readonly number[] | null
    readonly search: string
    readonly after: string
    readonly limit: number
  },
): Promise<ListedAccount[]> {
  const inScope = scope.units()
  const like = `%${asked.search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<ListedAccount>`
    select a.account_id as account, a.user_name, a.status, u.code as unit,
      exists (select 1 from second_factors f where f.realm_id = a.realm_id and f.account_id = a.account_id and f.confirmed_at is not null) as second_factor,
      (select max(s.made_at) from sign_ins s where s.realm_id = a.realm_id and s.account_id = a.account_id) as last_sign_in,
      coalesce((select json_agg(json_build_object('role', g.role, 'unit', gu.code) order by g.grant_id)
        from grants g left join unit_ids gu on gu.realm_id = g.realm_id and gu.unit_id = g.unit_id
        where g.realm_id = a.realm_id and g.account_id = a.account_id and g.revoked_at is null
          and ${inScope === null ? sql`true` : sql`g.unit_id = any(${inScope}::bigint[])`}), '[]') as roles
    from accounts a left join unit_ids u on u.realm_id = a.realm_id and u.unit_id = a.unit_id
    where a.realm_id = ${scope.realmId} and a.user_name collate "C" > ${asked.after} and a.user_name like ${like}
      and ${inScope === null ? sql`true` : sql`a.unit_id = any(${inScope}::bigint[])`}
      and ${asked.units === null ? sql`true` : sql`a.unit_id = any(${asked.units}::bigint[])`}
    order by a.user_name collate "C" limit ${asked.limit}`.execute(db)
  return rows
}
