/** Accounts as rows, one by one; lists of them are store-accounts-list.ts. */
import { sql } from 'kysely'
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
  readonly own_email: string | null
  readonly factor: boolean
  /** Null: without a first, a last day. */
  readonly valid_from: string | null
  readonly valid_to: string | null
}

const columns = sql`a.account_id, a.user_name, a.status, a.password_hash, a.unit_id, a.person_id, a.email as own_email,
  nullif(a.valid_from, '-infinity')::text as valid_from, nullif(a.valid_to, 'infinity')::text as valid_to,
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

/** Sets the days between which the account can be used; null: no first, no last day. */
export async function updateDates(
  db: Db,
  realmId: number,
  accountId: number,
  days: { readonly validFrom: string | null; readonly validTo: string | null },
): Promise<void> {
  await sql`update accounts set valid_from = coalesce(${days.validFrom}::date, '-infinity'),
      valid_to = coalesce(${days.validTo}::date, 'infinity')
    where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
}

/** Takes the password away: the account waits for a code again. */
export async function clearPassword(db: Db, realmId: number, accountId: number): Promise<void> {
  await sql`update accounts set password_hash = null, password_set_at = null
    where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
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
