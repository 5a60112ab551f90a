/** All versions of a file as the dossier writes them: codes for ids, in the order of keys, then of recording. */
import type pg from 'pg'
import { formatCell } from '#core/cells.ts'
import { dbName, keysOf, recordedAt, retracted } from '#core/columns.ts'
import type { Column, DossierFile, Value } from '#core/columns.ts'
import { identityTable } from '#platform/facts-sql.ts'

/** A stored file that a row names: its path in the dossier and its content. */
export type Blob = { readonly path: string; readonly sha256: Buffer }

export type ExportBatch = { readonly rows: readonly (readonly string[])[]; readonly blobs: readonly Blob[] }

const batchSize = 2000

/** Expression of a column over the file's table `t`; identities are joined as `i0`, `i1`, … */
function expression(file: DossierFile, column: Column, index: number): string {
  if (file.name === 'realm' && column.key) return 'r.code'
  return column.ref ? `i${index}.code` : `t.${dbName(column)}`
}

function exportSql(file: DossierFile): string {
  const fields = file.columns.flatMap((column, index) => {
    const one = `${expression(file, column, index)} as c${index}`
    return column.cell.type === 'file' ? [one, `t.${dbName(column)}_sha256 as h${index}`] : [one]
  })
  const joins = file.columns.flatMap((column, index) =>
    column.ref
      ? [
          `left join ${identityTable[column.ref]} i${index} on i${index}.realm_id = t.realm_id and i${index}.${column.ref}_id = t.${dbName(column)}`,
        ]
      : [],
  )
  const keys = keysOf(file).map((column) => expression(file, column, file.columns.indexOf(column)))
  return `select ${fields.join(', ')}, t.recorded_at, t.retracted
    from ${file.table} t join realms r on r.realm_id = t.realm_id ${joins.join(' ')}
    where t.realm_id = $1 order by ${[...keys, 't.recorded_at'].join(', ')}`
}

type Row = Record<string, unknown> & { recorded_at: Date; retracted: boolean }

const valueOf = (raw: unknown): Value => (raw instanceof Date ? raw.toISOString() : (raw as Value))

/** Path under which the dossier carries a stored file: two of one name and different content stay apart. */
function blobPath(sha256: Buffer, name: string): string {
  return `files/${sha256.toString('hex').slice(0, 12)}/${name}`
}

/** Columns that an export has; a workbook carries no files, so it leaves their columns out: absent keeps. */
export function exportColumns(file: DossierFile, withFiles: boolean): Column[] {
  const own = file.columns.filter((column) => withFiles || column.cell.type !== 'file')
  return [...own, recordedAt, retracted]
}

/**
 * Walks over a file's versions with a cursor; memory holds one batch. Call inside a read-only repeatable-read
 * transaction, so that all files show one moment.
 */
export async function* exportRows(
  client: pg.ClientBase,
  file: DossierFile,
  cx: { readonly realmId: number; readonly timeZone: string; readonly withFiles: boolean },
): AsyncGenerator<ExportBatch> {
  const cursor = `export_${file.name}`
  await client.query(`declare ${cursor} no scroll cursor for ${exportSql(file)}`, [cx.realmId])
  const columns = exportColumns(file, cx.withFiles)
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${batchSize} from ${cursor}`)
    if (rows.length === 0) break
    const blobs: Blob[] = []
    const cells = rows.map((row) =>
      columns.map((column) => {
        if (column === recordedAt || column === retracted) return formatCell(column, valueOf(row[column.name]), cx)
        const index = file.columns.indexOf(column)
        const value = valueOf(row[`c${index}`] ?? null)
        const sha256 = row[`h${index}`]
        if (column.cell.type !== 'file' || typeof value !== 'string' || !Buffer.isBuffer(sha256))
          return formatCell(column, value, cx)
        const path = blobPath(sha256, value)
        blobs.push({ path, sha256 })
        return path
      }),
    )
    yield { rows: cells, blobs }
  }
  await client.query(`close ${cursor}`)
}
