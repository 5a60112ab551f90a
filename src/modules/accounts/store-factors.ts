import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Factor = {
  /** As it lies in the database: sealed. */
  readonly secret: Buffer
  /** That of a new phone, until it is confirmed. */
  readonly next_secret: Buffer | null
  readonly confirmed: boolean
  readonly last_step: number
}

/** The account's second factor, also one that was begun and not confirmed. */
export async function readFactor(db: Db, realmId: number, accountId: number): Promise<Factor | null> {
  const { rows } = await sql<Factor>`
    select secret, next_secret, confirmed_at is not null as confirmed, last_step from second_factors
    where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
  return rows[0] ?? null
}

/** Begins an enrolment; one that was not confirmed is replaced, a confirmed one holds until this one is. */
export async function beginFactor(
  db: Db,
  realmId: number,
  accountId: number,
  sealed: Buffer,
  now: Date,
): Promise<void> {
  await sql`
    insert into second_factors (realm_id, account_id, secret, made_at) values (${realmId}, ${accountId}, ${sealed}, ${now})
    on conflict (realm_id, account_id) do update set
      secret = case when second_factors.confirmed_at is null then excluded.secret else second_factors.secret end,
      next_secret = case when second_factors.confirmed_at is null then null else excluded.secret end,
      last_step = case when second_factors.confirmed_at is null then 0 else second_factors.last_step end,
      made_at = excluded.made_at`.execute(db)
}

/** Takes a step for good; false when somebody has taken it or a later one meanwhile. */
export async function takeStep(db: Db, realmId: number, accountId: number, step: number): Promise<boolean> {
  const { rows } = await sql`update second_factors set last_step = ${step}
    where realm_id = ${realmId} and account_id = ${accountId} and last_step < ${step} returning 1`.execute(db)
  return rows.length > 0
}

/** Ends the enrolment of a secret with its first step; false when somebody has ended or begun another meanwhile. */
export async function confirmFactor(
  db: Db,
  realmId: number,
  accountId: number,
  of: { readonly secret: Buffer; readonly step: number; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`update second_factors
    set secret = ${of.secret}, next_secret = null, last_step = ${of.step}, confirmed_at = ${of.now}
    where realm_id = ${realmId} and account_id = ${accountId}
      and case when confirmed_at is null then secret else next_secret end = ${of.secret} returning 1`.execute(db)
  return rows.length > 0
}

/** Takes the factor away, and its recovery codes. */
export async function removeFactor(db: Db, realmId: number, accountId: number): Promise<boolean> {
  await sql`delete from recovery_codes where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
  const { rows } = await sql`delete from second_factors
    where realm_id = ${realmId} and account_id = ${accountId} returning 1`.execute(db)
  return rows.length > 0
}

/** Replaces the recovery codes. */
export async function writeRecoveryCodes(
  db: Db,
  realmId: number,
  accountId: number,
  hashes: readonly Buffer[],
  now: Date,
): Promise<void> {
  await sql`delete from recovery_codes where realm_id = ${realmId} and account_id = ${accountId}`.execute(db)
  for (const hash of hashes)
    await sql`insert into recovery_codes (realm_id, account_id, code_hash, made_at)
      values (${realmId}, ${accountId}, ${hash}, ${now})`.execute(db)
}

/** Uses a recovery code; false when there is none of that kind left. */
export async function takeRecoveryCode(
  db: Db,
  realmId: number,
  accountId: number,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`update recovery_codes set used_at = ${now}
    where realm_id = ${realmId} and account_id = ${accountId} and code_hash = ${hash} and used_at is null returning 1`.execute(
    db,
  )
  return rows.length > 0
}

export async function countRecoveryCodes(db: Db, realmId: number, accountId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from recovery_codes
    where realm_id = ${realmId} and account_id = ${accountId} and used_at is null`.execute(db)
  return rows[0]?.n ?? 0
}
