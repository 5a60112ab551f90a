/** What a campaign asks of whoever keeps units: their own, and those below them. */
import type { UnitScope } from '#core/scope.ts'
import type { Work } from './contract.ts'
import { everythingOwed } from './answers-owed.ts'
import type { OwedFound } from './answers-owed.ts'
import { workItem } from './answers-work-item.ts'
import type { WorkAsked } from './answers-work-item.ts'
import { things } from '#core/work-kinds.ts'
import type { Thing } from '#core/work-kinds.ts'
import { extensionsBy, runs } from './rules-extensions.ts'
import { readExtensions } from './store-extensions.ts'
import type { Extension } from './store-extensions.ts'
import { nearnessOf } from './rules-owed.ts'
import type { Owed } from './rules-owed.ts'
import type { CampaignTerms } from './store-owed.ts'

type Ground = {
  readonly terms: CampaignTerms
  readonly scope: UnitScope
  readonly reviews: UnitScope | null
  /** Units that the asker keeps. */
  readonly keeps: readonly number[]
}

const soonest = (owed: readonly Owed[]): string | null =>
  owed.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).toSorted()[0] ?? null

const papers: ReadonlySet<string> = new Set(['plan', 'action_programme', 'report'])

type Extensions = ReturnType<typeof extensionsBy<Extension>>

/** Granted time that still runs puts what is due within the week, or was, apart. */
const isApart = (one: Owed, extended: Extensions, today: string): boolean =>
  nearnessOf(one.dueOn, today) !== 'later' && runs(extended(one.unit.unitId, one.what).until, today)

function ofKept({ owed }: OwedFound, { today }: WorkAsked, { keeps }: Ground, extended: Extensions): Work[] {
  const kept = new Set(keeps)
  return owed
    .filter(({ unit }) => kept.has(unit.unitId))
    .map((one) => {
      const { unit, what, dueOn, missing } = one
      const kind = papers.has(what) ? 'paper' : (what as 'participation' | 'statement' | 'writing')
      const { newest, until } = extended(unit.unitId, what)
      const apart = isApart(one, extended, today)
      const extension =
        apart && until !== null
          ? ({ until, decision: 'granted' } as const)
          : newest && { until: newest.until, decision: newest.decision }
      const of = { unit: unit.code, unit_name: unit.name, what, extension }
      const item = workItem(today, { kind, count: missing, due_on: dueOn, ...of })
      return apart ? { ...item, near: 'extended' } : item
    })
}

function ofApart(apart: readonly Owed[], what: Thing, today: string): Work[] {
  const count = apart.filter((one) => one.what === what).length
  if (count === 0) return []
  return [{ ...workItem(today, { kind: 'below_extended', count, due_on: null, what }), near: 'extended' }]
}

/** Units below that are late, or soon will be, a line for each thing that they owe; those with more time apart. */
function ofBelow({ owed }: OwedFound, { today }: WorkAsked, { keeps }: Ground, extended: Extensions): Work[] {
  const kept = new Set(keeps)
  const below = owed.filter(({ unit }) => !kept.has(unit.unitId))
  const apart = below.filter((one) => isApart(one, extended, today))
  const rest = below.filter((one) => !isApart(one, extended, today))
  return things.flatMap((what) => [
    ...(['overdue', 'today', 'week'] as const).flatMap((near) => {
      const late = rest.filter((one) => one.what === what && nearnessOf(one.dueOn, today) === near)
      return late.length === 0
        ? []
        : [workItem(today, { kind: 'below', count: late.length, due_on: soonest(late), what })]
    }),
    ...ofApart(apart, what, today),
  ])
}

function ofReviews({ handed }: OwedFound, { today }: WorkAsked, { reviews }: Ground): Work[] {
  const waiting = handed.filter(
    ({ unit }) => reviews !== null && (unit.parentId === null ? reviews.all : reviews.covers(unit.parentId)),
  )
  const [first] = waiting.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).toSorted()
  if (waiting.length === 0) return []
  // handed in is handed in: what waits is not late by itself
  const due = first !== undefined && first >= today ? first : null
  return [workItem(today, { kind: 'review_papers', count: waiting.length, due_on: due })]
}

/** What one campaign asks of the asker. */
export async function campaignWork(asked: WorkAsked, ground: Ground): Promise<Work[]> {
  const { cx, realm, today } = asked
  const { terms, scope } = ground
  const [found, extensions] = await Promise.all([
    everythingOwed({ database: cx.database, realm, scope, terms, day: today, under: null }),
    readExtensions(cx.database.db, { realmId: realm.id, campaignId: terms.campaignId, units: null, today }),
  ])
  const extended = extensionsBy(extensions)
  const of = { campaign: terms.code, campaign_title: terms.title }
  const items = [
    ...ofKept(found, asked, ground, extended),
    ...ofBelow(found, asked, ground, extended),
    ...ofReviews(found, asked, ground),
  ]
  return items.map((item) => ({ ...item, ...of }))
}
