/** Import jobs as rows: each belongs to whoever sent it. */
import { sql } from 'kysely'
import type pg from 'pg'
import type { Fault } from '#core/faults.ts'
import type { Db } from '#platform/database.ts'
import type { Aside } from './rules-sheet-rows.ts'
import type { Corrections, SheetSettings } from './rules-sheet.ts'

export type JobState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone'
export type JobPart = { readonly name: string; readonly sha256: string; readonly size: number }
export type JobProgress = {
  readonly phase: 'waiting' | 'reading' | 'checking' | 'storing'
  readonly file: string
  readonly rows: number
  readonly total: number | null
}
/** A row of a sheet that is no data. */
export type SkippedRow = { readonly row: number; readonly why: Aside }
export type JobResult = {
  readonly files?: readonly { readonly file: string; readonly rows: number; readonly added: number }[]
  readonly warnings?: readonly Fault[]
  readonly skipped?: readonly SkippedRow[]
  readonly failure?: 'forbidden' | 'file-gone' | 'gave-up' | 'broken' | 'not-undone'
}
export type Job = {
  readonly job: number
  readonly realmId: number
  readonly accountId: number | null
  readonly kind: 'sheet' | 'dossier' | 'undo'
  readonly state: JobState
  readonly parts: readonly JobPart[]
  readonly settings: SheetSettings | null
  readonly corrections: Corrections
  readonly progress: JobProgress | null
  readonly result: JobResult | null
  readonly faults: readonly Fault[]
  readonly leftOut: readonly Fault[]
  readonly position: number | null
  readonly attempts: number
  readonly address: string | null
  readonly madeAt: Date
  readonly changedAt: Date
}

/** Whose imports: an account's, or (null) those of whoever is at the machine. */
export type JobOwner = { readonly realmId: number; readonly accountId: number | null }

const owned = ({ realmId, accountId }: JobOwner) =>
  sql`realm_id = ${realmId} and coalesce(account_id, 0) = ${accountId ?? 0}::bigint`
const columns = sql`job_id as job, realm_id as "realmId", account_id as "accountId", kind, state, parts, settings, corrections, progress,
  result, faults, left_out as "leftOut", order_position as position, attempts, address, made_at as "madeAt", changed_at as "changedAt"`

export async function insertJob(
  db: Db,
  owner: JobOwner,
  job: { readonly kind: Job['kind']; readonly parts: readonly JobPart[]; readonly address: string; readonly now: Date },
): Promise<Job> {
  const { rows } = await sql<Job>`
    insert into import_jobs (realm_id, account_id, kind, state, parts, address, made_at, changed_at)
    values (${owner.realmId}, ${owner.accountId}, ${job.kind}, 'uploaded', ${JSON.stringify(job.parts)}::jsonb, ${job.address}, ${job.now}, ${job.now})
    returning ${columns}`.execute(db)
  return rows[0] as Job
}

/** A job that takes an order back, begun already; the one that does so when there is one. */
export async function insertUndo(
  db: Db,
  owner: JobOwner,
  of: {
    readonly position: number
    readonly files: NonNullable<JobResult['files']>
    readonly address: string
    readonly now: Date
  },
): Promise<number | null> {
  const progress: JobProgress = { phase: 'waiting', file: '', rows: 0, total: null }
  const { rows } = await sql<{ job: number }>`
    insert into import_jobs (realm_id, account_id, kind, state, parts, order_position, progress, result, address, made_at, changed_at)
    values (${owner.realmId}, ${owner.accountId}, 'undo', 'undoing', '[]', ${of.position}, ${JSON.stringify(progress)}::jsonb,
      ${JSON.stringify({ files: of.files })}::jsonb, ${of.address}, ${of.now}, ${of.now})
    on conflict do nothing returning job_id as job`.execute(db)
  return rows[0]?.job ?? null
}

/** One's own job; null when there is none of that number. */
export async function readJob(db: Db, owner: JobOwner, job: number): Promise<Job | null> {
  const { rows } = await sql<Job>`
    select ${columns} from import_jobs where ${owned(owner)} and job_id = ${job}`.execute(db)
  return rows[0] ?? null
}

export async function readJobs(
  db: Db,
  owner: JobOwner,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<Job[]> {
  const { rows } = await sql<Job>`
    select ${columns} from import_jobs where ${owned(owner)} and kind <> 'undo' and (${before}::bigint is null or job_id < ${before})
    order by job_id desc limit ${limit}`.execute(db)
  return rows
}

/** Jobs of an owner whose files are still kept. */
export async function countOpen(db: Db, owner: JobOwner): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from import_jobs
    where ${owned(owner)} and state in ('uploaded', 'checking', 'checked', 'importing')`.execute(db)
  return rows[0]?.n ?? 0
}

export type JobChange = {
  readonly state?: JobState
  readonly settings?: SheetSettings
  readonly corrections?: Corrections
  readonly progress?: JobProgress | null
  readonly result?: JobResult | null
  readonly faults?: readonly Fault[]
  readonly leftOut?: readonly Fault[]
  readonly position?: number
  readonly attempts?: number
}

const named: Readonly<Record<keyof JobChange, string>> = {
  state: 'state',
  settings: 'settings',
  corrections: 'corrections',
  progress: 'progress',
  result: 'result',
  faults: 'faults',
  leftOut: 'left_out',
  position: 'order_position',
  attempts: 'attempts',
}
const plain: readonly string[] = ['state', 'position', 'attempts']

/**
 * Changes a job that is in one of these states; whether it was. The row's lock makes two who change it at once one
 * after the other.
 */
export async function changeJob(
  on: { readonly query: pg.ClientBase['query'] },
  job: Pick<Job, 'realmId' | 'job'>,
  from: readonly JobState[],
  change: JobChange,
  now: Date | null,
): Promise<boolean> {
  const entries = Object.entries(change) as [keyof JobChange, unknown][]
  const sets = entries.map(([name], i) => `${named[name]} = $${i + 5}${plain.includes(name) ? '' : '::jsonb'}`)
  const values = entries.map(([name, value]) =>
    plain.includes(name) || value === null ? value : JSON.stringify(value),
  )
  const { rowCount } = await on.query(
    `update import_jobs set ${['changed_at = coalesce($4, changed_at)', ...sets].join(', ')}
     where realm_id = $1 and job_id = $2 and state = any($3)`,
    [job.realmId, job.job, from, now, ...values],
  )
  return (rowCount ?? 0) > 0
}

/** Code of a realm by its id; null when there is none. */
export async function realmCode(db: Db, realmId: number): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`select code from realms where realm_id = ${realmId}`.execute(db)
  return rows[0]?.code ?? null
}

/** Realms in which somebody waits for the server. */
export async function waitingRealms(db: Db): Promise<number[]> {
  const { rows } = await sql<{ realm_id: number }>`
    select distinct realm_id from import_jobs where state in ('checking', 'importing', 'undoing')`.execute(db)
  return rows.map((row) => row.realm_id)
}

/** The job whose turn it is in a realm; null when nobody waits. */
export async function nextJob(db: Db, realmId: number): Promise<Job | null> {
  const { rows } = await sql<Job>`
    select ${columns} from import_jobs where realm_id = ${realmId} and state in ('checking', 'importing', 'undoing')
    order by changed_at, job_id limit 1`.execute(db)
  return rows[0] ?? null
}

/** A job's state now; null when it is gone. */
export async function stateOf(db: Db, { realmId, job }: Pick<Job, 'realmId' | 'job'>): Promise<JobState | null> {
  const { rows } = await sql<{ state: JobState }>`
    select state from import_jobs where realm_id = ${realmId} and job_id = ${job}`.execute(db)
  return rows[0]?.state ?? null
}
