/** Steps of invitations, whatever door they come by (speakers/rules-steps.ts). */
import type { Fault } from '#core/faults.ts'
import { refusalOf, steps } from '#modules/speakers/rules-steps.ts'
import type { Status } from '#modules/speakers/contract-invitations.ts'
import type { Order } from '#platform/facts.ts'

type Row = { row_no: number; status: Status; before: Status | null; has_begun: boolean }

/**
 * Reports statuses that may not follow what is stored. A version with a moment of its own is history as it was, and is
 * taken so. What is there for the first time begins by being invited when it is written at the desk (`isDesk`); a
 * dossier or a sheet tells how far it has come elsewhere.
 */
export async function checkInvitations(
  { client, realmId, moment }: Pick<Order, 'client' | 'realmId' | 'moment'>,
  isDesk: boolean,
  report: (fault: Fault) => void,
): Promise<void> {
  const { rows } = await client.query<Row>(
    `select f.row_no, f.status, b.status as before, coalesce(s.starts_at <= $2, false) as has_begun
     from fresh_invitations f
     left join invitations b on b.realm_id = $1 and b.session_id = f.session_id and b.speaker = f.speaker
       and b.superseded_at = f.recorded_at and not b.retracted
     left join sessions s on s.realm_id = $1 and s.session_id = f.session_id and s.superseded_at is null
     where f.fresh and not f.retracted and f.recorded_at = $2 and b.status is distinct from f.status order by f.row_no`,
    [realmId, moment],
  )
  for (const { row_no: row, status, before, has_begun: hasBegun } of rows) {
    const refusal = before === null ? firstRefusal(status, isDesk) : refusalOf(before, status, hasBegun)
    if (refusal === null) continue
    const code = refusal === 'too-early' ? 'thanked-early' : 'illegal-step'
    const allowed = before === null ? 'invited' : steps[before].join(', ')
    const params = { ...(before === null ? {} : { from: before }), ...(allowed === '' ? {} : { allowed }) }
    report({ code, file: 'invitations', row, column: 'status', value: status, params })
  }
}

const firstRefusal = (status: Status, isDesk: boolean) => (isDesk && status !== 'invited' ? 'illegal-step' : null)
