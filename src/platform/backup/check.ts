import type pg from 'pg'

type Client = Pick<pg.Client, 'query'>

/** Rows of every table, in one snapshot. Reading them all also lets the server prove the checksum of every page. */
export async function countRows(client: Client): Promise<Record<string, number>> {
  const tables = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  if (tables.rows.length === 0) return {}
  const counts = tables.rows.map(
    ({ name }) => `select '${name.replaceAll("'", "''")}' as name, count(*)::float8 as rows from ${name}`,
  )
  const counted = await client.query<{ name: string; rows: number }>(counts.join(' union all '))
  return Object.fromEntries(counted.rows.map(({ name, rows }) => [name, rows]))
}

/** Has the server check the structure of every index; throws what it finds. Leaves no trace in the database. */
export async function checkIndexes(client: Client): Promise<number> {
  await client.query('begin')
  try {
    await client.query('create extension if not exists amcheck')
    const checked = await client.query(
      `select bt_index_check(c.oid) from pg_class c join pg_am a on a.oid = c.relam
       join pg_index i on i.indexrelid = c.oid
       where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p' and i.indisready and i.indisvalid`,
    )
    return checked.rowCount ?? 0
  } finally {
    await client.query('rollback')
  }
}

/** Tables of which less is there than the backup's manifest says; facts are only ever added. */
export function missingRows(
  wanted: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
  appendOnly: ReadonlySet<string>,
): string[] {
  return Object.entries(wanted)
    .filter(([name, rows]) => (appendOnly.has(name) ? (found[name] ?? -1) < rows : found[name] === undefined))
    .map(([name]) => name)
}

/** Tables of versions and of orders: rows come and are never taken away. */
export async function appendOnlyTables(client: Client): Promise<Set<string>> {
  const found = await client.query<{ name: string }>(
    `select distinct quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and column_name in ('superseded_at', 'door')`,
  )
  return new Set(found.rows.map(({ name }) => name))
}
