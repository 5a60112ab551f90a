import type pg from 'pg'
import { levels as defaultLevels } from '#core/choices.ts'
import type { Fault } from '#core/faults.ts'

export type RealmSettings = { readonly timeZone: string; readonly levels: readonly string[] }

const defaults: RealmSettings = { timeZone: 'Asia/Ho_Chi_Minh', levels: defaultLevels.map((level) => level.code) }

/**
 * The time zone and levels that hold after the import: of the newest version, staged or stored. With `report`,
 * rows of realm.csv that name another realm are faults.
 */
export async function realmSettings(client: pg.ClientBase, realm: string, report?: (fault: Fault) => void): Promise<RealmSettings> {
  type Row = { time_zone: string | null; levels: string[] | null; at: Date | null }
  const stored = await client.query<Row>(
    `select v.time_zone, v.levels, v.recorded_at as at from realm_versions v join realms r using (realm_id)
     where r.code = $1 and v.superseded_at is null and not v.retracted`,
    [realm],
  )
  let newest = stored.rows[0]
  if (report) {
    const staged = await client.query<Row & { row_no: number; code: string }>(
      `select row_no, code, time_zone, levels, recorded_at as at from stage_realm where retracted is not true
       order by coalesce(recorded_at, 'infinity'), row_no`,
    )
    for (const row of staged.rows) {
      if (row.code !== realm)
        report({ code: 'wrong-realm', file: 'realm', row: row.row_no, column: 'code', value: row.code, params: { realm, allowed: realm } })
      const earlier = newest?.at != null && row.at !== null && row.at < newest.at
      if (!earlier) newest = { ...row, time_zone: row.time_zone ?? newest?.time_zone ?? null, levels: row.levels ?? newest?.levels ?? null }
    }
  }
  return { timeZone: newest?.time_zone ?? defaults.timeZone, levels: newest?.levels ?? defaults.levels }
}

/** The realm's id; makes the realm when it is new (inside the caller's transaction). */
export async function ensureRealm(client: pg.ClientBase, code: string): Promise<number> {
  await client.query('insert into realms (code) values ($1) on conflict (code) do nothing', [code])
  const { rows } = await client.query<{ realm_id: number }>('select realm_id from realms where code = $1', [code])
  return (rows[0] as { realm_id: number }).realm_id
}
