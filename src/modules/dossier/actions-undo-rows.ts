/** What an order wrote, and what was there before it. */
import type pg from 'pg'
import { dbName, keysOf } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import { Problem } from '#core/problem.ts'
import type { Table } from './actions-rows.ts'
import { cellsOf, selectCells } from './store-versions.ts'
import type { RawRow } from './store-versions.ts'

export type Undoing = {
  readonly realmId: number
  readonly timeZone: string
  /** The order to be taken back. */
  readonly position: number
  /** Told of every stored file that a row names, with the cell that names it. */
  readonly onFile: (cell: string, sha256: Buffer) => void
}

const keyList = (file: DossierFile): string[] => (file.name === 'realm' ? [] : keysOf(file).map(dbName))

const sameKey = (file: DossierFile, a: string, b: string): string =>
  ['true', ...keyList(file).map((key) => `${a}.${key} = ${b}.${key}`)].join(' and ')

/** Throws `conflict` when a key that the order touched has been written since. */
export async function checkUntouched(
  client: pg.ClientBase,
  files: readonly DossierFile[],
  { realmId, position }: Pick<Undoing, 'realmId' | 'position'>,
): Promise<void> {
  for (const file of files) {
    const { rows } = await client.query(
      `select 1 from ${file.table} n join ${file.table} l on l.realm_id = n.realm_id and ${sameKey(file, 'l', 'n')}
       where n.realm_id = $1 and n.position = $2 and l.position > $2 limit 1`,
      [realmId, position],
    )
    if (rows.length > 0)
      throw new Problem('conflict', file.name, { issues: [{ path: file.name, message: 'changed-since' }] })
  }
}

const batchSize = 2000

/**
 * For every key that the order touched, the row that was in force before it; one that was not there is withdrawn. Walks
 * with a cursor inside the caller's transaction.
 */
export function tableBefore(client: pg.ClientBase, file: DossierFile, of: Undoing): Table {
  const header = [...file.columns.map((column) => column.name), 'retracted']
  return { file, header, rows: rowsBefore(client, file, of, header) }
}

async function* rowsBefore(client: pg.ClientBase, file: DossierFile, of: Undoing, header: readonly string[]) {
  const { fields, joins } = selectCells(file)
  const keys = keyList(file)
  const touched = keys.length > 0 ? `distinct on (${keys.join(', ')}) *` : '*'
  const cursor = `undo_${file.name}`
  await client.query(
    `declare ${cursor} no scroll cursor for
     select ${fields}, t.position = $2 as new
     from (select ${touched} from ${file.table} where realm_id = $1 and position = $2
       order by ${[...keys, 'recorded_at desc'].join(', ')} ${keys.length > 0 ? '' : 'limit 1'}) n
     cross join lateral (
       select x.* from ${file.table} x where x.realm_id = $1 and ${sameKey(file, 'x', 'n')}
       order by x.position = $2, x.recorded_at desc limit 1) t
     ${joins}`,
    [of.realmId, of.position],
  )
  for (;;) {
    const { rows } = await client.query<RawRow & { new: boolean }>(`fetch ${batchSize} from ${cursor}`)
    if (rows.length === 0) break
    yield rows.map((row) => {
      const cells = cellsOf(file, row.new ? { ...row, retracted: true } : row, of.timeZone, (name, sha256) => {
        const cell = `stored/${sha256.toString('hex')}/${name}`
        of.onFile(cell, sha256)
        return cell
      })
      return header.map((column) => cells[column] ?? '')
    })
  }
  await client.query(`close ${cursor}`)
}
