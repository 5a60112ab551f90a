/** Resolves what a view of the past is asked with into ids, days and the way to answer it. */
import { sql } from 'kysely'
import { formatInstant } from '#core/dates.ts'
import { dayOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import type { Asker } from '#core/asker.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { shownCampaignId } from '#modules/campaigns/answers.ts'
import { realmFactsOf, unitIdOf } from '#modules/units/answers.ts'
import { knownAsked } from '#modules/units/answers-known.ts'
import type { Database } from '#platform/database.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import type { Known } from '#platform/facts-known.ts'

export type ViewAsked = {
  readonly realm: string
  readonly campaign: string
  readonly unit: string
  readonly asOf: string
  /** As typed: instant with or without offset, or a civil date, which means its end. Null: now. */
  readonly knownAt?: string | null
  readonly position?: number | null
  readonly now: Date
  readonly asker: Asker
}

export type View = {
  readonly realm: RealmFacts
  readonly campaignId: number
  readonly unitId: number
  readonly unit: string
  readonly day: Day
  /** Civil date of the asking, in the realm's zone. */
  readonly today: string
  readonly at: Known
  /** The instant known at, as shown: with the realm's offset. */
  readonly knownAt: string
  /** The stored ledger says the same: nothing was recorded after the instant, nor stored since it was brought up. */
  readonly stored: boolean
  /** Position of the realm's last order, whatever was asked. */
  readonly last: number
  /** What of the realm the asker may see. */
  readonly scope: UnitScope
  /** Position up to which the answer is complete. */
  readonly position: number
}

/** Throws `not-found` for what the realm has never heard of. */
export async function resolveView(database: Database, asked: ViewAsked, permission: Permission): Promise<View> {
  const { db } = database
  const current = await realmFactsOf(db, asked.realm, null)
  if (current === null) throw new Problem('not-found', 'realm')
  // before anything else of the realm is looked at: another realm is as one that is not there
  const scope = await scopeFor(database, asked, current, permission)
  const knownAt = asked.knownAt == null ? null : knownAsked(asked.knownAt, current.timeZone)
  const [campaignId, unitId, orders] = await Promise.all([
    shownCampaignId(database, asked, current, asked.campaign),
    unitIdOf(db, current.id, asked.unit),
    readOrders(database, current.id, asked.campaign),
  ])
  if (campaignId === null) throw new Problem('not-found', 'campaign')
  // a unit that is not there and one out of scope are the same to the asker
  if (unitId === null || !scope.covers(unitId)) throw new Problem('not-found', 'unit')
  const position = asked.position ?? null
  const isNow =
    (knownAt === null || orders.latest === null || knownAt >= orders.latest) &&
    (position === null || position >= orders.last)
  // the realm's own zone and levels have versions too
  const realm = isNow ? current : ((await realmFactsOf(db, asked.realm, knownAt)) ?? current)
  return {
    realm,
    campaignId,
    unitId,
    unit: asked.unit,
    day: dayOf(asked.asOf),
    today: dayIn(current.timeZone, asked.now),
    at: isNow ? { knownAt: null, position: null } : { knownAt, position },
    knownAt: formatInstant((knownAt ?? asked.now).getTime(), realm.timeZone),
    stored: isNow && orders.done === orders.last,
    last: orders.last,
    scope,
    position: position ?? orders.done ?? orders.last,
  }
}

type Orders = { last: number; latest: Date | null; done: number | null }

async function readOrders(database: Database, realmId: number, campaign: string): Promise<Orders> {
  const { rows } = await sql<Orders>`
    select coalesce(max(o.position), 0)::bigint as last, max(o.latest) as latest,
      (select s.position from figure_states s join campaign_ids c on c.realm_id = s.realm_id and c.campaign_id = s.campaign_id
       where s.realm_id = ${realmId} and c.code = ${campaign}) as done
    from orders o where o.realm_id = ${realmId}`.execute(database.db)
  return rows[0] ?? { last: 0, latest: null, done: null }
}
