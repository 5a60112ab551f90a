/** What is still in a unit that is to be closed. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Contents = {
  readonly units: { code: string; name: string }[]
  readonly below: number
  readonly people: number
  readonly deliverables: number
  readonly tasks: number
  readonly sessions: number
  readonly deadlines: number
  readonly accounts: number
}

/** Counts of what is in a unit itself on a day or later; plans, reports and tasks whatever their day. */
export async function readContents(
  db: Db,
  of: { readonly realmId: number; readonly unit: string; readonly day: string; readonly timeZone: string },
): Promise<Contents> {
  const { realmId, unit, day, timeZone } = of
  const current = sql`realm_id = ${realmId} and superseded_at is null and not retracted`
  const own = sql`(select unit_id from unit_ids where realm_id = ${realmId} and code = ${unit})`
  const below = sql`from units where ${current} and valid_to >= ${day}::date and parent_id = ${own}`
  const { rows } = await sql<Omit<Contents, 'units'>>`
    select
      (select count(distinct unit_id)::int ${below}) as below,
      (select count(distinct person_id)::int from memberships where ${current} and valid_to >= ${day}::date
        and unit_id = ${own}) as people,
      (select count(*)::int from deliverables where ${current} and accepted_at is null and unit_id = ${own}) as deliverables,
      (select count(*)::int from tasks where ${current} and coalesce(progress, 0) < 100 and unit_id = ${own}) as tasks,
      (select count(*)::int from sessions where ${current} and host_id = ${own}
        and (starts_at at time zone ${timeZone})::date >= ${day}::date) as sessions,
      (select count(*)::int from deadlines where ${current} and due_on >= ${day}::date and unit_id = ${own}) as deadlines,
      (select count(distinct account_id)::int from grants where realm_id = ${realmId} and revoked_at is null
        and valid_to >= ${day}::date and unit_id = ${own}) as accounts`.execute(db)
  const units = await sql<{ code: string; name: string }>`
    select distinct on (i.code) i.code, u.name from (select unit_id, name, valid_from ${below}) u
    join unit_ids i on i.realm_id = ${realmId} and i.unit_id = u.unit_id
    order by i.code, u.valid_from desc limit 50`.execute(db)
  return { ...(rows[0] as Omit<Contents, 'units'>), units: units.rows }
}
