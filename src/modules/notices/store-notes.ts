import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type NoteRow = {
  readonly code: string
  readonly written_at: Date
  readonly text: string
  readonly campaign: string | null
  readonly campaign_title: string | null
  readonly pinned: boolean
  readonly recorded_at: Date
  /** User name of whoever wrote its first version; null when that was no account. */
  readonly by: string | null
}

/** Notes on a unit, pinned ones first, then the newest; null when the scope does not cover the level above it. */
export async function readNotes(db: Db, scope: UnitScope, unitId: number, today: string): Promise<NoteRow[] | null> {
  const above = await sql<{ parent_id: number | null }>`
    select parent_id from units where realm_id = ${scope.realmId} and unit_id = ${unitId} and superseded_at is null
      and not retracted order by valid_from <= ${today}::date desc, valid_from desc limit 1`.execute(db)
  const parent = above.rows[0]?.parent_id ?? null
  if (!(parent === null ? scope.all : scope.covers(parent))) return null
  const { rows } = await sql<NoteRow>`
    select n.code, n.written_at, n.text, c.code as campaign, coalesce(k.title, c.code) as campaign_title, coalesce(n.pinned, false) as pinned, n.recorded_at, w.user_name as by
    from notes n left join campaign_ids c on c.realm_id = n.realm_id and c.campaign_id = n.campaign_id
    left join campaigns k on k.realm_id = n.realm_id and k.campaign_id = n.campaign_id and k.superseded_at is null
      and not k.retracted
    left join lateral (select a.user_name from notes f
      join orders o on o.realm_id = f.realm_id and o.position = f.position
      left join accounts a on a.realm_id = f.realm_id and o.actor = 'account:' || a.account_id
      where f.realm_id = n.realm_id and f.unit_id = n.unit_id and f.code = n.code
      order by f.position limit 1) w on true
    where n.realm_id = ${scope.realmId} and n.unit_id = ${unitId} and n.superseded_at is null and not n.retracted
    order by coalesce(n.pinned, false) desc, n.written_at desc, n.code limit 200`.execute(db)
  return rows
}

/** Units that own campaigns, by campaign. */
export async function readOwners(db: Db, realmId: number): Promise<Map<number, number>> {
  const { rows } = await sql<{ campaign_id: number; owner_id: number }>`
    select campaign_id, owner_id from campaigns where realm_id = ${realmId} and superseded_at is null and not retracted`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.campaign_id, row.owner_id]))
}
