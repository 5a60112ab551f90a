/** A campaign's plan, the list of campaigns, and which last day holds for each unit. */
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { unaccented } from '#core/text.ts'
import type { Db } from '#platform/database.ts'
import { allCampaignUnits, campaignUnits } from './answers-units.ts'
import type { CampaignUnit } from './answers-units.ts'
import type { UnitDue } from './contract-deadlines.ts'
import type { CampaignPlan, CampaignRow } from './contract-plan.ts'
import { dueOn, latestOwn } from './rules-deadlines.ts'
import type { Due } from './rules-deadlines.ts'
import {
  readAudiencePlans,
  readCampaignRows,
  readDeadlineRows,
  readHead,
  readLinkRows,
  readRequiredRows,
  readSessionDays,
} from './store-plan.ts'
import type { DeadlineRow, ListedCampaign } from './store-plan.ts'

export type PlanAsked = {
  readonly db: Db
  readonly realm: RealmFacts
  readonly campaignId: number
  /** Units whose own days and exclusion are told. */
  readonly covers: (unitId: number) => boolean
  /** Owners whose campaigns the asker plans. */
  readonly plans: (ownerId: number) => boolean
}

/** Null when the campaign is not there, withdrawn, or a draft of somebody else. */
export async function planOf(asked: PlanAsked): Promise<CampaignPlan | null> {
  const { db, realm, campaignId, covers, plans } = asked
  const of = { db, realmId: realm.id, campaignId }
  const found = await readHead(of)
  if (found === null || (found.status === 'draft' && !plans(found.ownerId))) return null
  const { ownerId, excluded, ...head } = found
  const [audiences, deadlines, required, links, sessions] = [
    await readAudiencePlans(of),
    await readDeadlineRows(of),
    await readRequiredRows(of),
    await readLinkRows(of),
    await readSessionDays(of, { timeZone: realm.timeZone, first: head.opens_on, last: null }),
  ]
  const at = realm.levels.indexOf(head.owner.level)
  return {
    ...head,
    excluded_units: excluded.flatMap(({ unitId, ...unit }) => (covers(unitId) ? [unit] : [])),
    audiences,
    deadlines: deadlines.flatMap(({ unitId, ...one }) => (unitId === null || covers(unitId) ? [one] : [])),
    required,
    links: links.map(({ other, title, kind, own, recorded_at }) => ({ other, title, kind, own, recorded_at })),
    levels: realm.levels.slice(Math.max(at, 0)),
    sessions: sessions.all,
    can_edit: plans(ownerId),
  }
}

export type RowsAsked = {
  readonly search?: string | undefined
  readonly sort: 'latest' | 'opens' | 'title' | 'owner'
  readonly order: 'asc' | 'desc'
  readonly status?: CampaignRow['status'] | undefined
  readonly owner?: string | undefined
  readonly as_of?: string | undefined
}

/** The campaigns that match, in order. */
export async function campaignRows(
  { db, realm, plans }: Pick<PlanAsked, 'db' | 'realm' | 'plans'>,
  { search, sort, order, status, owner, as_of: day }: RowsAsked,
): Promise<CampaignRow[]> {
  const wanted = unaccented(search ?? '')
  const rows = (await readCampaignRows(db, realm.id)).filter(
    (row) =>
      (row.status !== 'draft' || plans(row.ownerId)) &&
      (status === undefined || row.status === status) &&
      (owner === undefined || row.owner_code === owner) &&
      (day === undefined || (row.opens_on <= day && (row.ends_on ?? day) >= day)) &&
      [row.code, row.title, row.owner_name].some((text) => unaccented(text).includes(wanted)),
  )
  const collator = new Intl.Collator('vi')
  const byDay = (a: ListedCampaign, b: ListedCampaign): number =>
    a.opens_on < b.opens_on ? -1 : a.opens_on > b.opens_on ? 1 : 0
  const by = {
    latest: (a: ListedCampaign, b: ListedCampaign) => byDay(b, a),
    opens: byDay,
    title: (a: ListedCampaign, b: ListedCampaign) => collator.compare(a.title, b.title),
    owner: (a: ListedCampaign, b: ListedCampaign) => collator.compare(a.owner_name, b.owner_name),
  }[sort]
  const sorted = rows.toSorted(by)
  return (order === 'desc' ? sorted.toReversed() : sorted).map(
    ({ ownerId, owner_code, owner_name, ...row }): CampaignRow => ({
      ...row,
      owner: { code: owner_code, name: owner_name },
      can_edit: plans(ownerId),
    }),
  )
}

export const duesOf = (rows: readonly DeadlineRow[]): Due<number, string>[] =>
  rows.map(({ level, audience, unitId, due_on }) => ({ level, audience, unit: unitId, due: due_on }))

/** Units from the parent upwards, within the campaign. */
export function aboveOf(
  units: ReadonlyMap<number, CampaignUnit>,
  unit: CampaignUnit,
): { unit: number; level: string }[] {
  const above: { unit: number; level: string }[] = []
  for (let at = unit.parentId; at !== null && above.length < 50;) {
    const parent = units.get(at)
    if (parent === undefined) break
    above.push({ unit: parent.unitId, level: parent.level })
    at = parent.parentId
  }
  return above
}

export type DuesAsked = {
  readonly db: Db
  readonly realm: RealmFacts
  readonly campaignId: number
  readonly day: string
  /** What is shown. */
  readonly scope: UnitScope
  readonly under: number | null
  readonly sets: (unitId: number) => boolean
}

/** Each unit with the last days that hold for it, and how late it may set its own; units behind their parents. */
export async function unitDues(asked: DuesAsked): Promise<UnitDue[]> {
  const { db, realm, campaignId, day, scope, under, sets } = asked
  const rows = await readDeadlineRows({ db, realmId: realm.id, campaignId })
  const audiences = (await readAudiencePlans({ db, realmId: realm.id, campaignId })).filter(
    ({ basis }) => basis === 'roster',
  )
  const all = await allCampaignUnits({ db, realmId: realm.id, campaignId, day })
  const byId = new Map(all.map((unit) => [unit.unitId, unit]))
  const shown = under === null ? all : await campaignUnits({ db, scope, campaignId, day, under })
  const dues = duesOf(rows)
  const ofUnits = dues.filter(({ unit }) => unit !== null)
  // the few rows that can concern a unit: those of levels, its own, and those of units above it
  const general = dues.filter(({ unit }) => unit === null)
  return shown
    .filter(({ unitId }) => scope.covers(unitId))
    .map((unit) => {
      const above = aboveOf(byId, unit)
      const near = [
        ...general,
        ...ofUnits.filter((one) => one.unit === unit.unitId || above.some((upper) => upper.unit === one.unit)),
      ]
      const due = dueOn(near, unit.unitId, unit.level, '*')
      const own = rows.filter(({ unitId }) => unitId === unit.unitId)
      const placed = { unit: unit.unitId, level: unit.level, above }
      const bounds = audiences.map(({ code }) => ({
        audience: code,
        due_on: dueOn(near, unit.unitId, unit.level, code),
        latest: latestOwn(near, placed, code),
      }))
      return {
        unit: unit.code,
        name: unit.name,
        level: unit.level,
        depth: above.length,
        due_on: due,
        from:
          due === null ? null : own.some(({ audience }) => audience === '') ? ('unit' as const) : ('level' as const),
        own: own.map(({ audience, due_on, recorded_at }) => ({ audience, due_on, recorded_at })),
        audiences: bounds.flatMap(({ audience, due_on: special }) =>
          special === null || special === due ? [] : [{ audience, due_on: special }],
        ),
        latest: latestOwn(near, placed, ''),
        bounds,
        can_set: sets(unit.unitId),
      }
    })
}
