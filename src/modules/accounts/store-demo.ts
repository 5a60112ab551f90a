import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type DemoUnits = Readonly<Record<'top' | 'middle' | 'leaf', { readonly id: number; readonly code: string }>>

/** The top unit of a demo realm, a unit below it and one without any below that; null when the realm is no demo. */
export async function readDemoUnits(db: Db, realmId: number): Promise<DemoUnits | null> {
  const { rows: doors } = await sql<{ demo: boolean }>`
    select door = 'demo' as demo from orders where realm_id = ${realmId} group by 1`.execute(db)
  if (doors.length !== 1 || doors[0]?.demo !== true) return null
  const { rows } = await sql<{ depth: number; id: number; code: string }>`
    with recursive now as (
      select unit_id, parent_id from units
      where realm_id = ${realmId} and superseded_at is null and not retracted and valid_to = 'infinity'
    ), size as (select parent_id, count(*) as n from now group by parent_id),
    way as (
      (select n.unit_id, 0 as depth from now n left join size s on s.parent_id = n.unit_id
        where n.parent_id is null order by coalesce(s.n, 0) desc, n.unit_id limit 1)
      union all
      (select b.unit_id, w.depth + 1 from way w cross join lateral (
        select n.unit_id from now n left join size s on s.parent_id = n.unit_id
        where n.parent_id = w.unit_id order by coalesce(s.n, 0) desc, n.unit_id limit 1) b)
    )
    select w.depth, w.unit_id as id, i.code from way w
    join unit_ids i on i.realm_id = ${realmId} and i.unit_id = w.unit_id order by w.depth`.execute(db)
  const [top, middle = top, leaf = rows.at(-1)] = [rows[0], rows[1], rows.at(-1)]
  return top && middle && leaf ? { top, middle, leaf } : null
}
