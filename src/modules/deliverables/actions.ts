import { Problem } from '#core/problem.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderDone } from '#platform/order.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'

export type Review = {
  readonly campaign: string
  readonly unit: string
  readonly kind: string
  readonly decision: 'accepted' | 'returned'
  readonly reason?: string | undefined
  readonly expects: string
}

/**
 * Accepts a unit's paper or returns it, in one order: the decision as a fact of its own, and the paper's `accepted_at`,
 * from which the figures take it (figures.md, Deliverables). Only the level above may: the door holds it. Throws
 * `conflict` when the paper is another than the one read, `dossier-refused` for a return without a reason.
 */
export function review(cx: AskedContext, { realm }: InRealm, of: Review): Promise<OrderDone> {
  const { campaign, unit, kind, decision, reason = '', expects } = of
  if (decision === 'returned' && reason.trim() === '')
    throw new Problem('dossier-refused', '', {
      faults: [{ code: 'reason-needed', file: 'deliverable_reviews', row: 2, column: 'reason', value: '' }],
    })
  const key = { campaign, unit, kind }
  const at = cx.now().toISOString()
  const accepted = decision === 'accepted' ? at : ''
  return cx.write(realm, {
    files: [
      { file: 'deliverables', rows: [{ cells: { ...key, accepted_at: accepted }, expects }] },
      { file: 'deliverable_reviews', rows: [{ cells: { ...key, decided_at: at, decision, reason } }] },
    ],
    purpose: `paper.${decision}`,
  })
}

export type Handed = { readonly unit: string; readonly kind: string; readonly expects: string }

/** Accepts papers as `review` does, in one order: all of them or none. Throws `conflict`, `dossier-refused`. */
export function acceptAll(
  cx: AskedContext,
  { realm }: InRealm,
  campaign: string,
  papers: readonly Handed[],
): Promise<OrderDone> {
  const at = cx.now().toISOString()
  const rows = papers.map(({ expects, ...key }) => ({ key: { campaign, ...key }, expects }))
  return cx.write(realm, {
    files: [
      { file: 'deliverables', rows: rows.map(({ key, expects }) => ({ cells: { ...key, accepted_at: at }, expects })) },
      {
        file: 'deliverable_reviews',
        rows: rows.map(({ key }) => ({ cells: { ...key, decided_at: at, decision: 'accepted', reason: '' } })),
      },
    ],
    purpose: 'paper.accepted',
  })
}
