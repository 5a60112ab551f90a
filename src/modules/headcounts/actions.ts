import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderDone } from '#platform/order.ts'

export type Review = {
  readonly campaign: string
  readonly decision: 'accepted' | 'returned'
  readonly reason?: string | undefined
  readonly statements: readonly {
    readonly unit: string
    readonly audience: string
    readonly date: string
    readonly expects: string
  }[]
}

/**
 * Accepts units' statements or returns them, in one order: a decision as a fact of its own beside each. The statements
 * are named without a content, so that nothing of them changes and yet the door sees that each is the one that was read.
 * Figures don't wait for it (figures.md, Counting an audience). Only the level above may: the door holds it. Throws
 * `conflict` when one is another than the one read, `dossier-refused` for a return without a reason.
 */
export function review(cx: AskedContext, realm: RealmFacts, of: Review): Promise<OrderDone> {
  const { campaign, decision, reason = '', statements } = of
  if (decision === 'returned' && reason.trim() === '')
    throw new Problem('dossier-refused', '', {
      faults: [{ code: 'reason-needed', file: 'statement_reviews', row: 2, column: 'reason', value: '' }],
    })
  const at = cx.now().toISOString()
  const keys = statements.map(({ expects, ...key }) => ({ key: { campaign, ...key }, expects }))
  return cx.write(realm, {
    files: [
      { file: 'headcounts', rows: keys.map(({ key, expects }) => ({ cells: key, expects })) },
      {
        file: 'statement_reviews',
        rows: keys.map(({ key }) => ({ cells: { ...key, decided_at: at, decision, reason } })),
      },
    ],
    purpose: `statement.${decision}`,
  })
}
