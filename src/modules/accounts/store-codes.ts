import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type CodeDoor = 'slip' | 'officer' | 'mail' | 'operator'

/** Makes a code the account's only one. */
export async function replaceCode(
  db: Db,
  realmId: number,
  of: { accountId: number; hash: Buffer; door: CodeDoor; now: Date; actor: string; expiresAt: Date },
): Promise<void> {
  await voidCodes(db, realmId, of.accountId, of.now)
  await sql`insert into activation_codes (realm_id, code_hash, account_id, door, made_at, made_by, expires_at)
    values (${realmId}, ${of.hash}, ${of.accountId}, ${of.door}, ${of.now}, ${of.actor}, ${of.expiresAt})`.execute(db)
}

/** Ends the codes of an account that have not been used. */
export async function voidCodes(db: Db, realmId: number, accountId: number, now: Date): Promise<void> {
  await sql`update activation_codes set used_at = ${now}
    where realm_id = ${realmId} and account_id = ${accountId} and used_at is null`.execute(db)
}

/** Ends the codes that were mailed, when the address is another one. */
export async function voidMailedCodes(db: Db, realmId: number, accountId: number, now: Date): Promise<void> {
  await sql`update activation_codes set used_at = ${now}
    where realm_id = ${realmId} and account_id = ${accountId} and door = 'mail' and used_at is null`.execute(db)
}

export type CodeRow = {
  readonly realm_id: number
  readonly account_id: number
  readonly door: CodeDoor
  readonly valid: boolean
}

/** The code with this hash in any realm; null when there is none. Locks it until the transaction ends. */
export async function readCode(db: Db, hash: Buffer, now: Date): Promise<CodeRow | null> {
  const { rows } = await sql<CodeRow>`
    select c.realm_id, c.account_id, c.door, c.used_at is null and c.expires_at > ${now} as valid
    from activation_codes c where c.realm_id in (select realm_id from realms) and c.code_hash = ${hash} for update`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A setup link's realm while the link counts; locked until the transaction ends. */
export async function readSetup(db: Db, hash: Buffer, now: Date): Promise<{ realm_id: number; realm: string } | null> {
  const { rows } = await sql<{ realm_id: number; realm: string }>`
    select s.realm_id, r.code as realm from setup_tokens s join realms r on r.realm_id = s.realm_id
    where s.token_hash = ${hash} and s.used_at is null and s.expires_at > ${now} for update of s`.execute(db)
  return rows[0] ?? null
}

/** Makes a link the realm's only one. */
export async function replaceSetup(
  db: Db,
  realmId: number,
  of: { hash: Buffer; now: Date; expiresAt: Date },
): Promise<void> {
  await voidSetup(db, realmId, of.now)
  await sql`insert into setup_tokens (realm_id, token_hash, made_at, expires_at)
    values (${realmId}, ${of.hash}, ${of.now}, ${of.expiresAt})`.execute(db)
}

export async function voidSetup(db: Db, realmId: number, now: Date): Promise<void> {
  await sql`update setup_tokens set used_at = ${now} where realm_id = ${realmId} and used_at is null`.execute(db)
}
