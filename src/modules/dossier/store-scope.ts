/**
 * Which units a row concerns, as SQL, so that whoever writes stays within their own (architecture.md, Rights). Asked at
 * the end of an order, on what it has written and on what it has replaced. What lies outside is told like what is not
 * there: the row refers to something unknown.
 */
import type pg from 'pg'
import { keysOf, dbName } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import type { Fault } from '#core/faults.ts'
import type { UnitScope } from '#core/scope.ts'
import { freshName, stageName } from '#platform/facts-sql.ts'
import type { Order } from '#platform/facts.ts'
import type { Concern } from './store-concern.ts'
import { addressedOf, addresseeOf, issuerOf } from './store-scope-directives.ts'

const unitColumn = (column: string, db = `${column}_id`): Concern => ({
  column,
  code: 'unknown-unit',
  unit: `nullif(t.${db}, 0)`,
  none: 'realm',
})
/** Where a person was at home before the order (notePeople). */
function homeBefore(column: string): string {
  return `(select b.unit_id from people_before b where b.person_id = t.${column})`
}
/** The same for reading. */
function homeToday(column: string): string {
  return `(select m.unit_id from memberships m where m.realm_id = $1 and m.person_id = t.${column}
    and m.superseded_at is null and not m.retracted
    order by (m.valid_from <= $3::date and m.valid_to >= $3::date) desc, m.is_primary desc, m.valid_from desc limit 1)`
}
const personColumn: Concern = {
  column: 'person',
  code: 'unknown-person',
  unit: homeBefore('person_id'),
  read: homeToday('person_id'),
  none: 'nobody',
}
const ownerOf: Concern = {
  column: 'campaign',
  code: 'unknown-campaign',
  unit: `(select c.owner_id from campaigns c where c.realm_id = $1 and c.campaign_id = t.campaign_id
    and c.superseded_at is null)`,
  none: 'realm',
}
/** The last day that the campaign sets a unit of its level; the audience's own where there is one. */
const dueOfLevel = `(select d.due_on from deadlines d where d.realm_id = $1 and d.campaign_id = t.campaign_id
  and d.superseded_at is null and not d.retracted and d.unit_id = 0 and d.audience in (t.audience, '')
  and d.level = (select u.level from units u where u.realm_id = $1 and u.unit_id = t.unit_id and u.superseded_at is null
    and not u.retracted order by u.valid_from <= current_date desc, u.valid_from desc limit 1)
  order by d.audience = t.audience desc limit 1)`
/** A unit may set itself an earlier last day; a later one is the owner's to grant (decision 0018). */
const deadlineOf: Concern = {
  ...ownerOf,
  unit: `case when t.unit_id <> 0 and (t.retracted or t.due_on <= coalesce(${dueOfLevel}, 'infinity')) then t.unit_id
    else ${ownerOf.unit} end`,
  read: `case when t.unit_id <> 0 then t.unit_id else ${ownerOf.unit} end`,
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

const parentOf = (
  unit: string,
): string => `(select p.parent_id from units p where p.realm_id = $1 and p.unit_id = ${unit}
  and p.superseded_at is null and not p.retracted order by p.valid_from <= current_date desc, p.valid_from desc limit 1)`

/** What has been accepted is changed by who accepts it, and nobody accepts their own: the level above. */
const byLevelAbove = (test: string): Concern => ({
  ...unitColumn('unit'),
  unit: test === 'true' ? parentOf('t.unit_id') : `case when ${test} then ${parentOf('t.unit_id')} else t.unit_id end`,
  read: 't.unit_id',
})

/** Whether the last word of the level above on a statement is yes. */
const statementAccepted = `coalesce((select r.decision = 'accepted' from statement_reviews r
  where r.realm_id = $1 and r.campaign_id = t.campaign_id and r.audience = t.audience and r.unit_id = t.unit_id
    and r.on_date = t.on_date and r.superseded_at is null and not r.retracted
  order by r.decided_at desc limit 1), false)`
const activityOf: Concern = {
  column: 'activity',
  code: 'unknown-activity',
  unit: `(select o.unit_id from outreach o where o.realm_id = $1 and o.code = t.activity and o.superseded_at is null)`,
  none: 'realm',
}

/**
 * The unit that a person comes to by this order, by a transfer that the other side had asked for and this order accepts:
 * what was agreed between both lets whoever takes somebody in write what is outside their own units.
 */
const agreed = (what: string, more = 'true'): string => `(select ${what} from transfers a
  join transfers b on b.realm_id = $1 and b.code = a.code and b.superseded_at = a.recorded_at and b.status = 'asked'
    and not b.retracted and b.person_id = a.person_id and b.from_unit_id = a.from_unit_id
    and b.to_unit_id = a.to_unit_id and b.moves_on = a.moves_on
  where a.realm_id = $1 and a.position = $2 and a.status = 'accepted' and not a.retracted and a.person_id = t.person_id
    and ${more} limit 1)`
/** Of the membership that is left only its end is written: on the eve, or all of it when it began on the day. */
const leaving = `a.from_unit_id = t.unit_id and (t.position <> $2 or t.valid_to = a.moves_on - 1
  or t.retracted and t.valid_from = a.moves_on)`
/** Who asks keeps the unit that somebody leaves, who answers the one that the person comes to. */
const transferUnit = (
  asking: string,
): string => `(select case when n.status in ('accepted', 'refused') then n.to_unit_id
  else ${asking} end from transfers n where n.realm_id = $1 and n.code = t.code and n.superseded_at is null)`
const intoColumn: Concern = {
  column: 'into',
  code: 'unknown-person',
  unit: homeBefore('into_id'),
  read: homeToday('into_id'),
  none: 'nobody',
}

/** By file: one of the concerns must be covered (`any`), or all; and each of `also`, when it is written. */
export const concernsOf: Readonly<
  Record<string, { readonly any?: true; readonly of: readonly Concern[]; readonly also?: readonly Concern[] }>
> = {
  realm: { of: [{ column: 'code', code: 'wrong-realm', unit: 'null::bigint', none: 'realm' }] },
  // a new placement may not fetch a unit that stood elsewhere
  units: { of: [unitColumn('parent'), { ...unitColumn('code'), unit: placedBefore, none: 'nobody' }] },
  people: { of: [{ ...personColumn, column: 'code' }] },
  memberships: {
    of: [
      { ...unitColumn('unit'), unit: `coalesce(${agreed('a.to_unit_id', leaving)}, t.unit_id)`, read: 't.unit_id' },
      { ...personColumn, unit: `coalesce(${agreed('a.to_unit_id')}, ${homeBefore('person_id')})` },
    ],
  },
  exemptions: { of: [personColumn] },
  transfers: {
    of: [
      { ...unitColumn('from'), unit: transferUnit('n.from_unit_id'), read: 't.from_unit_id' },
      { ...personColumn, unit: transferUnit(homeBefore('person_id')) },
    ],
  },
  merges: { of: [personColumn, intoColumn] },
  directives: { of: [issuerOf] },
  directive_links: { of: [issuerOf] },
  directive_recipients: { any: true, of: [issuerOf, addresseeOf] },
  directive_receipts: { of: [unitColumn('unit'), addressedOf] },
  campaigns: { of: [unitColumn('owner')] },
  audiences: { of: [ownerOf] },
  required_deliverables: { of: [ownerOf] },
  deadlines: { of: [deadlineOf] },
  campaign_links: { of: [ownerOf] },
  speakers: { of: [personColumn] },
  sessions: { of: [unitColumn('host')] },
  sites: { any: true, of: [hostOf, unitColumn('unit')] },
  agenda: { of: [hostOf] },
  materials: { of: [hostOf] },
  // a unit fills its places, with its own people
  convening: { any: true, of: [hostOf, unitColumn('unit')], also: [personColumn] },
  invitations: { of: [hostOf] },
  // by who hosted the session
  speaker_ratings: { of: [hostOf, unitColumn('rated_by')] },
  attendance: { any: true, of: [hostOf, personColumn] },
  headcounts: { of: [byLevelAbove(statementAccepted)] },
  statement_reviews: { of: [byLevelAbove('true')] },
  overlaps: { of: [unitColumn('unit')] },
  outreach: { of: [unitColumn('unit')] },
  outreach_pictures: { of: [activityOf] },
  deliverables: { of: [byLevelAbove('t.accepted_at is not null')] },
  deliverable_reviews: { of: [byLevelAbove('true')] },
  tasks: { of: [unitColumn('unit')] },
  reflections: { of: [personColumn] },
  recommendations: { of: [unitColumn('unit')] },
  reminder_rules: { of: [ownerOf] },
  extensions: { of: [byLevelAbove('t.decision is not null')] },
  // for the levels above: the unit itself neither reads nor writes what they note of it
  notes: { of: [{ ...unitColumn('unit'), unit: parentOf('t.unit_id') }] },
}

/** Condition over a row `t` that it may be read in a scope: $1 realm, $2 the units covered (null: all), $3 today. */
export function readableSql(file: DossierFile): string {
  const rule = concernsOf[file.name]
  if (rule === undefined) throw new Error(`nobody says which units a row of ${file.name} concerns`)
  const tests = rule.of
    .filter(({ unit }) => unit !== placedBefore)
    .map(({ unit, read = unit }) => `coalesce((${read}) = any($2::bigint[]), false)`)
  // a row that concerns the realm, or nobody in particular, is read by whoever reads all of it
  return `($2::bigint[] is null or (${tests.join(rule.any ? ' or ' : ' and ')}) and $3::date is not null)`
}

/** Columns of a file that name a person. */
const personsOf = (file: DossierFile): string[] =>
  file.columns.filter((column) => column.ref === 'person').map((column) => column.name)

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
  const named = files.flatMap((file) =>
    personsOf(file).map((column) => `select "${column}" as code from ${stageName(file)}`),
  )
  const codes = named.length > 0 ? named.join(' union ') : `select ''::text as code`
  await client.query('create temp table people_before (person_id bigint, unit_id bigint) on commit drop')
  await client.query(
    `insert into people_before select i.person_id, m.unit_id
     from (select distinct code from (${codes}) named) s join person_ids i on i.realm_id = $1 and i.code = s.code
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
