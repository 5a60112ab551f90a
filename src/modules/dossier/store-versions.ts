/** Versions of rows as cells, with who wrote them: for the history of an object and for taking an order back. */
import type pg from 'pg'
import { formatCell } from '#core/cells.ts'
import { dbName, dbType, keysOf, retracted } from '#core/columns.ts'
import type { Column, DossierFile, Value } from '#core/columns.ts'
import type { UnitScope } from '#core/scope.ts'
import { identityTable } from '#platform/facts-sql.ts'
import { readableSql } from './store-scope.ts'

export type Cells = Readonly<Record<string, string>>

/** Selects a row `t` of a file as its columns, codes for ids; `h` is the content of a file column. */
export function selectCells(file: DossierFile): { readonly fields: string; readonly joins: string } {
  const fields = file.columns.flatMap((column, i) => {
    const value = file.name === 'realm' && column.key ? 'r.code' : column.ref ? `i${i}.code` : `t.${dbName(column)}`
    return [`${value} as c${i}`, ...(column.cell.type === 'file' ? [`t.${dbName(column)}_sha256 as h${i}`] : [])]
  })
  const joins = file.columns.flatMap((column, i) => {
    if (column.ref === undefined)
      return file.name === 'realm' && column.key ? ['join realms r on r.realm_id = t.realm_id'] : []
    const table = identityTable[column.ref]
    return [`left join ${table} i${i} on i${i}.realm_id = t.realm_id and i${i}.${column.ref}_id = t.${dbName(column)}`]
  })
  return { fields: [...fields, 't.retracted'].join(', '), joins: joins.join('\n') }
}

export type RawRow = Readonly<Record<string, unknown>> & { readonly retracted: boolean }

const valueOf = (raw: unknown): Value => (raw instanceof Date ? raw.toISOString() : (raw as Value))

/** The cells of a selected row; `fileCell` says how a stored file is named. */
export function cellsOf(
  file: DossierFile,
  row: RawRow,
  timeZone: string,
  fileCell: (name: string, sha256: Buffer) => string,
): Record<string, string> {
  const cell = (column: Column, i: number): string => {
    const value = valueOf(row[`c${i}`] ?? null)
    const sha256 = row[`h${i}`]
    if (column.cell.type === 'file' && typeof value === 'string' && Buffer.isBuffer(sha256))
      return fileCell(value, sha256)
    return formatCell(column, value, { timeZone })
  }
  const cells = Object.fromEntries(file.columns.map((column, i) => [column.name, cell(column, i)]))
  return { ...cells, retracted: formatCell(retracted, row.retracted, { timeZone }) }
}

export type Version = {
  readonly cells: Cells
  readonly recorded_at: string
  readonly superseded_at: string | null
  readonly retracted: boolean
  readonly position: number
  readonly door: string
  /** `account:12`, `operator`, …; the user name beside it when the account is still there. */
  readonly actor: string
  readonly user_name: string | null
}

export type HistoryAsked = {
  readonly scope: UnitScope
  readonly today: string
  readonly timeZone: string
  /** Columns with the value that each must have. */
  readonly where: readonly { readonly column: Column; readonly value: string }[]
  /** Only up to this position, itself included; null: all. */
  readonly upTo: number | null
  readonly limit: number
}

/** How a value (`$n`) is compared with a column: codes by their identity, the rest as text of its type. */
function matches(file: DossierFile, column: Column, n: number): string {
  if (file.name === 'realm') return `$${n}::text is not null`
  const name = `t.${dbName(column)}`
  if (column.ref === undefined) return `${name} = ${emptyAs(column, n)}`
  const { ref } = column
  const id = `(select x.${ref}_id from ${identityTable[ref]} x where x.realm_id = $1 and x.code = $${n})`
  return column.required ? `${name} = ${id}` : `${name} = case when $${n} = '' then 0 else ${id} end`
}

/** A value as it is stored; an empty key cell has a value of its own (interchange.md). */
function emptyAs(column: Column, n: number): string {
  const { cell } = column
  if (cell.type !== 'date') return `$${n}::${dbType(column)}`
  const open = cell.open === 'end' ? 'infinity' : '-infinity'
  return `coalesce(nullif($${n}, ''), '${open}')::date`
}

/** Versions of the rows of a file with a value in a column, newest first, as far as the scope reaches. */
export async function readVersions(client: pg.ClientBase, file: DossierFile, asked: HistoryAsked): Promise<Version[]> {
  const { scope, today, timeZone, where, upTo, limit } = asked
  const { fields, joins } = selectCells(file)
  const keys = keysOf(file).map((key) => `t.${dbName(key)}`)
  const order = ['t.position desc', 't.recorded_at desc', ...(file.name === 'realm' ? [] : keys)]
  type Row = RawRow & {
    recorded_at: Date
    superseded_at: Date | null
    position: number
    door: string
    actor: string
    user_name: string | null
  }
  const { rows } = await client.query<Row>(
    `select ${fields}, t.recorded_at, t.superseded_at, t.position, o.door, o.actor, a.user_name
     from ${file.table} t ${joins}
     join orders o on o.realm_id = t.realm_id and o.position = t.position
     left join accounts a on a.realm_id = t.realm_id and o.actor = 'account:' || a.account_id
     where t.realm_id = $1 and ${where.map(({ column }, i) => matches(file, column, i + 6)).join(' and ')}
       and ($4::bigint is null or t.position <= $4)
       and ${readableSql(file)}
     order by ${order.join(', ')} limit $5`,
    [scope.realmId, scope.units(), today, upTo, limit, ...where.map(({ value }) => value)],
  )
  return rows.map((row) => ({
    cells: cellsOf(file, row, timeZone, (name) => name),
    recorded_at: row.recorded_at.toISOString(),
    superseded_at: row.superseded_at?.toISOString() ?? null,
    retracted: row.retracted,
    position: row.position,
    door: row.door,
    actor: row.actor,
    user_name: row.user_name,
  }))
}

/** Name under which a scope's rows of a file name a stored content; null when none does that may be read. */
export async function readAttached(
  client: pg.ClientBase,
  file: DossierFile,
  asked: { readonly scope: UnitScope; readonly today: string; readonly sha256: Buffer },
): Promise<string | null> {
  const column = file.columns.find(({ cell }) => cell.type === 'file')
  if (column === undefined) return null
  const { rows } = await client.query<{ name: string }>(
    `select t.${dbName(column)} as name from ${file.table} t
     where t.realm_id = $1 and t.${dbName(column)}_sha256 = $4 and ${readableSql(file)}
     order by t.position desc limit 1`,
    [asked.scope.realmId, asked.scope.units(), asked.today, asked.sha256],
  )
  return rows[0]?.name ?? null
}
