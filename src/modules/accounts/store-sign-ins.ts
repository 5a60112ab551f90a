import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type NewSignIn = {
  readonly accountId: number
  readonly tokenHash: Buffer
  readonly door: 'password' | 'oidc' | 'setup' | 'activation'
  readonly secondFactor: boolean
  readonly rights: string
  readonly now: Date
  readonly expiresAt: Date
  readonly address: string
  readonly agent: string
}

export async function insertSignIn(db: Db, realmId: number, of: NewSignIn): Promise<number> {
  const { rows } = await sql<{ sign_in_id: number }>`
    insert into sign_ins (realm_id, account_id, token_hash, door, second_factor, rights, made_at, last_seen_at, expires_at, address, agent)
    values (${realmId}, ${of.accountId}, ${of.tokenHash}, ${of.door}, ${of.secondFactor}, ${of.rights}, ${of.now}, ${of.now},
      ${of.expiresAt}, ${of.address}, ${of.agent}) returning sign_in_id`.execute(db)
  return (rows[0] as { sign_in_id: number }).sign_in_id
}

/** Ends a sign-in of the account, or all of them (null) but one; answers how many ended. */
export async function endSignIns(
  db: Db,
  realmId: number,
  accountId: number,
  of: { readonly only: number | null; readonly but?: number; readonly now: Date },
): Promise<number> {
  const ended = await sql`update sign_ins set ended_at = ${of.now}
    where realm_id = ${realmId} and account_id = ${accountId} and ended_at is null
      and (${of.only}::bigint is null or sign_in_id = ${of.only}) and sign_in_id <> ${of.but ?? 0}`.execute(db)
  return Number(ended.numAffectedRows ?? 0)
}

export type SignInShown = {
  readonly sign_in: number
  readonly door: string
  readonly second_factor: boolean
  readonly made_at: Date
  readonly last_seen_at: Date
  readonly expires_at: Date
  readonly address: string
  readonly agent: string
}

/** Sign-ins that count still, that is with the same roles as `signInId`, newest first. */
export async function listSignIns(
  db: Db,
  realmId: number,
  accountId: number,
  of: { readonly now: Date; readonly seenAfter: Date; readonly signInId: number },
): Promise<SignInShown[]> {
  const { rows } = await sql<SignInShown>`
    select sign_in_id as sign_in, door, second_factor, made_at, last_seen_at, expires_at, address, agent from sign_ins
    where realm_id = ${realmId} and account_id = ${accountId} and ended_at is null and expires_at > ${of.now}
      and last_seen_at > ${of.seenAfter} 
      and rights = (select rights from sign_ins where realm_id = ${realmId} and sign_in_id = ${of.signInId})
    order by made_at desc, sign_in_id desc`.execute(db)
  return rows
}

/** Whether the account has signed in from the address within the last 90 days. */
export async function isFamiliar(
  db: Db,
  realmId: number,
  accountId: number,
  address: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`select 1 from sign_ins where realm_id = ${realmId} and account_id = ${accountId}
    and address = ${address} and made_at > ${now}::timestamptz - interval '90 days' limit 1`.execute(db)
  return rows.length > 0
}

/** Forgets sign-ins of the account that ended or ran out more than 90 days ago. */
export async function forgetSignIns(db: Db, realmId: number, accountId: number, now: Date): Promise<void> {
  await sql`delete from sign_ins where realm_id = ${realmId} and account_id = ${accountId}
    and made_at < ${now}::timestamptz - interval '90 days'`.execute(db)
}

/** Whether a sign-in was made at or after a moment. */
export async function signedInSince(db: Db, realmId: number, signInId: number, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sign_ins where realm_id = ${realmId} and sign_in_id = ${signInId} and made_at >= ${since}`.execute(db)
  return rows.length > 0
}
