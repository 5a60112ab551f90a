/** Which units a campaign is for, on a day: its owner's subtree without the excluded ones (interchange.md, campaigns.csv). */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type CampaignUnit = {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly level: string
  readonly sector: string
  readonly parentId: number | null
}

export type CampaignUnitsAsked = {
  readonly db: Db
  readonly scope: UnitScope
  readonly campaignId: number
  /** Civil date. */
  readonly day: string
  /** Only this unit and what is below it; null: all. */
  readonly under: number | null
}

type Row = { unit_id: number; code: string; name: string; level: string; sector: string; parent_id: number | null }

/** Units of the campaign on the day, as known now, that the scope covers; a unit stands behind its parent. */
export function campaignUnits({ scope, ...asked }: CampaignUnitsAsked): Promise<CampaignUnit[]> {
  return readUnits({ ...asked, realmId: scope.realmId, units: scope.units() })
}

/** All units of a campaign, for what its planner is told and for what is reckoned of units above one's own. */
export function allCampaignUnits(
  asked: Omit<CampaignUnitsAsked, 'scope' | 'under'> & { readonly realmId: number },
): Promise<CampaignUnit[]> {
  return readUnits({ ...asked, under: null, units: null })
}

type Asked = Omit<CampaignUnitsAsked, 'scope'> & { readonly realmId: number; readonly units: readonly number[] | null }

async function readUnits({ db, realmId, campaignId, day, under, units }: Asked): Promise<CampaignUnit[]> {
  const { rows } = await sql<Row>`
    with recursive campaign as (
      select c.owner_id, coalesce((select array_agg(x.unit_id) from unit_ids x
        where x.realm_id = ${realmId} and x.code = any(c.excluded_units)), '{}') as excluded
      from campaigns c where c.realm_id = ${realmId} and c.campaign_id = ${campaignId}
        and c.superseded_at is null and not c.retracted),
    placed as materialized (
      select u.unit_id, i.code, u.name, u.level, u.sector, u.parent_id from units u
      join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id
      where u.realm_id = ${realmId} and u.superseded_at is null and not u.retracted
        and u.valid_from <= ${day}::date and u.valid_to >= ${day}::date),
    above as (
      select p.unit_id, p.parent_id from placed p join campaign c on p.unit_id = c.owner_id
      union
      select p.unit_id, p.parent_id from placed p join above a on a.parent_id = p.unit_id),
    below as (
      -- an excluded unit may also lie above the owner: then nothing is left (figures.md, Tree)
      select p.unit_id, array[p.code] as way from placed p join campaign c on p.unit_id = c.owner_id
        and not exists (select 1 from above a where a.unit_id = any(c.excluded))
      union all
      select p.unit_id, b.way || p.code from placed p join below b on p.parent_id = b.unit_id
      join campaign c on p.unit_id <> all(c.excluded)),
    wanted as (
      select b.* from below b where ${under}::bigint is null
        or b.way @> array[(select code from unit_ids where realm_id = ${realmId} and unit_id = ${under})])
    select p.unit_id, p.code, p.name, p.level, p.sector, p.parent_id from wanted w join placed p using (unit_id)
    where ${units}::bigint[] is null or p.unit_id = any(${units}::bigint[])
    order by w.way collate "C"`.execute(db)
  return rows.map(({ unit_id: unitId, parent_id: parentId, ...row }) => ({ unitId, parentId, ...row }))
}
