import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { JournalEntry } from './contract.ts'

export type JournalSearch = {
  readonly actor?: string | undefined
  readonly unit?: string | undefined
  readonly action?: string | undefined
  readonly objectType?: string | undefined
  readonly objectId?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly before?: number | undefined
  readonly limit: number
}

type Row = Omit<JournalEntry, 'at' | 'object'> & { at: Date; object_type: string | null; object_id: string | null }

/**
 * Events of a realm, newest first. Who does not see the whole realm sees those about units of the scope; an event that
 * is about no unit belongs to the realm as a whole.
 */
export async function readEvents(db: Db, scope: UnitScope, search: JournalSearch): Promise<JournalEntry[]> {
  const { actor, unit, action, objectType, objectId, from, to, before, limit } = search
  const units = scope.units()
  const equal = (column: string, value: string | number | undefined) =>
    value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`
  const { rows } = await sql<Row>`
    select e.event_id as event, e.at, e.actor, e.role, e.door, e.action, e.unit, e.object_type, e.object_id,
      p.payload as details, l.index,
      coalesce(l.index < (select max(size) from journal_checkpoints), false) as signed
    from journal_events e left join journal_payloads p using (event_id) left join journal_leaves l using (event_id)
    where e.realm_id = ${scope.realmId}
      and ${equal('e.actor', actor)} and ${equal('e.unit', unit)} and ${equal('e.action', action)}
      and ${equal('e.object_type', objectType)} and ${equal('e.object_id', objectId)}
      and ${from === undefined ? sql`true` : sql`e.at >= ${from}`} and ${to === undefined ? sql`true` : sql`e.at <= ${to}`}
      and ${before === undefined ? sql`true` : sql`e.event_id < ${before}`}
      and ${units === null ? sql`true` : sql`e.unit in (select code from unit_ids where realm_id = ${scope.realmId} and unit_id = any(${units}::bigint[]))`}
    order by e.event_id desc limit ${limit}`.execute(db)
  return rows.map(({ object_type, object_id, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    object: object_type === null ? null : { type: object_type, id: object_id ?? '' },
  }))
}
