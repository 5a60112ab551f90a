import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Flow = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Keeps what a sign-in at the provider is checked against when it comes back. */
export async function insertFlow(
  db: Db,
  realmId: number,
  of: Flow & { readonly hash: Buffer; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await sql`delete from oidc_flows where realm_id = ${realmId} and expires_at < ${of.now}`.execute(db)
  await sql`insert into oidc_flows (realm_id, flow_hash, state, nonce, verifier, made_at, expires_at)
    values (${realmId}, ${of.hash}, ${of.state}, ${of.nonce}, ${of.verifier}, ${of.now}, ${of.expiresAt})`.execute(db)
}

/** Takes a flow out: it comes back once. */
export async function takeFlow(db: Db, realmId: number, hash: Buffer, now: Date): Promise<Flow | null> {
  const { rows } = await sql<Flow>`delete from oidc_flows
    where realm_id = ${realmId} and flow_hash = ${hash} and expires_at > ${now} returning state, nonce, verifier`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The account linked to a subject of an issuer; null when there is none. */
export async function readLink(db: Db, realmId: number, issuer: string, subject: string): Promise<number | null> {
  const { rows } = await sql<{ account_id: number }>`select account_id from oidc_links
    where realm_id = ${realmId} and issuer = ${issuer} and subject = ${subject}`.execute(db)
  return rows[0]?.account_id ?? null
}

/** Whether the account has a link to the issuer already. */
export async function hasLink(db: Db, realmId: number, issuer: string, accountId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from oidc_links
    where realm_id = ${realmId} and issuer = ${issuer} and account_id = ${accountId}`.execute(db)
  return rows.length > 0
}

export async function insertLink(
  db: Db,
  realmId: number,
  of: { readonly issuer: string; readonly subject: string; readonly accountId: number; readonly now: Date },
): Promise<void> {
  await sql`insert into oidc_links (realm_id, issuer, subject, account_id, linked_at)
    values (${realmId}, ${of.issuer}, ${of.subject}, ${of.accountId}, ${of.now})`.execute(db)
}
