/** Statements written at the desk, beside those before them: a dossier's are taken as they are (interchange.md). */
import type pg from 'pg'
import type { Fault } from '#core/faults.ts'
import { oddities } from '#modules/headcounts/rules.ts'
import type { Stated } from '#modules/headcounts/rules.ts'

type Row = Stated & {
  row_no: number
  reason: string | null
  before: (Stated & { date: string }) | null
}

/** Reports numbers that fall without a reason, and warns of jumps, in the new versions of an order. */
export async function checkStatements(
  client: pg.ClientBase,
  realmId: number,
  report: (fault: Fault) => void,
): Promise<void> {
  const { rows } = await client.query<Row>(
    `select f.row_no, f.scope, f.expected, f.participated, coalesce(f.makeup, 0) as makeup, coalesce(f.classes, 0) as classes,
       f.reason, b.before
     from fresh_headcounts f left join lateral (
       select jsonb_build_object('scope', h.scope, 'expected', h.expected, 'participated', h.participated,
         'makeup', coalesce(h.makeup, 0), 'classes', coalesce(h.classes, 0), 'date', h.on_date) as before
       from headcounts h where h.realm_id = $1 and h.campaign_id = f.campaign_id and h.audience = f.audience
         and h.unit_id = f.unit_id and h.on_date < f.on_date and h.superseded_at is null and not h.retracted
       order by h.on_date desc limit 1) b on true
     where f.fresh and not f.retracted and f.expected is not null and f.participated is not null order by f.row_no`,
    [realmId],
  )
  for (const row of rows)
    for (const { code, column, value, before } of oddities(row, row.before))
      report({
        code,
        file: 'headcounts',
        row: row.row_no,
        column,
        value: String(value),
        params: { before: String(before), date: row.before?.date ?? '' },
      })
}
