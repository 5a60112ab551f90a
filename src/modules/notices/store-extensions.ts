/** Requests for more time, as known now. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Thing } from '#core/work-kinds.ts'

export type Extension = {
  readonly campaign_id: number
  readonly campaign: string
  readonly campaign_title: string
  readonly unit_id: number
  readonly unit: string
  readonly unit_name: string | null
  readonly parent_id: number | null
  readonly what: Thing
  readonly asked_on: string
  readonly until: string
  readonly reason: string
  readonly decided_on: string | null
  readonly decision: 'granted' | 'refused' | null
  readonly decided_reason: string | null
  readonly recorded_at: Date
}

export type ExtensionsAsked = {
  readonly realmId: number
  /** Null: of every campaign. */
  readonly campaignId: number | null
  /** Null: of every unit. */
  readonly units: readonly number[] | null
  readonly today: string
  /** Only those that wait for a decision. */
  readonly open?: boolean
}

/** Requests of units, newest first; `parent_id` is where the unit stands today. */
export async function readExtensions(db: Db, asked: ExtensionsAsked): Promise<Extension[]> {
  const { realmId, campaignId, units, today, open = false } = asked
  const { rows } = await sql<Extension>`
    select e.campaign_id, c.code as campaign, coalesce(k.title, c.code) as campaign_title, e.unit_id, i.code as unit, p.name as unit_name, p.parent_id, e.what,
      e.asked_on::text as asked_on, e.until::text as until, e.reason, e.decided_on::text as decided_on, e.decision,
      e.decided_reason, e.recorded_at
    from extensions e
    join campaign_ids c on c.realm_id = e.realm_id and c.campaign_id = e.campaign_id
    left join campaigns k on k.realm_id = e.realm_id and k.campaign_id = e.campaign_id and k.superseded_at is null
      and not k.retracted
    join unit_ids i on i.realm_id = e.realm_id and i.unit_id = e.unit_id
    left join lateral (select u.name, u.parent_id from units u where u.realm_id = e.realm_id and u.unit_id = e.unit_id
      and u.superseded_at is null and not u.retracted
      order by (u.valid_from <= ${today}::date and u.valid_to >= ${today}::date) desc, u.valid_from desc limit 1) p on true
    where e.realm_id = ${realmId} and e.superseded_at is null and not e.retracted
      and (${campaignId}::bigint is null or e.campaign_id = ${campaignId})
      and (${units}::bigint[] is null or e.unit_id = any(${units}::bigint[]))
      and (${!open}::boolean or e.decision is null)
    order by e.asked_on desc, i.code collate "C", e.what`.execute(db)
  return rows
}
