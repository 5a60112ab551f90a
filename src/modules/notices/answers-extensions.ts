/** Requests for more time as a list, with what the asker may do about each. */
import type { UnitScope } from '#core/scope.ts'
import { unaccented } from '#core/text.ts'
import type { Db } from '#platform/database.ts'
import type { ExtensionRow } from './contract-follow.ts'
import { readExtensions } from './store-extensions.ts'
import type { Extension } from './store-extensions.ts'

export type ExtensionsListed = {
  readonly db: Db
  readonly realmId: number
  readonly today: string
  readonly campaignId: number | null
  /** Units whose requests are shown; null: all. */
  readonly units: readonly number[] | null
  /** For what the asker may decide, and whose campaigns they may plan; null: nothing. */
  readonly follows: UnitScope | null
  readonly plans: (campaignId: number) => boolean
  readonly search?: string | undefined
  readonly state: 'open' | 'granted' | 'refused' | 'all'
  readonly sort: 'asked' | 'unit' | 'until'
  readonly order: 'asc' | 'desc'
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Requests narrowed and in order; the newest first unless sorted otherwise. */
export async function extensionsOf(asked: ExtensionsListed): Promise<ExtensionRow[]> {
  const { db, state, search, sort, order, follows, plans } = asked
  const rows = await readExtensions(db, asked)
  const sought = search === undefined ? null : unaccented(search)
  const mayDecide = (parent: number | null): boolean =>
    follows !== null && (parent === null ? follows.all : follows.covers(parent))
  const sign = order === 'desc' ? -1 : 1
  const by: Record<typeof sort, (a: Extension, b: Extension) => number> = {
    asked: (a, b) => -byText(a.asked_on, b.asked_on),
    unit: (a, b) => byText(a.unit, b.unit),
    until: (a, b) => byText(a.until, b.until),
  }
  return rows
    .filter(({ decision }) => state === 'all' || (decision ?? 'open') === state)
    .filter((one) => sought === null || unaccented(`${one.unit} ${one.unit_name ?? ''}`).includes(sought))
    .toSorted((a, b) => sign * by[sort](a, b))
    .map((one) => {
      const can = mayDecide(one.parent_id)
      return {
        campaign: one.campaign,
        campaign_title: one.campaign_title,
        unit: one.unit,
        unit_name: one.unit_name ?? one.unit,
        what: one.what,
        asked_on: one.asked_on,
        until: one.until,
        reason: one.reason,
        decided_on: one.decided_on,
        decision: one.decision,
        decided_reason: one.decided_reason,
        recorded_at: one.recorded_at.toISOString(),
        can_decide: can && one.decision === null,
        can_move: can && one.decision === null && one.what === 'participation' && plans(one.campaign_id),
      }
    })
}
