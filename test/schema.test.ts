/** The modules' descriptions of their files against the tables that the migrations make. */
import { describe, expect, test } from 'vitest'
import { contentOf, dbName, dbType, keysOf } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { contentNames, identityTable, keyNames } from '#platform/facts-sql.ts'
import { freshDatabase } from './database.ts'

const database = await freshDatabase()

type ColumnRow = { name: string; type: string; needed: boolean }
const columnsOf = async (table: string): Promise<Map<string, ColumnRow>> => {
  const { rows } = await database.pool.query<ColumnRow>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  )
  return new Map(rows.map((row) => [row.name, row]))
}

type IndexRow = { name: string; columns: string[]; condition: string | null; is_primary: boolean }
const uniquesOf = async (table: string): Promise<IndexRow[]> => {
  const { rows } = await database.pool.query<IndexRow>(
    `select c.relname as name, i.indisprimary as is_primary, pg_get_expr(i.indpred, i.indrelid) as condition,
       (select array_agg(a.attname::text order by k.n) from unnest(i.indkey::int2[]) with ordinality k(att, n)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.att) as columns
     from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = $1::regclass and i.indisunique`,
    [table],
  )
  return rows
}

/** Types as the catalogue writes them. */
const shown: Readonly<Record<string, string>> = {
  'timestamptz(3)': 'timestamp(3) with time zone',
}
const own: Readonly<Record<string, string>> = {
  realm_id: 'bigint',
  recorded_at: 'timestamp(3) with time zone',
  superseded_at: 'timestamp(3) with time zone',
  retracted: 'boolean',
  position: 'bigint',
}

function described(file: DossierFile): Record<string, string> {
  const keys = file.name === 'realm' ? [] : keysOf(file).map((column) => [dbName(column), dbType(column)] as const)
  const contents = contentNames(file).map(({ name, type }) => [name, type] as const)
  const all = [...keys, ...contents].map(([name, type]) => [name, shown[type] ?? type] as const)
  return { ...own, ...Object.fromEntries(all) }
}

describe.each(dossierFiles.map((file) => ({ name: file.name, file })))('the table of $name.csv', ({ file }) => {
  test('has every column that is described, of its type, and no other', async () => {
    const columns = await columnsOf(file.table)
    expect(Object.fromEntries([...columns].map(([name, { type }]) => [name, type]))).toEqual(described(file))
  })

  test('needs its key, and of its contents nothing that a withdrawn version lacks', async () => {
    const columns = await columnsOf(file.table)
    // an open end is a day as well: infinity
    const ends = file.columns.filter(({ cell }) => cell.type === 'date' && cell.open !== undefined).map(dbName)
    const always = ['realm_id', ...keyNames(file), ...ends, 'recorded_at', 'retracted', 'position']
    for (const { name, needed } of columns.values()) expect([name, needed]).toEqual([name, always.includes(name)])
    expect(contentOf(file).length).toBeGreaterThan(0)
  })

  test('has the realm, the key and the moment as its primary key, and one version open a fact', async () => {
    const uniques = await uniquesOf(file.table)
    const key = ['realm_id', ...keyNames(file)]
    expect(uniques.find((one) => one.is_primary)?.columns).toEqual([...key, 'recorded_at'])
    const open = uniques.filter((one) => !one.is_primary)
    expect(open.map(({ columns, condition }) => ({ columns, condition }))).toEqual([
      { columns: key, condition: '(superseded_at IS NULL)' },
    ])
  })

  test('checks of its choices exactly those that are described', async () => {
    const { rows } = await database.pool.query<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [file.table],
    )
    for (const column of file.columns) {
      if (column.cell.type !== 'choice') continue
      const name = dbName(column)
      const found = rows.find(({ text }) => new RegExp(`\\b${name} = ANY`).test(text))?.text ?? ''
      const allowed = [...found.matchAll(/'([^']*)'/g)].map((one) => one[1])
      const known = column.cell.options.map((option) => option.code)
      // a choice in a key has no check of its own: the reader refuses what is not in the list
      if (allowed.length > 0 || !column.key) expect([name, allowed]).toEqual([name, known])
    }
  })
})

test('identities, orders and figures have the realm first in every unique index', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'
       and (tablename like '%\\_ids' or tablename like 'figure\\_%' or tablename in ('orders', 'positions')) order by 1`,
  )
  const tables = rows.map((row) => row.name)
  for (const table of Object.values(identityTable)) expect(tables).toContain(table)
  for (const table of tables) {
    const uniques = await uniquesOf(table)
    expect([table, uniques.some((one) => one.is_primary)]).toEqual([table, true])
    for (const one of uniques) expect([table, one.name, one.columns[0]]).toEqual([table, one.name, 'realm_id'])
  }
  expect(tables.length).toBeGreaterThan(8)
})
