/** All second factors of the installation, to seal their secrets anew. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type KeptSecret = {
  readonly realm_id: number
  readonly account_id: number
  readonly secret: Buffer
  readonly next_secret: Buffer | null
}

/** The next factors after an account, some hundreds at a time, in order of realm and account. */
export async function readSecrets(db: Db, after: readonly [realm: number, account: number]): Promise<KeptSecret[]> {
  const { rows } = await sql<KeptSecret>`
    select realm_id, account_id, secret, next_secret from second_factors
    where realm_id in (select realm_id from realms) and (realm_id, account_id) > (${after[0]}::bigint, ${after[1]}::bigint)
    order by realm_id, account_id limit 500`.execute(db)
  return rows
}

/** Replaces a secret by the same one sealed anew, unless it has become another one meanwhile. */
export async function writeSealed(
  db: Db,
  of: Pick<KeptSecret, 'realm_id' | 'account_id'>,
  column: 'secret' | 'next_secret',
  from: Buffer,
  to: Buffer,
): Promise<void> {
  const name = sql.ref(column)
  await sql`update second_factors set ${name} = ${to}
    where realm_id = ${of.realm_id} and account_id = ${of.account_id} and ${name} = ${from}`.execute(db)
}
