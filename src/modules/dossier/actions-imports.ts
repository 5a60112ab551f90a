/** Orders about import jobs; the work itself is done by jobs-imports.ts. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Asker } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { sha256Of, storeFile } from '#platform/files.ts'
import { markingOf } from '#platform/files-marking.ts'
import { openRaw } from '#platform/sheets/raw.ts'
import type { Correction, SheetSettings } from './rules-sheet.ts'
import { changeJob, countOpen, insertJob, readJob } from './store-imports.ts'
import type { Job, JobChange, JobOwner, JobPart, JobState } from './store-imports.ts'
import { keptParts, letGo, writeMapping } from './store-imports-kept.ts'
import { asRefusal, plainName } from './store-upload.ts'
import type { UploadedPart } from './store-upload.ts'
import { noteUpload } from './store-uploaded.ts'

export type Sending = {
  readonly database: Database
  readonly filesDir: string
  readonly owner: JobOwner
  readonly asker: Asker
  readonly address: string
  readonly now: Date
}

/** Jobs that an account may have under way. */
const mostOpen = 20
/** Rows that may be put right in one job: beyond them the file itself is to be mended. */
const mostCorrections = 20_000

const names = { sheet: /^[^.].*\.(csv|txt|tsv|xlsx|xls)$/iu, dossier: /^[^.].*\.(csv|xlsx|docx|pdf|jpe?g|png)$/iu }
const refused = (name: string, message: string): Problem =>
  new Problem('bad-request', name, { issues: [{ path: 'file', message }] })

type SentKind = Exclude<Job['kind'], 'undo'>
type Taken = JobPart & { readonly at: string }

async function takeParts(parts: AsyncIterable<UploadedPart>, kind: SentKind, folder: string): Promise<Taken[]> {
  const taken: Taken[] = []
  for await (const part of parts) {
    const name = plainName(part.filename)
    if (!names[kind].test(name)) throw refused(name, 'not-a-dossier')
    if (taken.some((one) => one.name === name)) throw refused(name, 'twice')
    const at = path.join(folder, String(taken.length))
    await pipeline(part.file, createWriteStream(at, { mode: 0o600 }))
    if (part.file.truncated) throw new Problem('too-large', name)
    if ((await markingOf(at, name)).marking !== null) throw refused(name, 'secret')
    taken.push({ name, at, size: (await stat(at)).size, sha256: (await sha256Of(at)).toString('hex') })
  }
  const books = taken.filter(({ name }) => /\.xlsx$/iu.test(name))
  if (taken.length === 0) throw refused('', 'missing')
  if (kind === 'sheet' && taken.length > 1) throw refused('', 'one-file')
  if (books.length > 0 && taken.length > 1) throw refused('', 'one-workbook')
  return taken
}

/**
 * Takes in the files of an import. Throws `bad-request` (none, of a wrong kind, marked as secret), `too-large`,
 * `conflict` when too many are under way, `dossier-refused` for a sheet that can't be opened; nothing of it is kept then.
 */
export async function createJob(of: Sending, kind: SentKind, parts: AsyncIterable<UploadedPart>): Promise<Job> {
  const { database, filesDir, owner, asker, address, now } = of
  if ((await countOpen(database.db, owner)) >= mostOpen)
    throw new Problem('conflict', 'Too many imports are under way.')
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-sheet-'))
  try {
    const taken = await takeParts(parts, kind, folder).catch((error: unknown) => {
      throw asRefusal(error)
    })
    const [first] = taken
    if (kind === 'sheet' && first !== undefined) await mustOpen(first)
    for (const { at, name, size, sha256 } of taken) {
      const hash = Buffer.from(sha256, 'hex')
      await storeFile(filesDir, at, hash)
      await noteUpload({ database, filesDir, realmId: owner.realmId, asker }, { sha256: hash, name, size, at: now })
    }
    const kept = taken.map(({ name, size, sha256 }) => ({ name, size, sha256 }))
    return await insertJob(database.db, owner, { kind, parts: kept, address, now })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function mustOpen({ at, name }: Taken): Promise<void> {
  const book = await openRaw(at)
  await book.close()
  if (book.fault !== null) throw new Problem('dossier-refused', name, { faults: [{ ...book.fault, file: name }] })
}

const conflict = (): Problem => new Problem('conflict', 'The import is not in a state for that.')

/** The job after a change. Throws `conflict` when it is not in one of the states. */
async function changed(of: Sending, job: Job, from: readonly JobState[], change: JobChange): Promise<Job> {
  if (!(await changeJob(of.database.pool, job, from, change, of.now))) throw conflict()
  return (await readJob(of.database.db, of.owner, job.job)) as Job
}

/**
 * Asks the server to check a job, with new settings or those it has; headings with which they are remembered. Throws
 * `conflict` while it is worked on, or has ended.
 */
export async function askCheck(
  of: Sending,
  job: Job,
  settings: SheetSettings | null,
  header: readonly string[],
): Promise<Job> {
  await mustBeKept(of, job)
  const isNew = settings !== null && JSON.stringify(settings) !== JSON.stringify(job.settings)
  if (settings !== null)
    await inTransaction(of.database, ({ client }) => writeMapping(client, of.owner, header, settings, of.now))
  return changed(of, job, ['uploaded', 'checked'], {
    state: 'checking',
    progress: { phase: 'waiting', file: '', rows: 0, total: null },
    attempts: 0,
    ...(settings === null ? {} : { settings }),
    // what was put right belongs to the columns as they were understood
    ...(isNew ? { corrections: {}, leftOut: [] } : {}),
  })
}

async function mustBeKept(of: Sending, job: Job): Promise<void> {
  if ((await keptParts(of.database.db, job)) === null) throw conflict()
}

/** Puts cells right, or leaves rows out. Throws `conflict` unless the job is checked, `bad-request` when it is too much. */
export async function correct(
  of: Sending,
  job: Job,
  rows: readonly {
    readonly row: number
    readonly cells: Readonly<Record<string, string>>
    readonly left_out?: boolean | undefined
  }[],
): Promise<Job> {
  const all: Record<string, Correction> = { ...job.corrections }
  for (const { row, cells, left_out: out } of rows) {
    const before = all[row]
    const isOut = out ?? before?.out ?? false
    all[row] = { cells: { ...before?.cells, ...cells }, ...(isOut ? { out: true } : {}) }
  }
  if (Object.keys(all).length > mostCorrections) throw new Problem('bad-request', 'too-many-corrections')
  const isOut = (row: number): boolean => all[row]?.out === true
  const known = [...job.leftOut, ...job.faults].filter(({ row }) => isOut(row))
  return changed(of, job, ['checked'], { corrections: all, leftOut: known })
}

/**
 * Asks the server to import a checked job. Throws `conflict` when it is not checked, or rows are at fault that are not
 * left out.
 */
export async function askImport(of: Sending, job: Job, leaveOut: boolean): Promise<Job> {
  await mustBeKept(of, job)
  const open = job.faults.filter(({ row }) => job.corrections[row]?.out !== true)
  if (open.length > 0 && (!leaveOut || job.kind === 'dossier' || open.some(({ row }) => row < 1))) throw conflict()
  const outs = Object.fromEntries(open.map(({ row }) => [row, { ...job.corrections[row], out: true }]))
  return changed(of, job, ['checked'], {
    state: 'importing',
    progress: { phase: 'waiting', file: '', rows: 0, total: null },
    attempts: 0,
    corrections: { ...job.corrections, ...outs },
    leftOut: [...job.leftOut, ...open],
    faults: [],
  })
}

/** Asks the server to take an import back. Throws `conflict` when nothing of it is stored. */
export async function askUndo(of: Sending, job: Job): Promise<Job> {
  if (job.position === null) throw conflict()
  const progress = { phase: 'waiting', file: '', rows: 0, total: null } as const
  return changed(of, job, ['done'], { state: 'undoing', attempts: 0, progress })
}

/** Cancels a job that is not stored yet and lets its files go. Throws `conflict` when it has ended. */
export async function cancel(of: Sending, job: Job): Promise<Job> {
  return inTransaction(of.database, async ({ client, db }) => {
    const from = ['uploaded', 'checking', 'checked', 'importing'] as const
    if (!(await changeJob(client, job, from, { state: 'cancelled', progress: null }, of.now))) throw conflict()
    await letGo(client, job)
    return (await readJob(db, of.owner, job.job)) as Job
  })
}
