/** What a campaign asks of whoever keeps units: their own, and those below them. */
import type { UnitScope } from '#core/scope.ts'
import type { Work } from './contract.ts'
import { everythingOwed } from './answers-owed.ts'
import type { OwedFound } from './answers-owed.ts'
import { workItem } from './answers-work-item.ts'
import type { WorkAsked } from './answers-work-item.ts'
import { things } from '#core/work-kinds.ts'
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

function ofKept({ owed }: OwedFound, { today }: WorkAsked, { keeps }: Ground): Work[] {
  const kept = new Set(keeps)
  return owed
    .filter(({ unit }) => kept.has(unit.unitId))
    .map(({ unit, what, dueOn, missing }) => {
      const kind = papers.has(what) ? 'paper' : (what as 'participation' | 'statement' | 'writing')
      return workItem(today, { kind, count: missing, due_on: dueOn, unit: unit.code, unit_name: unit.name, what })
    })
}

/** Units below that are late, or soon will be, a line for each thing that they owe. */
function ofBelow({ owed }: OwedFound, { today }: WorkAsked, { keeps }: Ground): Work[] {
  const kept = new Set(keeps)
  const below = owed.filter(({ unit }) => !kept.has(unit.unitId))
  return things.flatMap((what) =>
    (['overdue', 'today', 'week'] as const).flatMap((near) => {
      const late = below.filter((one) => one.what === what && nearnessOf(one.dueOn, today) === near)
      if (late.length === 0) return []
      return [workItem(today, { kind: 'below', count: late.length, due_on: soonest(late), what })]
    }),
  )
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
  const found = await everythingOwed({ database: cx.database, realm, scope, terms, day: today, under: null })
  const of = { campaign: terms.code, campaign_title: terms.title }
  const items = [...ofKept(found, asked, ground), ...ofBelow(found, asked, ground), ...ofReviews(found, asked, ground)]
  return items.map((item) => ({ ...item, ...of }))
}
