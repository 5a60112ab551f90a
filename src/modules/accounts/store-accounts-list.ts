/** Lists of accounts; whoever reads them has a scope. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import type { Status } from './store-accounts.ts'

/** Where names of people may be read today: units, all of them (null), or none (an empty list). */
export type NamesAt = { readonly units: readonly number[] | null; readonly today: string }

export type ListedAccount = {
  readonly account: number
  readonly user_name: string
  readonly status: Status
  readonly unit: string | null
  readonly unit_name: string | null
  /** The person's, where it may be read. */
  readonly full_name: string | null
  readonly second_factor: boolean
  readonly last_sign_in: Date | null
  readonly roles: readonly { readonly role: string; readonly unit: string | null }[]
}

/** Newest name of a unit. */
export const unitName = (realm: RawBuilder<unknown>, unit: RawBuilder<unknown>) => sql<string | null>`
  (select w.name from units w where w.realm_id = ${realm} and w.unit_id = ${unit}
    and w.superseded_at is null and not w.retracted order by w.valid_from desc limit 1)`

/** Full name of a person whose unit today is one where names may be read. */
export const nameOf = (realm: RawBuilder<unknown>, person: RawBuilder<unknown>, { units, today }: NamesAt) => sql<
  string | null
>`(select p.full_name from people p where p.realm_id = ${realm} and p.person_id = ${person}
    and p.superseded_at is null and not p.retracted and ${
      units === null
        ? sql`true`
        : sql`exists (select 1 from memberships m where m.realm_id = p.realm_id and m.person_id = p.person_id
            and m.superseded_at is null and not m.retracted and m.valid_from <= ${today}::date
            and m.valid_to >= ${today}::date and m.unit_id = any(${units}::bigint[]))`
    })`

export type ListAsked = {
  /** Narrows to some of the scope's units. */
  readonly units: readonly number[] | null
  readonly status: Status | null
  /** Part of the user name, or of a name that may be read; without marks or case. */
  readonly search: string
  readonly after: string
  readonly limit: number
  readonly names: NamesAt
}

/** Accounts kept in the scope's units, in the order of user names. */
export async function listAccounts(db: Db, scope: UnitScope, asked: ListAsked): Promise<ListedAccount[]> {
  const inScope = scope.units()
  const like = sql`'%' || ${folded(sql`${asked.search.trim().replaceAll(/[\\%_]/g, '\\$&')}::text`)} || '%'`
  const found = sql`(${folded(sql`a.user_name`)} like ${like} or ${folded(sql`n.full_name`)} like ${like})`
  const { rows } = await sql<ListedAccount>`
    select a.account_id as account, a.user_name, a.status, u.code as unit, n.full_name,
      ${unitName(sql`a.realm_id`, sql`a.unit_id`)} as unit_name,
      exists (select 1 from second_factors f where f.realm_id = a.realm_id and f.account_id = a.account_id and f.confirmed_at is not null) as second_factor,
      (select max(s.made_at) from sign_ins s where s.realm_id = a.realm_id and s.account_id = a.account_id) as last_sign_in,
      coalesce((select json_agg(json_build_object('role', g.role, 'unit', gu.code) order by g.grant_id)
        from grants g left join unit_ids gu on gu.realm_id = g.realm_id and gu.unit_id = g.unit_id
        where g.realm_id = a.realm_id and g.account_id = a.account_id and g.revoked_at is null
          and ${inScope === null ? sql`true` : sql`g.unit_id = any(${inScope}::bigint[])`}), '[]') as roles
    from accounts a left join unit_ids u on u.realm_id = a.realm_id and u.unit_id = a.unit_id
      cross join lateral (select ${nameOf(sql`a.realm_id`, sql`a.person_id`, asked.names)} as full_name) n
    where a.realm_id = ${scope.realmId} and a.user_name collate "C" > ${asked.after}
      and ${asked.search.trim() === '' ? sql`true` : found}
      and ${asked.status === null ? sql`true` : sql`a.status = ${asked.status}`}
      and ${inScope === null ? sql`true` : sql`a.unit_id = any(${inScope}::bigint[])`}
      and ${asked.units === null ? sql`true` : sql`a.unit_id = any(${asked.units}::bigint[])`}
    order by a.user_name collate "C" limit ${asked.limit}`.execute(db)
  return rows
}

export type LinkedPerson = {
  readonly person: string
  readonly full_name: string | null
  readonly unit: string | null
  readonly unit_name: string | null
  /** The person's account; null when there is none. */
  readonly account: number | null
}

/** A person by number: code, name where it may be read, unit today (the first of the scope), account. */
export async function readLinkedPerson(
  db: Db,
  scope: UnitScope,
  personId: number,
  names: NamesAt,
): Promise<LinkedPerson | null> {
  const inScope = scope.units()
  const { rows } = await sql<LinkedPerson>`
    select i.code as person, ${nameOf(sql`i.realm_id`, sql`i.person_id`, names)} as full_name,
      u.code as unit, ${unitName(sql`i.realm_id`, sql`h.unit_id`)} as unit_name,
      (select a.account_id from accounts a where a.realm_id = i.realm_id and a.person_id = i.person_id) as account
    from person_ids i
      left join lateral (select m.unit_id from memberships m where m.realm_id = i.realm_id and m.person_id = i.person_id
        and m.superseded_at is null and not m.retracted and m.valid_from <= ${names.today}::date
        and m.valid_to >= ${names.today}::date
        and ${inScope === null ? sql`true` : sql`m.unit_id = any(${inScope}::bigint[])`}
        order by m.is_primary desc nulls last, m.unit_id limit 1) h on true
      left join unit_ids u on u.realm_id = i.realm_id and u.unit_id = h.unit_id
    where i.realm_id = ${scope.realmId} and i.person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}
