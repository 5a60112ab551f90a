/** What a session that is copied has, as cells of its files. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { PlanBody } from './contract.ts'
import type { Copied } from './rules-plan.ts'
import { current, isTold } from './tables.ts'

type Cells = Record<string, string>
type Part = PlanBody['copy'][number]

const selected: Readonly<Record<Part, { readonly columns: RawBuilder<unknown> }>> = {
  sites: {
    columns: sql`u.code as unit, x.name, x.mode, coalesce(x.chair, '') as chair, coalesce(x.expected::text, '') as expected`,
  },
  agenda: {
    columns: sql`x.ord::text as "order", coalesce(to_char(x.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '') as starts_at,
      coalesce(to_char(x.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '') as ends_at, x.title,
      coalesce(x.speaker, '') as speaker, coalesce(x.topic, '') as topic`,
  },
  materials: { columns: sql`x.name, coalesce(x.link, '') as link` },
  convening: {
    columns: sql`u.code as unit, coalesce(p.code, '') as person, coalesce(x.places::text, '') as places, coalesce(x.ord::text, '') as "order"`,
  },
}

/**
 * Rows of the parts of a session. People are copied only where the scope covers the row; materials that are files stay
 * behind, since whoever copies need not have sent them.
 */
export async function readCopied(
  db: Db,
  scope: UnitScope,
  sessionId: number,
  startsAt: Date,
  parts: readonly Part[],
): Promise<Copied> {
  const { realmId } = scope
  const rowsOf = async (part: Part): Promise<Cells[]> => {
    if (!parts.includes(part)) return []
    const byUnit = part === 'sites' || part === 'convening'
    const units = byUnit ? sql`join unit_ids u on u.realm_id = ${realmId} and u.unit_id = x.unit_id` : sql``
    const people =
      part === 'convening'
        ? sql`left join person_ids p on p.realm_id = ${realmId} and p.person_id = x.person_id`
        : sql``
    const told = byUnit ? isTold(scope, 'x') : sql`true`
    const only = part === 'materials' ? sql`x.file is null` : sql`true`
    const { rows } = await sql<Cells>`select ${selected[part].columns} from ${current(part, realmId)} x
      join ${current('sessions', realmId)} s on s.session_id = x.session_id ${units} ${people}
      where x.session_id = ${sessionId} and ${told} and ${only}`.execute(db)
    return rows
  }
  const [sites, agenda, materials, convening] = [
    await rowsOf('sites'),
    await rowsOf('agenda'),
    await rowsOf('materials'),
    await rowsOf('convening'),
  ]
  return { startsAt, rows: { sites, agenda, materials, convening } }
}
