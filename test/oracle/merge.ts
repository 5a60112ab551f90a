import { emptyDossier, keyOf, TABLE_NAMES, TABLES, type AnyRow, type Dossier, type TableName } from './columns.ts'

/**
 * The store after several dossiers were imported one after the other (interchange.md): a column
 * absent from a file takes the value of the version before it in time, and a row that equals the
 * version before it adds nothing. Rows carry the number of the import that brought them.
 *
 * @throws when two versions of one fact share a `recorded_at` and differ
 */
export function mergeDossiers(imports: Dossier[]): Dossier {
  const last = imports.at(-1)
  const merged = emptyDossier(last?.zone, last?.levels)
  for (const table of TABLE_NAMES) {
    const versions = new Map<string, AnyRow[]>()
    imports.forEach((dossier, number) => addImport(versions, table, dossier, number))
    ;(merged.tables as Record<TableName, unknown>)[table] = [...versions.values()].flat()
    merged.given[table] = [...Object.keys(TABLES[table].columns), 'recorded_at', 'retracted']
  }
  return merged
}

function addImport(versions: Map<string, AnyRow[]>, table: TableName, dossier: Dossier, number: number) {
  const given = dossier.given[table]
  const rows = [...(dossier.tables[table] as AnyRow[])]
  for (const row of rows.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    const key = keyOf(table, row)
    const stored = versions.get(key) ?? []
    versions.set(key, stored)
    // A version of the very same instant is the same row imported again.
    const before = stored
      .filter((v) => v.recordedAt <= row.recordedAt)
      .toSorted((a, b) => b.recordedAt - a.recordedAt)[0]
    const full = before === undefined ? { ...row } : completed(table, row, before, given)
    full.import = number
    if (before !== undefined && sameContent(table, before, full)) continue
    if (before?.recordedAt === row.recordedAt) {
      throw new Error(`${table}: two versions of ${key} at the same recorded_at`)
    }
    stored.push(full)
  }
}

/** "A column that is absent from a file keeps what is stored": `retracted` is a column like others. */
function completed(table: TableName, row: AnyRow, before: AnyRow, given: string[]): AnyRow {
  const full: AnyRow = { ...row }
  for (const column of [...Object.keys(TABLES[table].columns), 'retracted']) {
    if (!given.includes(column)) full[column] = before[column]
  }
  return full
}

function sameContent(table: TableName, a: AnyRow, b: AnyRow): boolean {
  const columns = [...Object.keys(TABLES[table].columns), 'retracted']
  return columns.every((column) => JSON.stringify(a[column]) === JSON.stringify(b[column]))
}
