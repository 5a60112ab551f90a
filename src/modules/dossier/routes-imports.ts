import type { DossierFile } from '#core/columns.ts'
import type { Letters } from '#core/letters.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { attachment } from '#platform/listing.ts'
import { failedRows } from './actions-failed-rows.ts'
import { askCheck, askImport, askUndo, cancel, correct, createJob } from './actions-imports.ts'
import type { Sending } from './actions-imports.ts'
import { faultyRows, headerOf, previewOf, shownJob } from './answers-imports.ts'
import { dossierFiles } from './columns.ts'
import * as own from './contract-imports.ts'
import { permissionOfFile } from './rules-permissions.ts'
import { refusedSettings } from './rules-sheet.ts'
import type { SheetSettings } from './rules-sheet.ts'
import { readJob, readJobs } from './store-imports.ts'
import type { Job } from './store-imports.ts'

/** What is written by orders of its own only: what was agreed, or decided by the level above. */
const notFromSheets = new Set(['merges', 'transfers'])

/** Files that the asker may write somewhere, from a sheet. */
function filesFor(cx: AskedContext): DossierFile[] {
  return dossierFiles.filter(({ name }) => {
    const permission = permissionOfFile[name]
    return permission !== undefined && !notFromSheets.has(name) && cx.holds([permission])
  })
}

async function realmFor(cx: AskedContext, named: string | undefined): Promise<RealmFacts> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  const foreign = cx.asker.kind === 'account' && realm !== null && realm.id !== cx.asker.realmId
  if (realm === null || foreign) throw new Problem('not-found', 'realm')
  return realm
}

/** For who may write anything at all. */
async function sending(cx: AskedContext, named: string | undefined): Promise<Sending> {
  if (!cx.holds(['import', ...Object.values(permissionOfFile)])) throw new Problem('forbidden')
  const realm = await realmFor(cx, named)
  const { database, filesDir, asker, address } = cx
  const owner = { realmId: realm.id, accountId: asker.kind === 'account' ? asker.accountId : null }
  return { database, filesDir, owner, asker, address, now: cx.now() }
}

async function jobOf(of: Sending, number: number): Promise<Job> {
  const job = await readJob(of.database.db, of.owner, number)
  if (job === null) throw new Problem('not-found', 'import')
  return job
}

/** Its file must still be there, and be a sheet. */
function mustBeSheet(job: Job, states: readonly Job['state'][]): void {
  if (job.kind !== 'sheet' || !states.includes(job.state))
    throw new Problem('conflict', 'The import is not in a state for that.')
}

const refused = (path: string, message: string): Problem =>
  new Problem('bad-request', '', { issues: [{ path, message }] })

export const importRoutes: readonly Bound[] = [
  bound(own.createImport, async (cx, { query, request }) => {
    if (query.kind === 'dossier' && !cx.holds(['import'])) throw new Problem('forbidden')
    const of = await sending(cx, query.realm)
    if (query.kind === 'dossier' && !(await cx.scopeFor(await realmFor(cx, query.realm), 'import')).all)
      throw new Problem('forbidden')
    if (query.kind === 'sheet' && filesFor(cx).length === 0) throw new Problem('forbidden')
    return shownJob(await createJob(of, query.kind, request.files()), query.lang)
  }),
  bound(own.listImports, async (cx, { query }) => {
    const { database, owner } = await sending(cx, query.realm)
    const jobs = await readJobs(database.db, owner, { before: query.before ?? null, limit: query.limit + 1 })
    const rows = jobs.slice(0, query.limit)
    return {
      rows: rows
        .map((one) => shownJob(one, 'vi'))
        .map(({ job, kind, state, parts, position, made_at: at }) => ({
          job,
          kind,
          state,
          parts,
          position,
          made_at: at,
        })),
      next: jobs.length > query.limit ? (rows.at(-1)?.job ?? null) : null,
    }
  }),
  bound(own.readImport, async (cx, { params, query }) =>
    shownJob(await jobOf(await sending(cx, query.realm), params.job), query.lang),
  ),
  bound(own.previewImport, async (cx, { params, query }) => {
    const of = await sending(cx, query.realm)
    const job = await jobOf(of, params.job)
    mustBeSheet(job, ['uploaded', 'checking', 'checked', 'importing'])
    const may = filesFor(cx)
    const files = query.files === undefined ? undefined : query.files.split(',').filter(Boolean)
    if (files?.some((name) => !may.some((file) => file.name === name))) throw refused('files', 'unknown')
    const { sheet, header_row: headerRow, letters } = query
    const asked = { sheet, headerRow, letters: letters as Letters | undefined, files, may }
    return previewOf(of.database.db, of.filesDir, of.owner, job, asked)
  }),
  bound(own.checkImport, async (cx, { params, query, body }) => {
    const of = await sending(cx, query.realm)
    const job = await jobOf(of, params.job)
    const settings = (body.settings ?? null) as SheetSettings | null
    if (job.kind === 'sheet' && settings === null && job.settings === null) throw refused('settings', 'missing')
    if (settings !== null) {
      mustBeSheet(job, ['uploaded', 'checked'])
      const wrong = refusedSettings(settings, filesFor(cx))
      if (wrong !== null) throw refused(`settings.${wrong}`, 'unknown')
    }
    const header = settings === null ? [] : await headerOf(of.filesDir, job, settings)
    return shownJob(await askCheck(of, job, settings, header), query.lang)
  }),
  bound(own.readImportRows, async (cx, { params, query }) => {
    const of = await sending(cx, query.realm)
    const job = await jobOf(of, params.job)
    mustBeSheet(job, ['checked'])
    return faultyRows(of.filesDir, job, query)
  }),
  bound(own.correctImport, async (cx, { params, query, body }) => {
    const of = await sending(cx, query.realm)
    const job = await jobOf(of, params.job)
    mustBeSheet(job, ['checked'])
    return shownJob(await correct(of, job, body.rows), query.lang)
  }),
  bound(own.startImport, async (cx, { params, query, body }) => {
    const of = await sending(cx, query.realm)
    return shownJob(await askImport(of, await jobOf(of, params.job), body.leave_out_faulty), query.lang)
  }),
  bound(own.cancelImport, async (cx, { params, query }) => {
    const of = await sending(cx, query.realm)
    return shownJob(await cancel(of, await jobOf(of, params.job)), query.lang)
  }),
  bound(own.undoImport, async (cx, { params, query }) => {
    const of = await sending(cx, query.realm)
    return shownJob(await askUndo(of, await jobOf(of, params.job)), query.lang)
  }),
  bound(own.readFailedRows, async (cx, { params, query, reply }) => {
    const of = await sending(cx, query.realm)
    const job = await jobOf(of, params.job)
    mustBeSheet(job, ['checked', 'done'])
    if (job.settings === null || job.faults.length + job.leftOut.length === 0)
      throw new Problem('conflict', 'No row is at fault.')
    const { format, lang } = query
    const name = `${job.parts[0]?.name.replace(/\.[^.]*$/u, '') ?? ''} - ${lang === 'vi' ? 'dòng lỗi' : 'rows at fault'}.${format}`
    void reply.header('content-disposition', attachment(name))
    return failedRows(of.filesDir, { ...job, settings: job.settings }, { format, lang })
  }),
]
