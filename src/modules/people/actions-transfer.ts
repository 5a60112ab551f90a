/** Transfers that the other side has asked for: who waits, and the answer (decision 0017). */
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderDone, OrderRow } from '#platform/order.ts'
import { homeOn, moved } from './rules-change.ts'
import { readSubjects } from './store-subjects.ts'
import { readTransfers } from './store-transfers.ts'
import type { Transfer } from './store-transfers.ts'

export type Answering = {
  readonly transfer: string
  readonly status: 'accepted' | 'refused' | 'withdrawn'
  readonly answer: string
}

const rowOf = (one: Transfer, { status, answer }: Answering): OrderRow => ({
  cells: {
    code: one.transfer,
    person: one.person,
    from: one.from,
    to: one.to,
    moves_on: one.moves_on,
    decision: one.decision,
    status,
    answer,
  },
  expects: one.recorded_at.toISOString(),
})

/**
 * Answers a transfer that waits. Accepting moves the person in the same order. Throws `not-found` for one outside the
 * asker's units, `forbidden` when the answer is the other side's, `conflict` when it is answered or the person has moved.
 */
export async function answerOne(cx: AskedContext, realm: RealmFacts, asked: Answering): Promise<OrderDone> {
  const scope = await cx.scopeOf(realm)
  const { db } = cx.database
  const one = (await readTransfers(db, scope, { open: false, code: asked.transfer }))[0]
  if (one === undefined) throw new Problem('not-found', 'transfer')
  if (one.status !== 'asked') throw new Problem('conflict', 'It has been answered.')
  const own = asked.status === 'withdrawn' ? one.from_id : one.to_id
  if (!scope.covers(own)) throw new Problem('forbidden', 'This is for the other side.')
  const file = { file: 'transfers', rows: [rowOf(one, asked)] }
  if (asked.status !== 'accepted') return cx.write(realm, { files: [file], purpose: 'transfer' })
  const day = dayIn(realm.timeZone, cx.now())
  const subject = (await readSubjects(db, scope, { transfer: one.transfer, day }))[0]
  if (subject === undefined || homeOn(subject, one.moves_on)?.unit !== one.from)
    throw new Problem('conflict', 'The person is elsewhere by now.')
  const { memberships } = moved(subject, one.to, one.moves_on)
  return cx.write(realm, { files: [file, { file: 'memberships', rows: memberships }], purpose: 'transfer' })
}
