/** What stands behind a cookie at this moment. */
import { sql } from 'kysely'
import type { HeldRole } from '#core/asker.ts'
import { secondFactorRoles } from '#core/policy.ts'
import type { Database, Db } from '#platform/database.ts'

export type AccountState = {
  readonly account_id: number
  readonly user_name: string
  readonly status: 'pending' | 'active' | 'suspended' | 'closed'
  /** The account's dates hold today, in the realm's zone. */
  readonly in_time: boolean
  readonly realm: string
  readonly for_all: boolean
  /** Of the demo data: nobody real, and no second factor. */
  readonly demo: boolean
  /** Roles that hold today. */
  readonly roles: readonly HeldRole[]
  /** Which of the roles' units have units below them today. */
  readonly parents: readonly number[]
}

export type SignInRow = AccountState & {
  readonly sign_in_id: number
  readonly rights: string
  readonly second_factor: boolean
  readonly last_seen_at: Date
  readonly expires_at: Date
  readonly ended_at: Date | null
}

/** Civil date at an instant in the zone of realm `r`. */
const today = (now: Date) => sql`(${now}::timestamptz at time zone coalesce(
  (select v.time_zone from realm_versions v where v.realm_id = r.realm_id and v.superseded_at is null and not v.retracted),
  'Asia/Ho_Chi_Minh'))::date`

/**
 * Parts of an account. `asks` is false where no second factor is asked for whatever its units are, so that the units
 * need not be looked through at each request.
 */
const stateOf = (asks: ReturnType<typeof sql>) => sql`a.account_id, a.user_name, a.status, a.demo, r.code as realm,
  d.day between a.valid_from and a.valid_to as in_time,
  coalesce((select o.second_factor_for_all from account_settings o where o.realm_id = a.realm_id), false) as for_all,
  coalesce((select json_agg(json_build_object('role', g.role, 'unitId', coalesce(g.unit_id, 0), 'only', g.only_for) order by g.grant_id)
    from grants g where g.realm_id = a.realm_id and g.account_id = a.account_id and g.revoked_at is null
      and d.day between g.valid_from and g.valid_to ), '[]') as roles,
  case when ${asks} then coalesce((select json_agg(g.unit_id) from grants g
    where g.realm_id = a.realm_id and g.account_id = a.account_id and g.revoked_at is null and g.role = any(${[...secondFactorRoles]})
      and exists (select 1 from units u where u.realm_id = g.realm_id and u.parent_id = g.unit_id
        and u.superseded_at is null and not u.retracted and d.day between u.valid_from and u.valid_to)), '[]') else '[]' end as parents`

// without "offset 0" the day would be reckoned anew for every row that it is held against
const from = (now: Date) => sql`accounts a join realms r on r.realm_id = a.realm_id
  cross join lateral (select ${today(now)} as day offset 0) d`

/**
 * The sign-in with this token, and its account as it stands now; null when there never was one. Asked at every request
 * and dearer to plan than to run, so the statement has a name and each connection plans it once.
 */
export async function readSignIn(
  database: Database,
  realmId: number,
  tokenHash: Buffer,
  now: Date,
): Promise<SignInRow | null> {
  const { sql: text, parameters } = sql<SignInRow>`
    select s.sign_in_id, s.rights, s.second_factor, s.last_seen_at, s.expires_at, s.ended_at, ${stateOf(sql`not s.second_factor and not a.demo`)}
    from ${from(now)} join sign_ins s on s.realm_id = a.realm_id and s.account_id = a.account_id
    where s.realm_id = ${realmId} and s.token_hash = ${tokenHash}`.compile(database.db)
  const { rows } = await database.pool.query<SignInRow>({ name: 'sign-in', text, values: [...parameters] })
  return rows[0] ?? null
}

/** The account as it stands now; null when there is none. */
export async function readAccountState(
  db: Db,
  realmId: number,
  accountId: number,
  now: Date,
): Promise<AccountState | null> {
  const { rows } = await sql<AccountState>`
    select ${stateOf(sql`true`)} from ${from(now)} where a.realm_id = ${realmId} and a.account_id = ${accountId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Writes down that a sign-in is in use. */
export async function touchSignIn(db: Db, realmId: number, signInId: number, now: Date): Promise<void> {
  await sql`update sign_ins set last_seen_at = ${now}
    where realm_id = ${realmId} and sign_in_id = ${signInId} and last_seen_at < ${now}`.execute(db)
}

/** Administrators of a realm who can sign in today, and those of them whose role and account have no end. */
export async function countAdministrators(
  db: Db,
  realmId: number,
  now: Date,
): Promise<{ today: number; lasting: number }> {
  const { rows } = await sql<{ today: number; lasting: number }>`
    select count(distinct a.account_id)::int as today,
      (count(distinct a.account_id) filter (where a.valid_to = 'infinity' and g.valid_to = 'infinity'))::int as lasting
    from ${from(now)} join grants g on g.realm_id = a.realm_id and g.account_id = a.account_id
      and g.role = 'administrator' and g.revoked_at is null and d.day between g.valid_from and g.valid_to
    where a.realm_id = ${realmId} and a.status = 'active' and d.day between a.valid_from and a.valid_to`.execute(db)
  return rows[0] ?? { today: 0, lasting: 0 }
}

/** Whether any account has ever been an administrator and has been activated. */
export async function everHadAdministrator(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select 1 from grants g join accounts a on a.realm_id = g.realm_id and a.account_id = g.account_id
    where g.role = 'administrator' and a.status <> 'pending' limit 1`.execute(db)
  return rows.length > 0
}
