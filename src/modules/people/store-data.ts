/**
 * Everything that is kept of one person, found by walking the database's own catalogue: each table that points to a
 * person or to an account, so that a table added later can't be forgotten. Secrets are left out (core/privacy.ts).
 */
import type pg from 'pg'
import { secretsOf } from '#core/privacy.ts'
import type { PersonData } from './contract.ts'

type Row = PersonData['tables'][number]['rows'][number]
export type Found = Pick<PersonData, 'tables' | 'withheld'>

type Table = { readonly name: string; readonly columns: readonly string[] }

/** Numbers that mean nothing to the person have the code beside them. */
const codes: Readonly<Record<string, string>> = {
  unit_id: 'unit',
  addressed_to_id: 'unit',
  campaign_id: 'campaign',
  session_id: 'session',
}

async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by c.relname
     having array_agg(a.attname::text) && array['person_id', 'account_id'] order by c.relname`,
  )
  return rows
}

/** A row as JSON: without secrets and realm, files by their hash in hex, with codes. */
function rowSql({ name, columns }: Table): string {
  const hidden = [...secretsOf(name), 'realm_id']
  const added = columns.flatMap((column) => {
    const kind = codes[column]
    return kind === undefined
      ? []
      : [
          `'${column.replace(/_id$/, '')}', (select i.code from ${kind}_ids i where i.realm_id = t.realm_id and i.${kind}_id = t.${column})`,
        ]
  })
  const hashes = columns
    .filter((column) => column.endsWith('_sha256'))
    .map((column) => `'${column}', encode(t.${column}, 'hex')`)
  const more = [...added, ...hashes]
  return `(to_jsonb(t) - array[${hidden.map((one) => `'${one}'`).join(', ')}]::text[])${more.length > 0 ? ` || jsonb_build_object(${more.join(', ')})` : ''} as row`
}

const ofAccount = (column: string): string =>
  `${column} in (select a.account_id from accounts a where a.realm_id = $1 and a.person_id = $2)`

/** Rows of one person of a realm, table by table; call inside a snapshot. Tables without any are left out. */
export async function readPersonData(client: pg.ClientBase, realmId: number, personId: number): Promise<Found> {
  const tables: { table: string; rows: Row[] }[] = []
  const withheld: string[] = []
  const add = async (table: string, sql: string): Promise<void> => {
    const { rows } = await client.query<{ row: Row }>(sql, [realmId, personId])
    if (rows.length === 0) return
    tables.push({ table, rows: rows.map(({ row }) => row) })
    withheld.push(...[...secretsOf(table)].map((column) => `${table}.${column}`))
  }
  for (const table of await tablesOf(client)) {
    const mine = table.columns.includes('person_id') ? 't.person_id = $2' : ofAccount('t.account_id')
    await add(table.name, `select ${rowSql(table)} from ${table.name} t where t.realm_id = $1 and ${mine}`)
  }
  // sessions name their speakers by code
  await add(
    'sessions',
    `select ${rowSql({ name: 'sessions', columns: ['campaign_id', 'session_id'] })} from sessions t
     where t.realm_id = $1 and t.speakers && array(select s.code from speakers s where s.realm_id = $1 and s.person_id = $2)`,
  )
  // what others did to the person is told without the details, which may be about others
  await add(
    'journal_events',
    `select jsonb_build_object('event', e.event_id, 'at', e.at, 'actor', e.actor, 'door', e.door, 'action', e.action, 'unit', e.unit,
       'object_type', e.object_type, 'object_id', e.object_id, 'details', case when o.own then p.payload end) as row
     from journal_events e left join journal_payloads p using (event_id)
     cross join lateral (select e.actor in (select 'account:' || a.account_id from accounts a where a.realm_id = $1 and a.person_id = $2) as own) o
     where e.realm_id = $1 and (o.own or (e.object_type = 'person' and e.object_id = $2::bigint::text)
       or (e.object_type = 'account' and e.object_id in (select a.account_id::text from accounts a where a.realm_id = $1 and a.person_id = $2)))
     order by e.event_id`,
  )
  return { tables, withheld }
}

/** A person of a realm by code; null when there is none. */
export async function readPersonId(client: pg.ClientBase, realmId: number, code: string): Promise<number | null> {
  const { rows } = await client.query<{ person_id: number }>(
    'select person_id from person_ids where realm_id = $1 and code = $2',
    [realmId, code],
  )
  return rows[0]?.person_id ?? null
}

/** The person whom an account belongs to; null when it is nobody's. */
export async function readPersonOfAccount(
  client: pg.ClientBase,
  realmId: number,
  accountId: number,
): Promise<{ person_id: number; code: string } | null> {
  const { rows } = await client.query<{ person_id: number; code: string }>(
    `select i.person_id, i.code from accounts a join person_ids i on i.realm_id = a.realm_id and i.person_id = a.person_id
     where a.realm_id = $1 and a.account_id = $2`,
    [realmId, accountId],
  )
  return rows[0] ?? null
}
