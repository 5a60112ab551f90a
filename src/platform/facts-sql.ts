/** The SQL of facts.ts, made from the description of a file; no value ever becomes part of the text. */
import { contentOf, dbName, dbType, keysOf, stagedType } from '#core/columns.ts'
import type { Column, DossierFile, Identity } from '#core/columns.ts'

export const identityTable: Readonly<Record<Identity, string>> = {
  unit: 'unit_ids',
  person: 'person_ids',
  campaign: 'campaign_ids',
  session: 'session_ids',
}

export const stageName = (file: DossierFile): string => `stage_${file.name}`
const resolvedName = (file: DossierFile): string => `resolved_${file.name}`
export const freshName = (file: DossierFile): string => `fresh_${file.name}`

/** realm.csv's code is the realm itself and no column. */
function storedColumns(file: DossierFile): Column[] {
  return file.columns.filter((column) => !(file.name === 'realm' && column.key))
}

/** Key columns as stored, without the realm. */
export function keyNames(file: DossierFile): string[] {
  return file.name === 'realm' ? [] : keysOf(file).map(dbName)
}

/** Content columns as stored; a file column has its content's SHA-256 beside it. */
export function contentNames(file: DossierFile): { name: string; type: string; column: Column }[] {
  return contentOf(file).flatMap((column) => {
    const one = { name: dbName(column), type: dbType(column), column }
    return column.cell.type === 'file' ? [one, { name: `${one.name}_sha256`, type: 'bytea', column }] : [one]
  })
}

export type StageColumn = { readonly name: string; readonly type: string }

/** Columns of the staging table: the row in its file, the cells (references still as codes), the version's own two. */
export function stageColumns(file: DossierFile): StageColumn[] {
  return [
    { name: 'row_no', type: 'integer' },
    ...file.columns.flatMap((column) => {
      const one = { name: column.name, type: column.ref ? 'text' : stagedType(column) }
      return column.cell.type === 'file' ? [one, { name: `${column.name}_sha256`, type: 'bytea' }] : [one]
    }),
    { name: 'recorded_at', type: 'timestamptz(3)' },
    { name: 'retracted', type: 'boolean' },
    // a row with a fault is staged as far as it goes, so that the rest of it is checked too, and left out afterwards
    { name: 'sound', type: 'boolean' },
  ]
}

export function createStage(file: DossierFile): string {
  const columns = stageColumns(file).map((column) => `"${column.name}" ${column.type}`)
  return `create temp table ${stageName(file)} (${columns.join(', ')})`
}

/** New identities for the codes that a file makes. $1 realm. */
export function insertIdentities(file: DossierFile): string {
  const table = identityTable[file.makes as Identity]
  return `insert into ${table} (realm_id, code)
    select $1::bigint, s.code from (select distinct code from ${stageName(file)} where sound) s
    where not exists (select 1 from ${table} i where i.realm_id = $1 and i.code = s.code)
    order by s.code on conflict do nothing`
}

/** Staged rows with ids for codes and moments for empty recorded_at. $1 realm, $2 moment of import. */
export function createResolved(file: DossierFile): string {
  const joins: string[] = []
  const selected = storedColumns(file).flatMap((column, i) => {
    const name = dbName(column)
    if (!column.ref) {
      const plain = `s."${column.name}" as ${name}`
      return column.cell.type === 'file' ? [plain, `s."${column.name}_sha256" as ${name}_sha256`] : [plain]
    }
    // a required content may be a column that the file lacks: then it keeps what is stored
    const optional = !column.required || !column.key
    joins.push(
      `${optional ? 'left join' : 'join'} ${identityTable[column.ref]} i${i}
        on i${i}.realm_id = $1 and i${i}.code = s."${column.name}"`,
    )
    const id = `i${i}.${column.ref}_id`
    return [`${column.key && optional ? `coalesce(${id}, 0)` : id} as ${name}`]
  })
  // a reference to a row that is itself at fault is left out with it
  const dangling = storedColumns(file)
    .map((column, i) =>
      column.ref && !(column.required && column.key)
        ? `(s."${column.name}" is null or s."${column.name}" = '' or i${i}.code is not null)`
        : '',
    )
    .filter(Boolean)
  return `create temp table ${resolvedName(file)} on commit drop as
    select s.row_no, ${['s.retracted', ...selected].join(', ')},
      coalesce(s.recorded_at, $2::timestamptz(3)) as recorded_at
    from ${stageName(file)} s ${joins.join('\n')}
    where s.sound ${dangling.map((test) => `and ${test}`).join(' ')}
      and $1::bigint is not null and $2::timestamptz is not null`
}

/**
 * Staged rows beside the version before each in time, staged or stored; columns that the file lacks take what is
 * stored (interchange.md, General rules). `fresh` = differs from the version before; `tied` = a stored version of the
 * same moment says something else.
 */
export function createFresh(file: DossierFile, present: ReadonlySet<string>, stored: boolean): string {
  const keys = keyNames(file)
  const contents = contentNames(file)
  const all = [...contents.map(({ name }) => name), 'retracted']
  const filled = [
    ...contents.map(({ name, column }) => {
      if (present.has(column.name)) return `r.${name}`
      const fallback = fallbackSql(column, name)
      return stored
        ? `case when p.recorded_at is null then ${fallback} else p.${name} end as ${name}`
        : `${fallback} as ${name}`
    }),
    present.has('retracted')
      ? 'coalesce(r.retracted, false) as retracted'
      : stored
        ? 'coalesce(p.retracted, false) as retracted'
        : 'false as retracted',
  ]
  const keyList = keys.map((key) => `r.${key}`)
  const before = stored
    ? `left join lateral (
        select t.recorded_at, ${all.map((name) => `t.${name}`).join(', ')} from ${file.table} t
        where t.realm_id = $1 ${keys.map((key) => `and t.${key} = r.${key}`).join(' ')}
          and t.recorded_at <= r.recorded_at
        order by t.recorded_at desc limit 1) p on true`
    : ''
  const storedRow = stored
    ? `, p.recorded_at as p_at, row(${all.map((name) => `p.${name}`).join(', ')}) as p_row`
    : ', null::timestamptz as p_at'
  const partition = keys.length > 0 ? `partition by ${keys.join(', ')}` : ''
  const thisRow = `row(${all.join(', ')})`
  return `create temp table ${freshName(file)} on commit drop as
    with filled as (
      select r.row_no, ${[...keyList, ...filled].join(', ')}, r.recorded_at ${storedRow}
      from ${resolvedName(file)} r ${before}
    ), beside as (
      select *, lag(recorded_at) over w as l_at, lag(${thisRow}) over w as l_row from filled
      window w as (${partition} order by recorded_at, row_no)
    )
    select row_no, ${[...keys, ...all].join(', ')}, recorded_at,
      ${stored ? `(p_at = recorded_at and p_row is distinct from ${thisRow})` : 'false'} as tied,
      (l_at = recorded_at and l_row is distinct from ${thisRow}) is true as twice,
      case when l_at is not null ${stored ? 'and (p_at is null or l_at >= p_at)' : ''} then l_row is distinct from ${thisRow}
        ${stored ? `when p_at is not null then p_row is distinct from ${thisRow}` : ''} else true end as fresh
    from beside where $1::bigint is not null`
}

function fallbackSql(column: Column, name: string): string {
  if (name.endsWith('_sha256')) return 'null::bytea'
  const type = dbType(column)
  const value = column.fallback ?? null
  if (value === null) return `null::${type}`
  if (Array.isArray(value)) return `array[${value.map((one) => `'${String(one)}'`).join(', ')}]::text[]`
  return `'${String(value)}'::${type}`
}

/** Sets superseded_at along the chains that new versions join. $1 realm. */
export function closeChains(file: DossierFile): string {
  const keys = keyNames(file)
  const equal = (a: string, b: string): string =>
    ['true', ...keys.map((key) => `${a}.${key} = ${b}.${key}`)].join(' and ')
  return `update ${file.table} t set superseded_at = c.next
    from (
      select ${[...keys, 'recorded_at'].join(', ')}, lead(recorded_at) over (${keys.length > 0 ? `partition by ${keys.join(', ')}` : ''} order by recorded_at) as next
      from (
        select ${[...keys.map((key) => `t.${key}`), 't.recorded_at'].join(', ')} from ${file.table} t
        where t.realm_id = $1 and exists (select 1 from ${freshName(file)} f where f.fresh and ${equal('f', 't')})
        union all
        select ${[...keys, 'recorded_at'].join(', ')} from ${freshName(file)} where fresh
      ) versions
    ) c
    where t.realm_id = $1 and ${equal('t', 'c')} and t.recorded_at = c.recorded_at and t.superseded_at is distinct from c.next`
}

/** Adds the new versions. $1 realm, $2 position. */
export function insertFresh(file: DossierFile, stored: boolean): string {
  const keys = keyNames(file)
  const names = [...keys, ...contentNames(file).map(({ name }) => name), 'retracted', 'recorded_at']
  const later = stored
    ? `(select min(t.recorded_at) from ${file.table} t where t.realm_id = $1 ${keys.map((key) => `and t.${key} = f.${key}`).join(' ')} and t.recorded_at > f.recorded_at)`
    : 'null'
  return `insert into ${file.table} (realm_id, ${names.join(', ')}, superseded_at, position)
    select $1::bigint, ${names.map((name) => `f.${name}`).join(', ')},
      least(lead(f.recorded_at) over (${keys.length > 0 ? `partition by ${keys.map((key) => `f.${key}`).join(', ')}` : ''} order by f.recorded_at), ${later}),
      $2::bigint
    from ${freshName(file)} f where f.fresh`
}
