/**
 * Rules between facts, on the facts as known after the import: run inside the import's transaction, after its
 * versions are added, and answered with the rows of the dossier that break them (interchange.md).
 */
import type pg from 'pg'
import { contentOf, dbName } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import { FIRST_DAY, LAST_DAY } from '#core/days.ts'
import type { Fault, FaultCode } from '#core/faults.ts'
import { freshName } from '#platform/facts-sql.ts'
import { checkTree } from './rules.ts'
import type { TreeRow } from './rules.ts'

type Report = (fault: Fault) => void
type Row = { row_no: number; value: string; params?: Record<string, string> }

async function ask(
  client: pg.ClientBase,
  sql: string,
  values: unknown[],
  report: Report,
  place: { code: FaultCode; file: string; column: string },
): Promise<void> {
  const { rows } = await client.query<Row>(sql, values)
  for (const row of rows)
    report({ ...place, row: row.row_no, value: String(row.value ?? ''), ...(row.params ? { params: row.params } : {}) })
}

/** Required contents that new versions lack; a withdrawn version needs its key only. */
export async function checkRequired(client: pg.ClientBase, file: DossierFile, report: Report): Promise<void> {
  for (const column of contentOf(file)) {
    if (!column.required) continue
    const sql = `select row_no, '' as value from ${freshName(file)} where not retracted and ${dbName(column)} is null order by row_no`
    await ask(client, sql, [], report, { code: 'required', file: file.name, column: column.name })
  }
}

/** Rows that stay withdrawn because the file has no `retracted` column: said as a warning. */
export async function warnWithdrawn(client: pg.ClientBase, file: DossierFile, report: Report): Promise<void> {
  const sql = `select row_no, '' as value from ${freshName(file)} where retracted order by row_no limit 1000`
  await ask(client, sql, [], report, { code: 'withdrawn-fact', file: file.name, column: 'retracted' })
}

const periodFiles = new Set(['units', 'memberships', 'exemptions'])

type RowRule = { file: string; code: FaultCode; column: string; value: string; test: string; params?: string }

/** An instant as the realm's clock shows it. */
const clock = (column: string): string => `to_char(${column} at time zone {zone}, 'DD/MM/YYYY HH24:MI')`
const rowRules: readonly RowRule[] = [
  {
    file: 'headcounts',
    code: 'statement-order',
    column: 'participated',
    value: 'participated',
    test: 'coalesce(makeup, 0) > participated or participated > expected',
    params: `jsonb_build_object('expected', expected::text, 'participated', participated::text, 'makeup', coalesce(makeup, 0)::text)`,
  },
  { file: 'deadlines', code: 'deadline-target', column: 'level', value: 'level', test: `(level = '') = (unit_id = 0)` },
  { file: 'audiences', code: 'order-from-one', column: 'order', value: 'ord', test: 'ord < 1' },
  { file: 'sessions', code: 'secret-online', column: 'mode', value: 'mode', test: `secret and mode <> 'in_person'` },
  {
    file: 'directives',
    code: 'secret-file',
    column: 'file',
    value: 'file',
    test: `file is not null and secrecy in ('confidential', 'secret', 'top_secret')`,
    params: `jsonb_build_object('secrecy', secrecy)`,
  },
  {
    file: 'directive_links',
    code: 'link-to-itself',
    column: 'other',
    value: 'other',
    test: 'issuer = other_issuer and directive = other',
  },
  {
    ...{ file: 'campaign_links', code: 'link-to-itself', column: 'other', test: 'campaign_id = other_id' },
    value: '(select i.code from campaign_ids i where i.campaign_id = other_id limit 1)',
  },
  {
    file: 'directive_receipts',
    code: 'received-early',
    column: 'received_on',
    value: 'received_on',
    test: `received_on < split_part(directive, '@', 2)::date`,
    params: `jsonb_build_object('from', split_part(directive, '@', 2))`,
  },
  {
    file: 'directive_receipts',
    code: 'own-document-part',
    column: 'own_number',
    value: 'own_number',
    test: '(own_number is null) <> (own_issued_on is null)',
  },
  ...['sessions', 'agenda'].map((file) => ({
    file,
    code: 'ends-before-begins' as const,
    column: 'ends_at',
    value: clock('ends_at'),
    test: 'ends_at < starts_at',
    params: `jsonb_build_object('from', ${clock('starts_at')}, 'to', ${clock('ends_at')})`,
  })),
  {
    file: 'sites',
    code: 'ends-before-begins',
    column: 'connected_to',
    value: clock('connected_to'),
    test: 'connected_to < connected_from',
    params: `jsonb_build_object('from', ${clock('connected_from')}, 'to', ${clock('connected_to')})`,
  },
  {
    file: 'extensions',
    code: 'ends-before-begins',
    column: 'until',
    value: 'until',
    test: 'until <= asked_on',
    params: `jsonb_build_object('from', asked_on::text, 'to', until::text)`,
  },
  {
    file: 'extensions',
    code: 'reason-needed',
    column: 'decided_reason',
    value: 'decided_reason',
    test: `decision is not null and coalesce(decided_reason, '') = ''`,
  },
  { file: 'tasks', code: 'over-hundred', column: 'progress', value: 'progress', test: 'progress > 100' },
  ...['deliverable_reviews', 'statement_reviews'].map((file) => ({
    file,
    code: 'reason-needed' as const,
    column: 'reason',
    value: 'reason',
    test: `decision = 'returned' and coalesce(reason, '') = ''`,
  })),
  {
    file: 'overlaps',
    code: 'overlap-pair',
    column: 'audience_b',
    value: 'audience_b',
    test: 'audience_a collate "C" >= audience_b collate "C"',
  },
]

/** Rules that one row can break by itself, judged on the row as it will be stored. */
export async function checkRows(client: pg.ClientBase, file: DossierFile, zone: string, report: Report): Promise<void> {
  const rules = rowRules.filter((rule) => rule.file === file.name)
  if (periodFiles.has(file.name))
    rules.push({
      file: file.name,
      code: 'ends-before-begins',
      column: 'valid_to',
      value: 'valid_to',
      test: 'valid_to < valid_from',
      params: `jsonb_build_object('from', valid_from::text, 'to', valid_to::text)`,
    })
  for (const rule of rules) {
    const sql = `select row_no, (${rule.value})::text as value ${rule.params ? `, ${rule.params} as params` : ''}
      from ${freshName(file)} where not retracted and (${rule.test}) order by row_no`.replaceAll(
      '{zone}',
      client.escapeLiteral(zone),
    )
    await ask(client, sql, [], report, { code: rule.code, file: file.name, column: rule.column })
  }
}

/** At most one primary membership a day for each person that the dossier touches. */
export async function checkPrimaries(client: pg.ClientBase, realmId: number, report: Report): Promise<void> {
  const sql = `with concerned as (
      select m.person_id, m.unit_id, m.valid_from, m.valid_to, m.recorded_at,
        lag(m.valid_to) over w as before_to, lag(m.unit_id) over w as before_unit, lag(m.valid_from) over w as before_from,
        lag(m.recorded_at) over w as before_recorded
      from memberships m
      where m.realm_id = $1 and m.superseded_at is null and not m.retracted and m.is_primary
        and m.person_id in (select person_id from fresh_memberships where fresh)
      window w as (partition by m.person_id order by m.valid_from, m.unit_id)
    )
    select coalesce(f.row_no, g.row_no) as row_no, p.code as value, jsonb_build_object('other', u.code, 'unit', u.code,
      'from', c.valid_from::text, 'to', least(c.before_to, c.valid_to)::text) as params
    from concerned c
    join person_ids p on p.realm_id = $1 and p.person_id = c.person_id
    join unit_ids u on u.realm_id = $1 and u.unit_id = c.before_unit
    left join lateral (select row_no from fresh_memberships x where x.fresh and x.person_id = c.person_id and x.unit_id = c.unit_id
      and x.valid_from = c.valid_from and x.recorded_at = c.recorded_at limit 1) f on true
    left join lateral (select row_no from fresh_memberships x where x.fresh and x.person_id = c.person_id and x.unit_id = c.before_unit
      and x.valid_from = c.before_from and x.recorded_at = c.before_recorded limit 1) g on true
    where c.before_to >= c.valid_from and coalesce(f.row_no, g.row_no) is not null
    order by 1`
  await ask(client, sql, [realmId], report, { code: 'two-primaries', file: 'memberships', column: 'valid_from' })
}

/** Orders of a campaign's audiences differ. */
export async function checkOrders(client: pg.ClientBase, realmId: number, report: Report): Promise<void> {
  const sql = `select f.row_no, f.ord::text as value, jsonb_build_object('other', a.code) as params
    from fresh_audiences f
    join audiences own on own.realm_id = $1 and own.campaign_id = f.campaign_id and own.code = f.code
      and own.recorded_at = f.recorded_at and own.superseded_at is null and not own.retracted
    join audiences a on a.realm_id = $1 and a.campaign_id = f.campaign_id and a.code <> f.code and a.ord = f.ord
      and a.superseded_at is null and not a.retracted
    where f.fresh order by f.row_no`
  await ask(client, sql, [realmId], report, { code: 'double-order', file: 'audiences', column: 'order' })
}

/** A secret session has no site. Blames the site's row, else the session's. */
export async function checkSecretSites(
  client: pg.ClientBase,
  realmId: number,
  file: 'sites' | 'sessions',
  report: Report,
): Promise<void> {
  const sql = `select f.row_no, i.code as value, jsonb_build_object('session', i.code) as params from fresh_${file} f
    join session_ids i on i.realm_id = $1 and i.session_id = f.session_id
    where f.fresh and not f.retracted and exists (
      select 1 from sessions s join sites t on t.realm_id = s.realm_id and t.session_id = s.session_id
      where s.realm_id = $1 and s.session_id = f.session_id and s.secret
        and s.superseded_at is null and not s.retracted and t.superseded_at is null and not t.retracted)
    order by f.row_no`
  await ask(client, sql, [realmId], report, {
    code: 'secret-site',
    file,
    column: file === 'sites' ? 'session' : 'secret',
  })
}

/** A secret session's materials are handed out on paper: the store keeps no file of them and no link to one. */
export async function checkSecretMaterials(
  client: pg.ClientBase,
  realmId: number,
  file: 'materials' | 'sessions',
  report: Report,
): Promise<void> {
  const sql = `select f.row_no, i.code as value, jsonb_build_object('session', i.code) as params from fresh_${file} f
    join session_ids i on i.realm_id = $1 and i.session_id = f.session_id
    where f.fresh and not f.retracted and exists (
      select 1 from sessions s join materials m on m.realm_id = s.realm_id and m.session_id = s.session_id
      where s.realm_id = $1 and s.session_id = f.session_id and s.secret and s.superseded_at is null and not s.retracted
        and (m.file is not null or m.link is not null) and m.superseded_at is null and not m.retracted)
    order by f.row_no`
  const column = file === 'materials' ? 'session' : 'secret'
  await ask(client, sql, [realmId], report, { code: 'secret-material', file, column })
}

const dayOf = (column: string): string =>
  `case ${column} when '-infinity' then ${FIRST_DAY} when 'infinity' then ${LAST_DAY} else ${column} - date '1970-01-01' end`

/** The tree on every day, when the dossier has units or levels. `levels` are the realm's after the import. */
export async function checkUnits(
  client: pg.ClientBase,
  realmId: number,
  levels: readonly string[],
  dossierHas: boolean,
  report: Report,
): Promise<void> {
  const fresh = dossierHas
    ? `left join (select unit_id, valid_from, recorded_at, min(row_no) as row_no from fresh_units where fresh group by 1, 2, 3) f
         on f.unit_id = u.unit_id and f.valid_from = u.valid_from and f.recorded_at = u.recorded_at`
    : ''
  const { rows } = await client.query<{
    unit: string
    from: number
    to: number
    parent: string | null
    level: string
    row: number | null
  }>(
    `select i.code as unit, ${dayOf('u.valid_from')} as "from", ${dayOf('u.valid_to')} as "to", p.code as parent, u.level, ${dossierHas ? 'f.row_no' : 'null::int'} as row
     from units u join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id
     left join unit_ids p on p.realm_id = u.realm_id and p.unit_id = u.parent_id ${fresh}
     where u.realm_id = $1 and u.superseded_at is null and not u.retracted and u.valid_from <= u.valid_to`,
    [realmId],
  )
  const tainted = await client.query<{ code: string }>(`select code from stage_tainted where file = 'units'`)
  const excused = new Set(tainted.rows.map((row) => row.code))
  const sound = rows.filter((row: TreeRow) => !excused.has(row.unit))
  for (const row of sound) {
    if (levels.includes(row.level)) continue
    excused.add(row.unit)
    report({
      code: 'level-in-use',
      file: 'realm',
      row: 0,
      column: 'levels',
      value: row.level,
      params: { level: row.level, unit: row.unit, allowed: levels.join(', ') },
    })
  }
  for (const fault of checkTree(
    sound.filter((row) => levels.includes(row.level)),
    levels,
  )) {
    if (fault.params['parent'] !== undefined && excused.has(fault.params['parent'])) continue
    report({
      code: fault.code,
      file: 'units',
      row: fault.row.row ?? 0,
      column: fault.column,
      value: fault.value,
      params: fault.params,
    })
  }
}
