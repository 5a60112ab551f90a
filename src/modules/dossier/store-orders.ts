/** The log of orders: what was written, by whom, through which door. */
import { sql } from 'kysely'
import type { Permission } from '#core/policy.ts'
import type { Db } from '#platform/database.ts'

/** By which right an order was written, where it is not each file's own permission; remembered for its undoing. */
export type Under = {
  /** One permission for all files. */
  readonly as?: Permission
  /** Only within this unit, by a right that came from no role there. */
  readonly unit?: number
  /** What a role may be for alone: the one session whose attendance is marked, the speaker who answers. */
  readonly only?: string
}

export type OrderRow = {
  readonly position: number
  readonly at: string
  readonly door: string
  readonly actor: string
  readonly user_name: string | null
  readonly purpose: string | null
  /** Names of the files that it wrote, with how many versions. */
  readonly counts: Readonly<Record<string, number>>
  readonly undoes: number | null
  readonly undone_by: number | null
}

type Row = Omit<OrderRow, 'at' | 'counts'> & { at: Date; counts: Record<string, number> | null }

const shown = ({ at, counts, ...row }: Row): OrderRow => ({
  ...row,
  at: at.toISOString(),
  counts: counts ?? {},
})

const columns = sql`o.position, o.at, o.door, o.actor, a.user_name, o.detail->>'purpose' as purpose,
  o.detail->'files' as counts, (o.detail->>'undoes')::bigint as undoes,
  (select min(u.position) from orders u where u.realm_id = o.realm_id and u.detail->>'undoes' = o.position::text) as undone_by`

/** One order with the right it was written by; null when the realm has none at this position. */
export async function readOrder(
  db: Db,
  realmId: number,
  position: number,
): Promise<(OrderRow & { readonly under: Under }) | null> {
  const { rows } = await sql<Row & { under: Under }>`
    select ${columns}, jsonb_strip_nulls(jsonb_build_object('as', o.detail->'as', 'unit', o.detail->'unit',
      'only', o.detail->'only')) as under
    from orders o left join accounts a on a.realm_id = o.realm_id and o.actor = 'account:' || a.account_id
    where o.realm_id = ${realmId} and o.position = ${position}`.execute(db)
  const [row] = rows
  return row === undefined ? null : { ...shown(row), under: row.under }
}

export type OrdersAsked = {
  readonly realmId: number
  /** Only this actor's; null for everybody's. */
  readonly actor: string | null
  readonly before: number | null
  readonly limit: number
}

/** Orders, newest first. */
export async function readOrders(db: Db, { realmId, actor, before, limit }: OrdersAsked): Promise<OrderRow[]> {
  const { rows } = await sql<Row>`
    select ${columns} from orders o left join accounts a on a.realm_id = o.realm_id and o.actor = 'account:' || a.account_id
    where o.realm_id = ${realmId} and (${actor}::text is null or o.actor = ${actor})
      and (${before}::bigint is null or o.position < ${before})
    order by o.position desc limit ${limit}`.execute(db)
  return rows.map(shown)
}
