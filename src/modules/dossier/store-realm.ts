import type pg from 'pg'
import { levels as defaultLevels } from '#core/choices.ts'
import type { Fault } from '#core/faults.ts'
import { matchHeaders } from '#core/headers.ts'
import { realmFile } from '#modules/units/columns.ts'
import type { Source } from '#platform/sheets/source.ts'

export type RealmSettings = { readonly timeZone: string; readonly levels: readonly string[] }

const defaults: RealmSettings = { timeZone: 'Asia/Ho_Chi_Minh', levels: defaultLevels.map((level) => level.code) }

/** A realm.csv that was staged: the columns it has, and where its faults go. */
type StagedRealm = { readonly present: ReadonlySet<string>; readonly report: (fault: Fault) => void }

/**
 * The time zone and levels that hold after the import: of the newest version, staged or stored; a column that the
 * staged file lacks keeps what is stored. Rows of it that name another realm are faults.
 */
export async function realmSettings(client: pg.ClientBase, realm: string, stage?: StagedRealm): Promise<RealmSettings> {
  type Row = { time_zone: string | null; levels: string[] | null; at: Date | null }
  const stored = await client.query<Row>(
    `select v.time_zone, v.levels, v.recorded_at as at from realm_versions v join realms r using (realm_id)
     where r.code = $1 and v.superseded_at is null and not v.retracted`,
    [realm],
  )
  let newest = stored.rows[0]
  if (stage) {
    const staged = await client.query<Row & { row_no: number; code: string }>(
      `select row_no, code, time_zone, levels, recorded_at as at from stage_realm where sound and retracted is not true
       order by coalesce(recorded_at, 'infinity'), row_no`,
    )
    for (const row of staged.rows) {
      if (row.code !== realm)
        stage.report({
          code: 'wrong-realm',
          file: 'realm',
          row: row.row_no,
          column: 'code',
          value: row.code,
          params: { realm, allowed: realm },
        })
      const earlier = newest?.at != null && row.at !== null && row.at < newest.at
      if (!earlier)
        newest = {
          ...row,
          time_zone: (stage.present.has('time_zone') ? row.time_zone : newest?.time_zone) ?? null,
          levels: (stage.present.has('levels') ? row.levels : newest?.levels) ?? null,
        }
    }
  }
  return { timeZone: newest?.time_zone ?? defaults.timeZone, levels: newest?.levels ?? defaults.levels }
}

/** The code that the dossier's own realm.csv names; null when it has none, or several. */
export async function realmNamed(source: Source): Promise<string | null> {
  const table = source.tables.find((one) => one.file === realmFile)
  if (table === undefined) return null
  const sheet = await table.open()
  try {
    const at = matchHeaders(realmFile, sheet.header).columns.findIndex((column) => column?.name === 'code')
    const codes = new Set<string>()
    for await (const batch of sheet.batches)
      for (const row of batch.rows) codes.add((row.cells[at] ?? '').trim().normalize('NFC'))
    const [code, ...others] = [...codes].filter((one) => one !== '')
    return others.length > 0 ? null : (code ?? null)
  } finally {
    await sheet.close()
  }
}
