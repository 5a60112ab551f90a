import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** What is looked at, from when, as known when (figures.md, the four inputs). */
export type ReportView = {
  readonly realmId: number
  /** Code of the campaign. */
  readonly campaign: string
  /** Code of the unit. */
  readonly unit: string
  /** Civil date, inclusive. */
  readonly asOf: string
  /** ISO instant. */
  readonly knownAt: string
  /** Versions stored after it don't exist; null: none is left out. */
  readonly position?: number | null
  readonly timeZone: string
}

/** The campaign at the instant, with the ids that the other reads need; null when it does not exist then. */
export type CampaignRow = {
  readonly campaign_id: number
  readonly owner_id: number
  readonly topics: readonly string[]
  readonly excluded: readonly string[]
}

/**
 * Versions of a table that are current at the view's instant and position: along each key the greatest recorded_at,
 * unless that one is retracted (figures.md). `more` narrows by key columns only.
 */
export function current(
  view: ReportView,
  table: string,
  keys: readonly string[],
  more: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  const by = sql.join(keys.map((key) => sql.ref(key)))
  const position = view.position ?? Number.MAX_SAFE_INTEGER
  return sql`(select * from (select distinct on (${by}) * from ${sql.table(table)}
    where realm_id = ${view.realmId} and recorded_at <= ${view.knownAt}::timestamptz and position <= ${position}::bigint and ${more}
    order by ${by}, recorded_at desc) versions where not retracted)`
}

/** Civil date of an instant in the realm's zone. */
export function civil(view: ReportView, instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${instant} at time zone ${view.timeZone}::text)::date`
}

/** Reads the campaign. */
export async function readCampaignRow(db: Db, view: ReportView): Promise<CampaignRow | null> {
  const { rows } = await sql<{
    campaign_id: number
    owner_id: number
    topics: string[] | null
    excluded_units: string[] | null
  }>`
    select c.campaign_id, c.owner_id, c.topics, c.excluded_units
    from campaign_ids i join ${current(view, 'campaigns', ['campaign_id'])} c using (campaign_id)
    where i.realm_id = ${view.realmId} and i.code = ${view.campaign}`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  return {
    campaign_id: row.campaign_id,
    owner_id: row.owner_id,
    topics: row.topics ?? [],
    excluded: row.excluded_units ?? [],
  }
}
