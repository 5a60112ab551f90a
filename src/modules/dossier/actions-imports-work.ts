/** One import job's work: checking, or storing. */
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { askerOfAccount } from '#modules/accounts/answers-asker.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import { storedPath } from '#platform/files.ts'
import { openParts } from '#platform/sheets/source.ts'
import type { Source } from '#platform/sheets/source.ts'
import { importDossier } from './actions-import.ts'
import type { ImportOptions, ImportProgress, ImportResult } from './actions-import.ts'
import { undoOrder } from './actions-undo.ts'
import { scopesOf } from './actions-write.ts'
import { headerOf } from './answers-imports.ts'
import { dossierFiles } from './columns.ts'
import { guardOf } from './store-guard.ts'
import { changeJob, realmCode } from './store-imports.ts'
import type { Job, JobProgress, JobResult } from './store-imports.ts'
import { jobActor, keptParts, letGo } from './store-imports-kept.ts'
import { readOrder } from './store-orders.ts'
import { openSheetOf, sheetSource } from './store-sheet.ts'
import type { SheetSource } from './store-sheet.ts'

export type WorkOf = {
  readonly database: Database
  readonly filesDir: string
  readonly now: () => Date
  readonly signal: AbortSignal
}

/**
 * Does what a job waits for. What comes of it is written only while the job still waits for it. Throws `forbidden` when
 * whoever sent it may no longer write it, and whatever ends it early.
 */
export async function workOn(of: WorkOf, job: Job): Promise<void> {
  const { database, now } = of
  if (job.state === 'undoing') {
    await takeBack(of, job)
    return
  }
  const isCheck = job.state === 'checking'
  if ((await keptParts(database.db, job)) === null) {
    await changeJob(
      database.pool,
      job,
      [job.state],
      { state: 'failed', result: { failure: 'file-gone' }, progress: null },
      now(),
    )
    return
  }
  const realm = await realmOf(of, job)
  const guard = await guardFor(of, job, realm)
  const source = await sourceOf(of, job)
  const telling = tellProgress(of, job)
  let result: ImportResult
  try {
    result = await importDossier(database, source, {
      realm: realm.code,
      dryRun: isCheck,
      door: 'page',
      actor: jobActor(job.accountId),
      address: job.address ?? undefined,
      now: now(),
      filesDir: of.filesDir,
      patient: true,
      signal: of.signal,
      onProgress: telling.tell,
      ...(guard === null ? {} : { guard }),
      detail: { purpose: job.kind === 'dossier' ? 'import' : 'import-sheet', job: job.job },
      sealing: async (client, { position, files, warnings }) => {
        const done = {
          state: 'done',
          position,
          result: { files, warnings, ...skippedBy(source) },
          progress: null,
        } as const
        // cancelled meanwhile, or done by another server: nothing of this is stored
        if (!(await changeJob(client, job, ['importing'], done, now()))) throw new Problem('conflict', 'cancelled')
        if (job.leftOut.length === 0) await letGo(client, job)
      },
    })
  } finally {
    await telling.end()
    await source.close()
  }
  if (result.position !== null) return
  await tellOutcome(of, job, result, { isCheck, ...skippedBy(source) })
}

const skippedBy = (source: Source | SheetSource): Pick<JobResult, 'skipped'> =>
  'skipped' in source && source.skipped.length > 0 ? { skipped: [...source.skipped] } : {}

async function realmOf({ database }: WorkOf, job: Job): Promise<RealmFacts> {
  const code = await realmCode(database.db, job.realmId)
  const realm = code === null ? null : await realmFactsOf(database.db, code, null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return realm
}

/** Restores what a job changed. One that was undone already, by whatever way, is undone; what stands in the way is told. */
async function takeBack(of: WorkOf, job: Job): Promise<void> {
  const { database, filesDir, now } = of
  const realm = await realmOf(of, job)
  const asker = await askerOfAccount(database, job.realmId, job.accountId, now())
  const scopeOf = (permission: Permission, only?: string) =>
    scopeFor(database, { asker, now: now() }, realm, permission, only)
  const writer = { database, filesDir, asker, address: job.address ?? '', now: now(), scopeOf }
  const end = async (state: 'done' | 'undone'): Promise<void> => {
    const result = { ...job.result, ...(state === 'done' ? { failure: 'not-undone' as const } : {}) }
    // an import stays done when it can't be taken back; a job for that alone has failed
    const ended = state === 'done' && job.kind === 'undo' ? 'failed' : state
    await changeJob(database.pool, job, ['undoing'], { state: ended, result, progress: null }, now())
  }
  const telling = tellProgress(of, job)
  const meanwhile = { onProgress: telling.tell, signal: of.signal, patient: true }
  try {
    try {
      await undoOrder(writer, realm, job.position ?? 0, meanwhile)
    } finally {
      await telling.end()
    }
    await end('undone')
  } catch (error) {
    if (!(error instanceof Problem) || of.signal.aborted) throw error
    if (error.code === 'realm-busy') return // its turn comes again
    const order = await readOrder(database.db, job.realmId, job.position ?? 0)
    await end(order?.undone_by != null ? 'undone' : 'done')
  }
}

/** A check's outcome, or that of an import which stored nothing: it was refused, or nothing was new. */
async function tellOutcome(
  of: WorkOf,
  job: Job,
  result: ImportResult,
  { isCheck, ...more }: { readonly isCheck: boolean } & Pick<JobResult, 'skipped'>,
): Promise<void> {
  const isOver = !isCheck && result.faults.length === 0
  const { files, warnings, faults } = result
  const isChanged = await changeJob(
    of.database.pool,
    job,
    [job.state],
    { state: isOver ? 'done' : 'checked', result: { files, warnings, ...more }, faults, progress: null },
    of.now(),
  )
  if (!isChanged || !isOver || job.leftOut.length > 0) return
  const client = await of.database.pool.connect()
  await letGo(client, job).finally(() => client.release())
}

/** What the rows of a sheet must keep to; a whole dossier is for who may import into the whole realm. */
async function guardFor(of: WorkOf, job: Job, realm: RealmFacts): Promise<ImportOptions['guard'] | null> {
  const asker = await askerOfAccount(of.database, job.realmId, job.accountId, of.now())
  const asking = { asker, now: of.now() }
  const scopeOf = (permission: Permission) => scopeFor(of.database, asking, realm, permission)
  if (job.kind === 'dossier') {
    if (!(await scopeOf('import')).all) throw new Problem('forbidden')
    return null
  }
  const scopes = await scopesOf({ scopeOf }, job.settings?.files ?? [])
  return guardOf({ scopes, expects: new Map(), today: dayIn(realm.timeZone, asking.now), judging: 'table' })
}

async function sourceOf({ filesDir }: WorkOf, job: Job): Promise<Source | SheetSource> {
  if (job.kind === 'dossier')
    return openParts(
      job.parts.map(({ name, sha256 }) => ({ name, path: storedPath(filesDir, Buffer.from(sha256, 'hex')) })),
      dossierFiles,
    )
  if (job.settings === null) throw new Problem('bad-request', 'settings')
  const headings = await headerOf(filesDir, job, job.settings)
  return sheetSource(await openSheetOf(filesDir, job), job, job.settings, headings)
}

/** Writes down how far a job is, twice a second at most. */
function tellProgress(of: WorkOf, job: Job): { tell: (progress: ImportProgress) => void; end: () => Promise<void> } {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  const totals = new Map(job.result?.files?.map(({ file, rows }) => [file, rows]))
  const tell = (told: ImportProgress): void => {
    const at = performance.now()
    if (told.phase === 'reading' && at - last < 500) return
    last = at
    const progress: JobProgress = {
      phase: told.phase,
      file: told.file,
      rows: told.phase === 'reading' ? told.rows : 0,
      total: job.state === 'checking' ? null : (totals.get(told.file) ?? null),
    }
    writing = writing
      .then(() => changeJob(of.database.pool, job, [job.state], { progress }, null))
      .catch(() => undefined)
  }
  return { tell, end: async () => void (await writing) }
}
