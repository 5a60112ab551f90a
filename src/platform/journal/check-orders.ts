/** Orders and the events that tell of them: since the journal began in a realm, each has the other. */
import type { Faults } from './check-faults.ts'
import type { Client } from './tree.ts'

type Row = { realm_id: number; position: number; event_id: number | null; there: boolean }

/** Compares the log of orders with the journal; what an event's details said can't be compared once they are erased. */
export async function checkOrders(client: Client, faults: Faults): Promise<void> {
  const { rows } = await client.query<Row>(
    `with told as (
       select e.realm_id, e.object_id::bigint as position, e.event_id, e.door, e.actor, p.payload
       from journal_events e left join journal_payloads p using (event_id)
       where e.object_type = 'order' and e.action in ('import', 'demo') and e.object_id ~ '^[0-9]{1,18}$'
     ), began as (select realm_id, min(position) as position from told group by realm_id)
     select coalesce(o.realm_id, t.realm_id) as realm_id, coalesce(o.position, t.position) as position, t.event_id,
       o.realm_id is not null as there
     from (select o.* from orders o join began b on b.realm_id = o.realm_id and o.position >= b.position) o
     full join told t on t.realm_id = o.realm_id and t.position = o.position
     where o.realm_id is null or t.event_id is null or o.door <> t.door or o.actor <> t.actor
       or o.detail is distinct from coalesce(t.payload->'detail', o.detail)
     order by 1, 2`,
  )
  for (const row of rows) {
    const about = `${row.realm_id}/${row.position}`
    if (row.event_id === null) faults.add({ code: 'order-untold', about })
    else if (!row.there) faults.add({ code: 'order-lost', event: row.event_id, about })
    else faults.add({ code: 'order-altered', event: row.event_id, about })
  }
}
