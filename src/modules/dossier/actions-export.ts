/** Export of a realm as a dossier that import reads without changing anything (interchange.md). */
import { randomBytes } from 'node:crypto'
import { copyFile, constants, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { Problem } from '#core/problem.ts'
import type { DossierFile } from '#core/columns.ts'
import { unhurried } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { storedPath } from '#platform/files.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { WorkbookLimit, writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { dossierFiles } from './columns.ts'
import { exportColumns, exportRows } from './store-export.ts'
import type { Blob, ExportBatch } from './store-export.ts'

export type ExportOptions = {
  readonly db: Database
  readonly realmId: number
  /** The realm's zone: instants are written with its offset. */
  readonly timeZone: string
  readonly filesDir: string
  /** Called when everything is written and before it appears. */
  readonly tell?: (result: ExportResult) => Promise<void>
}

export type ExportResult = {
  readonly files: readonly { readonly file: string; readonly rows: number }[]
  /** Stored files copied into the folder. */
  readonly copied: number
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Refuses a target that holds something already: an export overwrites nothing. */
async function checkTarget(target: string, workbook: boolean): Promise<void> {
  const there = await lstat(target).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (there === null) return
  const empty = !workbook && there.isDirectory() && (await readdir(target)).length === 0
  if (!empty)
    throw new Problem('conflict', target, { issues: [{ path: target, message: workbook ? 'exists' : 'not-empty' }] })
}

async function snapshot<T>(db: Database, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await db.pool.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; ${unhurried}`)
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // on any error the connection goes with its transaction
    client.release(true)
    throw error
  }
}

async function copyBlobs(folder: string, filesDir: string, blobs: readonly Blob[]): Promise<number> {
  let copied = 0
  for (const blob of blobs) {
    const to = path.join(folder, blob.path)
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
    try {
      await copyFile(storedPath(filesDir, blob.sha256), to, constants.COPYFILE_EXCL)
      copied++
    } catch (error) {
      // the same content under the same name is there already
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  return copied
}

async function* rowsOf(
  batches: AsyncIterable<ExportBatch>,
  onBlobs: (blobs: readonly Blob[]) => Promise<void>,
): AsyncGenerator<ExportBatch['rows']> {
  for await (const batch of batches) {
    await onBlobs(batch.blobs)
    yield batch.rows
  }
}

const headerOf = (file: DossierFile, withFiles: boolean): string[] =>
  exportColumns(file, withFiles).map((column) => column.name)

async function exportFolder(client: pg.ClientBase, options: ExportOptions, folder: string): Promise<ExportResult> {
  await mkdir(folder, { mode: 0o700 })
  const files: { file: string; rows: number }[] = []
  let copied = 0
  for (const file of dossierFiles) {
    const handle = await open(path.join(folder, `${file.name}.csv`), 'wx', 0o600)
    try {
      const batches = exportRows(client, file, { ...options, withFiles: true })
      const rows = rowsOf(batches, async (blobs) => {
        copied += await copyBlobs(folder, options.filesDir, blobs)
      })
      files.push({ file: file.name, rows: await writeCsv(handle, headerOf(file, true), rows) })
    } finally {
      await handle.close()
    }
  }
  return { files, copied }
}

async function exportWorkbook(client: pg.ClientBase, options: ExportOptions, target: string): Promise<ExportResult> {
  const handle = await open(target, 'wx', 0o600)
  try {
    const sheets = dossierFiles.map((file) => ({
      name: file.name,
      header: headerOf(file, false),
      batches: rowsOf(exportRows(client, file, { ...options, withFiles: false }), async () => undefined),
    }))
    const counts = await writeXlsx(handle, sheets)
    return { files: dossierFiles.map((file) => ({ file: file.name, rows: counts.get(file.name) ?? 0 })), copied: 0 }
  } catch (error) {
    if (error instanceof WorkbookLimit) throw new Problem('too-large', target, { faults: [error.fault] })
    throw error
  } finally {
    await handle.close()
  }
}

/**
 * Writes every version of every fact to a folder (new or empty), or to a workbook when the target ends in `.xlsx`.
 * All files show one moment; the target appears whole or not at all. A workbook has no columns for files. Throws the
 * Problem `conflict` when the target holds something, `too-large` (with the fault) when a workbook cannot hold it.
 */
export async function exportDossier(options: ExportOptions, target: string): Promise<ExportResult> {
  const workbook = /\.xlsx$/iu.test(target)
  await checkTarget(target, workbook)
  const temporary = path.join(
    path.dirname(path.resolve(target)),
    `.${path.basename(target)}.${randomBytes(6).toString('hex')}.part`,
  )
  await mkdir(path.dirname(temporary), { recursive: true })
  try {
    const write = workbook ? exportWorkbook : exportFolder
    const result = await snapshot(options.db, (client) => write(client, options, temporary))
    await options.tell?.(result)
    await rename(temporary, path.resolve(target))
    return result
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
