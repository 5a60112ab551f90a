import { deliverableOf, owedDeliverables } from './completion.ts'
import type { Figures } from './shape.ts'
import { subtreeInScope } from './tree.ts'
import { byCode, happenedBy, type View } from './view.ts'
import { civilDate } from './dates.ts'

/**
 * "Deliverables for each kind that the campaign requires of some level (zeros included), over the
 * units of `subtree(u, D)` whose level owes it: required, submitted, accepted (by `D`), late (due
 * passed: submitted after due, or not submitted by `D` and `D` > due)."
 */
export function deliverables(view: View, unit: string, day: string): Figures['deliverables'] {
  const required = view.known.required_deliverables.filter((r) => r.campaign === view.campaign.code)
  const kinds = [...new Set(required.map((r) => r.kind))].toSorted(byCode)
  const owed = [...subtreeInScope(view, unit, day)].flatMap((code) =>
    owedDeliverables(view, code, day).map((r) => ({
      ...r,
      handed: deliverableOf(view, code, r.kind),
    })),
  )
  return kinds.map((kind) => {
    const here = owed.filter((o) => o.kind === kind)
    const isSubmitted = (o: (typeof here)[number]) => happenedBy(view, o.handed?.submitted_at ?? null, day)
    const isLate = (o: (typeof here)[number]) =>
      o.due_on !== '' &&
      (isSubmitted(o) ? civilDate(o.handed?.submitted_at as number, view.zone) > o.due_on : day > o.due_on)
    return {
      kind,
      required: here.length,
      submitted: here.filter(isSubmitted).length,
      accepted: here.filter((o) => happenedBy(view, o.handed?.accepted_at ?? null, day)).length,
      late: here.filter(isLate).length,
    }
  })
}

/** "Recommendations of `subtree(u, D)` submitted by `D`: total and by current status." */
export function recommendations(view: View, unit: string, day: string): Figures['recommendations'] {
  const units = subtreeInScope(view, unit, day)
  const here = view.known.recommendations.filter(
    (r) => r.campaign === view.campaign.code && units.has(r.unit) && happenedBy(view, r.submitted_at, day),
  )
  const having = (status: string) => here.filter((r) => r.status === status).length
  return {
    total: here.length,
    open: having('open'),
    forwarded: having('forwarded'),
    answered: having('answered'),
    closed: having('closed'),
  }
}

/**
 * "Outreach of `subtree(u, D)` up to `D`: per form: activities, items (sum of count), attendances";
 * "by form alphabetically, … only with activities".
 */
export function outreach(view: View, unit: string, day: string): Figures['outreach'] {
  const units = subtreeInScope(view, unit, day)
  const here = view.known.outreach.filter(
    (o) => o.campaign === view.campaign.code && units.has(o.unit) && o.date <= day,
  )
  return [...Map.groupBy(here, (o) => o.form)]
    .toSorted(([a], [b]) => byCode(a, b))
    .map(([form, activities]) => ({
      form,
      activities: activities.length,
      items: activities.reduce((items, o) => items + o.count, 0),
      attendances: activities.reduce((attendances, o) => attendances + o.attendances, 0),
    }))
}
