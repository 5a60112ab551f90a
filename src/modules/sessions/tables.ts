/**
 * Sessions in SQL, for the stores of this module and those above it: facts as known now, and which of them concern a
 * scope. A session concerns whoever covers its host, a unit that joins it as a site, or one that is convened to it.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'

/** Facts of a table that hold now. */
export const current = (table: string, realmId: number): RawBuilder<unknown> =>
  sql`(select * from ${sql.raw(table)} where realm_id = ${realmId} and superseded_at is null and not retracted)`

/** Name of a unit on the day of a session `s`, else its last one; `unit` is an SQL name of an id. */
export const nameOn = (realmId: number, zone: string, unit: string): RawBuilder<string> =>
  sql<string>`coalesce((select p.name from units p where p.realm_id = ${realmId} and p.unit_id = ${sql.raw(unit)}
    and p.superseded_at is null and not p.retracted
    order by ((s.starts_at at time zone ${zone})::date between p.valid_from and p.valid_to) desc, p.valid_from desc limit 1), '')`

const oneOf = (column: string, units: readonly number[] | null): RawBuilder<boolean> =>
  units === null ? sql<boolean>`true` : sql<boolean>`${sql.raw(column)} = any(${units}::bigint[])`

/** Whether the host of a session `s` is in the scope. */
export const isOwn = (scope: UnitScope): RawBuilder<boolean> => oneOf('s.host_id', scope.units())

/** Condition over a row with `unit_id` of session `s`, that it may be told: of one's own session every row. */
export const isTold = (scope: UnitScope, row: string): RawBuilder<boolean> =>
  sql<boolean>`(${isOwn(scope)} or ${oneOf(`${row}.unit_id`, scope.units())})`

/** Units whose draft campaigns somebody plans, and so sees; null for all of them. */
export type Drafts = readonly number[] | null

/** Whether the campaign of a session `s`, or of another row, is no draft, or one that the asker plans (decision 0018). */
export const isPlanned = (realmId: number, drafts: Drafts, row = 's'): RawBuilder<boolean> =>
  drafts === null
    ? sql<boolean>`true`
    : sql<boolean>`not exists (select 1 from ${current('campaigns', realmId)} d where d.campaign_id = ${sql.raw(row)}.campaign_id
        and d.status = 'draft' and d.owner_id <> all(${drafts}::bigint[]))`

/** Whether a session `s` concerns the scope at all; one of a draft concerns only those who plan that. */
export function isSeen(scope: UnitScope, drafts: Drafts): RawBuilder<boolean> {
  const planned = isPlanned(scope.realmId, drafts)
  if (scope.all) return planned
  const joined = (table: string) => sql`exists (select 1 from ${current(table, scope.realmId)} j
    where j.session_id = s.session_id and ${oneOf('j.unit_id', scope.units())})`
  return sql<boolean>`((${isOwn(scope)} or ${joined('sites')} or ${joined('convening')}) and ${planned})`
}

/** Where sessions `s` come from, with the codes of what they name. */
export const sessionsFrom = (realmId: number): RawBuilder<unknown> =>
  sql`${current('sessions', realmId)} s
    join session_ids i on i.realm_id = ${realmId} and i.session_id = s.session_id
    join campaign_ids c on c.realm_id = ${realmId} and c.campaign_id = s.campaign_id
    join unit_ids h on h.realm_id = ${realmId} and h.unit_id = s.host_id`

/** An instant as the API tells it. */
export const told = (at: Date | null): string | null => at?.toISOString() ?? null

/** Hours that a session takes when it does not say. */
export const usualHours = 4

/** SQL of the end of a session. */
export const endOf = (s: string) => sql.raw(`coalesce(${s}.ends_at, ${s}.starts_at + interval '${usualHours} hours')`)
