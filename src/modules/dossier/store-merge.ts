/** Rows that name a person, of whatever file, and who can sign in as one. */
import type pg from 'pg'
import { dbName } from '#core/columns.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import { cellsOf, selectCells } from './store-versions.ts'
import type { RawRow } from './store-versions.ts'

export type Named = { readonly cells: Readonly<Record<string, string>>; readonly seen: string }

/** Current rows of a file with a person's code in a column. `onFile` is told of each stored file, with the cell that names it. */
export async function readNaming(
  client: pg.ClientBase,
  file: DossierFile,
  of: {
    readonly realmId: number
    readonly timeZone: string
    readonly column: Column
    readonly person: string
    readonly onFile: (cell: string, sha256: Buffer) => void
  },
): Promise<Named[]> {
  const { fields, joins } = selectCells(file)
  const { rows } = await client.query<RawRow & { recorded_at: Date }>(
    `select ${fields}, t.recorded_at from ${file.table} t ${joins}
     where t.realm_id = $1 and t.superseded_at is null and not t.retracted
       and t.${dbName(of.column)} = (select x.person_id from person_ids x where x.realm_id = $1 and x.code = $2)`,
    [of.realmId, of.person],
  )
  return rows.map((row) => ({
    seen: row.recorded_at.toISOString(),
    cells: cellsOf(file, row, of.timeZone, (name, sha256) => {
      const cell = `stored/${sha256.toString('hex')}/${name}`
      of.onFile(cell, sha256)
      return cell
    }),
  }))
}

/** Whether an account that is not closed belongs to a person. */
export async function hasAccount(client: pg.ClientBase, realmId: number, person: string): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from accounts a join person_ids i on i.realm_id = a.realm_id and i.person_id = a.person_id
     where a.realm_id = $1 and i.code = $2 and a.status <> 'closed' limit 1`,
    [realmId, person],
  )
  return rows.length > 0
}
