/** A person comes to a session once, whichever unit they are convened under (dossier.md, convening.csv). */
import type { Fault } from '#core/faults.ts'
import type { Order } from '#platform/facts.ts'

/**
 * Reports names convened to a session to which the person is convened under another unit too. Whoever has declined, or
 * was replaced, doesn't come and may be convened under another. A version with a moment of its own is history and is
 * taken as it was. The other unit isn't named: it may be out of the writer's sight.
 */
export async function checkConvening(
  { client, realmId, moment }: Pick<Order, 'client' | 'realmId' | 'moment'>,
  report: (fault: Fault) => void,
): Promise<void> {
  const { rows } = await client.query<{ row_no: number; value: string }>(
    `select f.row_no, p.code as value from fresh_convening f
     join person_ids p on p.realm_id = $1 and p.person_id = f.person_id
     where f.fresh and not f.retracted and f.recorded_at = $2 and f.status in ('invited', 'confirmed') and exists (
       select 1 from convening c
       left join fresh_convening g on g.fresh and g.recorded_at = $2 and g.session_id = c.session_id
         and g.unit_id = c.unit_id and g.person_id = c.person_id
       where c.realm_id = $1 and c.session_id = f.session_id and c.person_id = f.person_id and c.unit_id <> f.unit_id
         and c.superseded_at is null and not c.retracted and c.status in ('invited', 'confirmed')
         and coalesce(g.row_no, 0) < f.row_no)
     order by f.row_no`,
    [realmId, moment],
  )
  for (const { row_no: row, value } of rows)
    report({ code: 'convened-twice', file: 'convening', row, column: 'person', value })
}
