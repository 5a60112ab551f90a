/**
 * Which units a row concerns, as SQL, so that whoever writes stays within their own (architecture.md, Rights). Asked at
 * the end of an order, on what it has written and on what it has replaced. What lies outside is told like what is not
 * there: the row refers to something unknown.
 */
import type pg from 'pg'
import { keysOf, dbName } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import type { Fault, FaultCode } from '#core/faults.ts'
import type { UnitScope } from '#core/scope.ts'
import { freshName, stageName } from '#platform/facts-sql.ts'
import type { Order } from '#platform/facts.ts'

type Concern = {
  /** The column that is blamed. */
  readonly column: string
  readonly code: FaultCode
  /** Id of a unit over the row `t`; $1 is the realm, $2 the order's position. */
  readonly unit: string
  /** What no unit means: the row concerns the whole realm, or nobody in particular. */
  readonly none: 'realm' | 'nobody'
}

const unitColumn = (column: string, db = `${column}_id`): Concern => ({
  column,
  code: 'unknown-unit',
  unit: `nullif(t.${db}, 0)`,
  none: 'realm',
})
const personColumn: Concern = {
  column: 'person',
  code: 'unknown-person',
  unit: '(select b.unit_id from people_before b where b.person_id = t.person_id)',
  none: 'nobody',
}
/** The same for reading: where the person is at home; $3 is the civil date. */
const homeOf = `(select m.unit_id from memberships m where m.realm_id = $1 and m.person_id = t.person_id
  and m.superseded_at is null and not m.retracted
  order by (m.valid_from <= $3::date and m.valid_to >= $3::date) desc, m.is_primary desc, m.valid_from desc limit 1)`
const ownerOf: Concern = {
  column: 'campaign',
  code: 'unknown-campaign',
  unit: `(select c.owner_id from campaigns c where c.realm_id = $1 and c.campaign_id = t.campaign_id
    and c.superseded_at is null)`,
  none: 'realm',
}
const hostOf: Concern = {
  column: 'session',
  code: 'unknown-session',
  unit: `(select s.host_id from sessions s where s.realm_id = $1 and s.session_id = t.session_id
    and s.superseded_at is null)`,
  none: 'realm',
}

/** The parent of a unit's newest placement before the order; -1, which nobody covers, for the root. */
const placedBefore = `(select coalesce(p.parent_id, -1) from units p where p.realm_id = $1 and p.unit_id = t.unit_id
  and p.position < $2 and not p.retracted order by p.valid_from desc, p.recorded_at desc limit 1)`

/** By file: one of the concerns must be covered (`any`), or all; and each of `also`, when it is written. */
export const concernsOf: Readonly<
  Record<string, { readonly any?: true; readonly of: readonly Concern[]; readonly also?: readonly Concern[] }>
> = {
  realm: { of: [{ column: 'code', code: 'wrong-realm', unit: 'null::bigint', none: 'realm' }] },
  // a new placement may not fetch a unit that stood elsewhere
  units: { of: [unitColumn('parent'), { ...unitColumn('code'), unit: placedBefore, none: 'nobody' }] },
  people: { of: [{ ...personColumn, column: 'code' }] },
  memberships: { of: [unitColumn('unit'), personColumn] },
  exemptions: { of: [personColumn] },
  directives: {
    of: [
      {
        column: 'issuer',
        code: 'unknown-unit',
        unit: '(select i.unit_id from unit_ids i where i.realm_id = $1 and i.code = t.issuer)',
        none: 'realm',
      },
    ],
  },
  campaigns: { of: [unitColumn('owner')] },
  audiences: { of: [ownerOf] },
  required_deliverables: { of: [ownerOf] },
  deadlines: { of: [ownerOf] },
  speakers: { of: [personColumn] },
  sessions: { of: [unitColumn('host')] },
  sites: { any: true, of: [hostOf, unitColumn('unit')] },
  agenda: { of: [hostOf] },
  materials: { of: [hostOf] },
  // a unit fills its places, with its own people
  convening: { any: true, of: [hostOf, unitColumn('unit')], also: [personColumn] },
  attendance: { any: true, of: [hostOf, personColumn] },
  headcounts: { of: [unitColumn('unit')] },
  outreach: { of: [unitColumn('unit')] },
  deliverables: { of: [unitColumn('unit')] },
  reflections: { of: [personColumn] },
  recommendations: { of: [unitColumn('unit')] },
}

/** Condition over a row `t` that it may be read in a scope: $1 realm, $2 the units covered (null: all), $3 today. */
export function readableSql(file: DossierFile): string {
  const rule = concernsOf[file.name]
  if (rule === undefined) throw new Error(`nobody says which units a row of ${file.name} concerns`)
  const tests = rule.of
    .filter(({ unit }) => unit !== placedBefore)
    .map(
      (concern) =>
        `coalesce((${concern.unit === personColumn.unit ? homeOf : concern.unit}) = any($2::bigint[]), false)`,
    )
  // a row that concerns the realm, or nobody in particular, is read by whoever reads all of it
  return `($2::bigint[] is null or (${tests.join(rule.any ? ' or ' : ' and ')}) and $3::date is not null)`
}

/** Files whose rows name a person, and by what column. */
const personOf = (file: DossierFile): string | undefined => file.columns.find((column) => column.ref === 'person')?.name

/**
 * Notes, before anything is written, where the people of an order are at home: the primary unit today, else the last.
 * Otherwise the order itself could fetch somebody into the writer's scope.
 */
export async function notePeople(
  client: pg.ClientBase,
  realmId: number,
  files: readonly DossierFile[],
  today: string,
): Promise<void> {
  const named = files.flatMap((file) => {
    const column = personOf(file)
    return column === undefined ? [] : [`select "${column}" as code from ${stageName(file)}`]
  })
  const codes = named.length > 0 ? named.join(' union ') : `select ''::text as code`
  await client.query('create temp table people_before (person_id bigint, unit_id bigint) on commit drop')
  await client.query(
    `insert into people_before select i.person_id, m.unit_id
     from (${codes}) s join person_ids i on i.realm_id = $1 and i.code = s.code
     left join lateral (
       select m.unit_id from memberships m
       where m.realm_id = $1 and m.person_id = i.person_id and m.superseded_at is null and not m.retracted
       order by (m.valid_from <= $2::date and m.valid_to >= $2::date) desc, m.is_primary desc, m.valid_from desc
       limit 1) m on true`,
    [realmId, today],
  )
}

/**
 * Rows of an order that lie outside the scope of whoever writes it; with the version that each replaces, and those that
 * say nothing new: otherwise a guess at what is stored elsewhere would be told right.
 */
export async function checkScope(
  order: Order,
  file: DossierFile,
  scope: UnitScope,
  report: (fault: Fault) => void,
): Promise<void> {
  if (scope.all) return
  const rule = concernsOf[file.name]
  if (rule === undefined) throw new Error(`nobody says which units a row of ${file.name} concerns`)
  const keys = keysOf(file).map(dbName)
  const equal = keys.map((key) => `t.${key} = f.${key}`).join(' and ') || 'true'
  const concerns = [...rule.of, ...(rule.also ?? [])]
  const units = concerns.map(({ unit }, i) => `${unit} as u${i}`)
  const values = concerns.map(({ column }, i) => `s."${column}"::text as v${i}`)
  const { rows } = await order.client.query<Record<string, unknown> & { row_no: number }>(
    `select f.row_no, ${[...units, ...values].join(', ')}
     from ${freshName(file)} f join ${file.table} t on t.realm_id = $1 and ${equal}
       and (t.recorded_at = f.recorded_at or t.superseded_at = f.recorded_at or not f.fresh and t.superseded_at is null)
     join ${stageName(file)} s on s.row_no = f.row_no
     where $2::bigint > 0 order by f.row_no`,
    [order.realmId, order.position],
  )
  const told = new Set<number>()
  for (const row of rows) {
    const outside = concerns.map(({ none }, i) => {
      const unit = row[`u${i}`] as number | null
      return unit === null ? none === 'realm' : !scope.covers(Number(unit))
    })
    const [first, also] = [outside.slice(0, rule.of.length), outside.slice(rule.of.length)]
    const refused = rule.any ? first.every(Boolean) : first.some(Boolean)
    if ((!refused && !also.some(Boolean)) || told.has(row.row_no)) continue
    told.add(row.row_no)
    const at = refused ? first.indexOf(true) : rule.of.length + also.indexOf(true)
    const { column, code } = concerns[at] as Concern
    report({ code, file: file.name, row: row.row_no, column, value: (row[`v${at}`] as string | null) ?? '' })
  }
}
