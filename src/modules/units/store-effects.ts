/** What hangs on units that change: people, campaigns, deadlines, sessions, roles. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type Concerned = {
  readonly realmId: number
  /** Codes of the units that change. */
  readonly units: readonly string[]
  /** With those below them. */
  readonly whole: readonly string[]
  /** With those above them as well. */
  readonly reaching: readonly string[]
  /** First day of the change; `-infinity` for all days. */
  readonly from: string
  readonly timeZone: string
}

export type Hanging = {
  readonly people: number
  readonly campaigns: { code: string; title: string }[]
  readonly deadlines: number
  readonly sessions: number
  readonly accounts: number
}

/** Counts of what a change touches on its first day and later. */
export async function readHanging(db: Db, of: Concerned): Promise<Hanging> {
  const { realmId, units, whole, reaching, from, timeZone } = of
  const ids = (codes: readonly string[]) =>
    sql`(select unit_id from unit_ids where realm_id = ${realmId} and code = any(${codes}::text[]))`
  const counted = await sql<Omit<Hanging, 'campaigns'>>`
    select
      (select count(distinct person_id)::int from memberships where realm_id = ${realmId} and superseded_at is null
        and not retracted and valid_to >= ${from}::date and unit_id in ${ids(whole)}) as people,
      (select count(*)::int from deadlines where realm_id = ${realmId} and superseded_at is null and not retracted
        and due_on >= ${from}::date and unit_id in ${ids(units)}) as deadlines,
      (select count(*)::int from sessions where realm_id = ${realmId} and superseded_at is null and not retracted
        and (starts_at at time zone ${timeZone})::date >= ${from}::date and host_id in ${ids(units)}) as sessions,
      (select count(distinct account_id)::int from grants where realm_id = ${realmId} and revoked_at is null
        and valid_to >= ${from}::date and unit_id in ${ids(units)}) as accounts`.execute(db)
  const { rows: campaigns } = await sql<{ code: string; title: string }>`
    select i.code, c.title from campaigns c join campaign_ids i on i.realm_id = c.realm_id and i.campaign_id = c.campaign_id
    where c.realm_id = ${realmId} and c.superseded_at is null and not c.retracted and c.owner_id in ${ids(reaching)}
    order by c.opens_on desc, i.code limit 50`.execute(db)
  return { ...(counted.rows[0] as Omit<Hanging, 'campaigns'>), campaigns }
}

export type PeopleCount = { members: number; probationary: number; non_members: number; second: number }

/** People with a membership on a day in some units, by kind; `second` counts memberships that are not primary. */
export async function countPeople(
  db: Db,
  realmId: number,
  units: readonly string[],
  day: string,
): Promise<PeopleCount> {
  const { rows } = await sql<PeopleCount>`
    select count(*) filter (where is_primary and kind = 'member')::int as members,
      count(*) filter (where is_primary and kind = 'probationary')::int as probationary,
      count(*) filter (where is_primary and kind = 'non_member')::int as non_members,
      count(*) filter (where not is_primary)::int as second
    from memberships where realm_id = ${realmId} and superseded_at is null and not retracted
      and valid_from <= ${day}::date and valid_to >= ${day}::date
      and unit_id in (select unit_id from unit_ids where realm_id = ${realmId} and code = any(${units}::text[]))`.execute(
    db,
  )
  return rows[0] as PeopleCount
}

export type Officer = { account: number; user_name: string; status: string; role: string }

/** Accounts that hold a role at a unit on a day, of those that the scope keeps. */
export async function readOfficers(
  db: Db,
  scope: UnitScope,
  of: { readonly unitId: number; readonly day: string },
): Promise<Officer[]> {
  const kept = scope.units()
  const { rows } = await sql<Officer>`
    select a.account_id as account, a.user_name, a.status, g.role
    from grants g join accounts a on a.realm_id = g.realm_id and a.account_id = g.account_id
    where g.realm_id = ${scope.realmId} and g.unit_id = ${of.unitId} and g.revoked_at is null and g.role <> 'member'
      and g.valid_from <= ${of.day}::date and g.valid_to >= ${of.day}::date
      and ${kept === null ? sql`true` : sql`a.unit_id = any(${kept}::bigint[])`}
    order by g.role, a.user_name limit 200`.execute(db)
  return rows.map((row) => ({ ...row, account: Number(row.account) }))
}
