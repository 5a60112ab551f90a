/** References of staged rows: each points to a row of the same dossier or to what is stored (interchange.md). */
import type pg from 'pg'
import { dbName } from '#core/columns.ts'
import type { Column, DossierFile, Identity } from '#core/columns.ts'
import type { Fault, FaultCode } from '#core/faults.ts'
import { identityTable, stageName } from '#platform/facts-sql.ts'

const codes: Readonly<Record<Identity, FaultCode>> = {
  unit: 'unknown-unit',
  person: 'unknown-person',
  campaign: 'unknown-campaign',
  session: 'unknown-session',
}

export type Present = (name: string) => boolean

type Report = (fault: Fault) => void
type Row = { row_no: number; value: string }

/** `exists` over the stage of the file that makes an identity, when the dossier has that file. */
function inStage(makers: readonly DossierFile[], identity: Identity, code: string): string {
  const maker = makers.find((file) => file.makes === identity)
  return maker ? `or exists (select 1 from ${stageName(maker)} m where m.code = ${code})` : ''
}

function inTainted(file: string, code: string): string {
  return `or exists (select 1 from stage_tainted t where t.file = '${file}' and t.code = ${code})`
}

const makerOf: Readonly<Record<Identity, string>> = {
  unit: 'units',
  person: 'people',
  campaign: 'campaigns',
  session: 'sessions',
}

function missing(file: DossierFile, column: Column, identity: Identity, staged: readonly DossierFile[]): string {
  const list = column.refs !== undefined
  const value = list ? 'e.value' : `s."${column.name}"`
  const from = list ? `${stageName(file)} s cross join unnest(s."${column.name}") as e(value)` : `${stageName(file)} s`
  return `select s.row_no, ${value} as value from ${from}
    where ${value} is not null and ${value} <> '' and $1::bigint is not null
      and not (exists (select 1 from ${identityTable[identity]} i where i.realm_id = $1 and i.code = ${value})
        ${inStage(staged, identity, value)} ${inTainted(makerOf[identity], value)})
    order by s.row_no`
}

/** Units, persons, campaigns and sessions that are nowhere. */
export async function checkIdentities(
  client: pg.ClientBase,
  realmId: number,
  file: DossierFile,
  staged: readonly DossierFile[],
  report: (fault: Fault) => void,
): Promise<void> {
  for (const column of file.columns) {
    const identity = column.ref ?? column.refs
    if (
      identity === undefined ||
      (file.makes === identity && dbName(column) === `${identity}_id` && column.name === 'code')
    )
      continue
    const { rows } = await client.query<Row>(missing(file, column, identity, staged), [realmId])
    for (const row of rows)
      report({ code: codes[identity], file: file.name, row: row.row_no, column: column.name, value: row.value })
  }
}

/** Audiences named by a file's rows (`column` of `file`), of the row's own campaign. */
function missingAudiences(file: string, column: string, list: boolean, audiencesStaged: boolean): string {
  const value = list ? 'e.value' : `s."${column}"`
  const staged = audiencesStaged
    ? `or exists (select 1 from stage_audiences m where m.campaign = s.campaign and m.code = ${value})`
    : ''
  return `select s.row_no, ${value} as value
    from stage_${file} s ${list ? `cross join unnest(s."${column}") as e(value)` : ''}
    where ${value} is not null and ${value} <> '' and $1::bigint is not null
      and not (exists (select 1 from audiences a join campaign_ids c on c.realm_id = a.realm_id and c.campaign_id = a.campaign_id
          where a.realm_id = $1 and c.code = s.campaign and a.code = ${value})
        ${staged} ${inTainted('audiences', value)} ${inTainted('campaigns', 's.campaign')})
    order by s.row_no`
}

/** Audiences of deadlines, statements and sessions; speakers of sessions. */
export async function checkNames(
  client: pg.ClientBase,
  realmId: number,
  has: Present,
  columns: (file: string) => ReadonlySet<string>,
  report: (fault: Fault) => void,
): Promise<void> {
  for (const [file, column, list] of [
    ['deadlines', 'audience', false],
    ['headcounts', 'audience', false],
    ['statement_reviews', 'audience', false],
    ['overlaps', 'audience_a', false],
    ['overlaps', 'audience_b', false],
    ['sessions', 'audiences', true],
  ] as const) {
    if (!has(file) || !columns(file).has(column) || !columns(file).has('campaign')) continue
    const { rows } = await client.query<Row>(missingAudiences(file, column, list, has('audiences')), [realmId])
    for (const row of rows) report({ code: 'unknown-audience', file, row: row.row_no, column, value: row.value })
  }
  await checkSpeakers(client, realmId, has, report)
  await checkActivities(client, realmId, has, report)
  if (!has('sessions')) return
  const { rows } = await client.query<Row>(
    `select s.row_no, e.value from stage_sessions s cross join unnest(s.speakers) as e(value)
     where not (exists (select 1 from speakers p where p.realm_id = $1 and p.code = e.value)
       ${has('speakers') ? 'or exists (select 1 from stage_speakers m where m.code = e.value)' : ''}
       ${inTainted('speakers', 'e.value')}) order by s.row_no`,
    [realmId],
  )
  for (const row of rows)
    report({ code: 'unknown-speaker', file: 'sessions', row: row.row_no, column: 'speakers', value: row.value })
}

/** Activities of pictures. */
async function checkActivities(client: pg.ClientBase, realmId: number, has: Present, report: Report): Promise<void> {
  if (!has('outreach_pictures')) return
  const { rows } = await client.query<Row>(
    `select s.row_no, s.activity as value from stage_outreach_pictures s
     where s.activity is not null and not (exists (select 1 from outreach p where p.realm_id = $1 and p.code = s.activity)
       ${has('outreach') ? 'or exists (select 1 from stage_outreach m where m.code = s.activity)' : ''}
       ${inTainted('outreach', 's.activity')}) order by s.row_no`,
    [realmId],
  )
  for (const row of rows)
    report({
      code: 'unknown-activity',
      file: 'outreach_pictures',
      row: row.row_no,
      column: 'activity',
      value: row.value,
    })
}

/** Speakers of points of agendas, of invitations and of ratings. */
async function checkSpeakers(client: pg.ClientBase, realmId: number, has: Present, report: Report): Promise<void> {
  for (const file of ['agenda', 'invitations', 'speaker_ratings']) {
    if (!has(file)) continue
    const { rows } = await client.query<Row>(
      `select s.row_no, s.speaker as value from stage_${file} s
       where s.speaker is not null and not (exists (select 1 from speakers p where p.realm_id = $1 and p.code = s.speaker)
         ${has('speakers') ? 'or exists (select 1 from stage_speakers m where m.code = s.speaker)' : ''}
         ${inTainted('speakers', 's.speaker')}) order by s.row_no`,
      [realmId],
    )
    for (const row of rows)
      report({ code: 'unknown-speaker', file, row: row.row_no, column: 'speaker', value: row.value })
  }
}
