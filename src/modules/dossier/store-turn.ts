import type pg from 'pg'
import { Problem } from '#core/problem.ts'
import { beginOrder } from '#platform/facts.ts'
import type { Order } from '#platform/facts.ts'

/** How long somebody at a page waits behind other orders of the realm. */
const patience = '10s'
const lockNotAvailable = '55P03'

/** Begins an order when it is its turn. `hurried`: throws `realm-busy` when that takes long, as behind an import. */
export async function takeTurn(
  client: pg.ClientBase,
  realmId: number,
  { now, hurried }: { readonly now: Date; readonly hurried: boolean },
): Promise<Order> {
  if (hurried) await client.query(`set local lock_timeout = '${patience}'`)
  const order = await beginOrder(client, realmId, now).catch((error: unknown) => {
    throw (error as { code?: string }).code === lockNotAvailable ? new Problem('realm-busy') : error
  })
  if (hurried) await client.query('set local lock_timeout = 0')
  return inOrder(order)
}

/**
 * The order with a moment behind that of the order before it. Whoever read longer, or waited for its turn, would
 * otherwise say less than what was stored meanwhile, or tie with it.
 */
async function inOrder(order: Order): Promise<Order> {
  const { rows } = await order.client.query<{ last: Date | null }>(
    'select max(at) as last from orders where realm_id = $1',
    [order.realmId],
  )
  const after = (rows[0]?.last?.getTime() ?? -Infinity) + 1
  return after > order.moment.getTime() ? { ...order, moment: new Date(after) } : order
}
