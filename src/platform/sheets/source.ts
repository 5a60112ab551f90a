/** A dossier as it lies on disk: a folder of CSV files or one workbook, behind one face. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { DossierFile } from '#core/columns.ts'
import type { Fault, FaultCode } from '#core/faults.ts'
import { insidePath } from '#core/paths.ts'
import { Problem } from '#core/problem.ts'
import { fold } from '#core/text.ts'
import { openCsv } from './csv.ts'
import type { OpenSheet } from './sheet.ts'
import { openWorkbook } from './xlsx.ts'

export type SourceTable = {
  readonly file: DossierFile
  /** As the person sees it: `units.csv`, or the sheet's name. */
  readonly shown: string
  readonly open: () => Promise<OpenSheet>
}

export type SourceFile = { readonly path: string; readonly fault?: undefined } | { readonly fault: FaultCode }

export type Source = {
  readonly kind: 'folder' | 'workbook'
  /** In the order of the files given, each at most once. Open and read one at a time. */
  readonly tables: readonly SourceTable[]
  /** What stops the whole source (`broken-workbook`, `too-large`) or one file twice (`double-file`). */
  readonly faults: readonly Fault[]
  /** Files or sheets that are no part of a dossier, as shown. */
  readonly unknown: readonly string[]
  /** Absolute path of a file that a cell names; a fault when it is outside, missing or no plain file. */
  readonly file: (path: string) => Promise<SourceFile>
  readonly close: () => Promise<void>
}

/** Sheets that the template adds for people. */
const ownSheets = new Set(['Hướng dẫn', 'Danh mục', 'Instructions'].map(fold))
/** Endings that a cell may name: no strangers beside the tables. */
const attachments = new Set(['.docx', '.pdf', '.jpg', '.jpeg', '.png'])

type Found = { readonly name: string; readonly open: () => Promise<OpenSheet> }

function sort(files: readonly DossierFile[], found: readonly Found[], plain: (name: string) => string | null) {
  const unknown: string[] = []
  const faults: Fault[] = []
  const taken = new Map<DossierFile, SourceTable>()
  for (const { name, open } of found) {
    const word = plain(name)
    const file = word === null ? undefined : files.find((one) => [fold(one.name), fold(one.vi)].includes(fold(word)))
    const other = file && taken.get(file)
    if (!file) unknown.push(name)
    else if (other)
      faults.push({
        code: 'double-file',
        file: file.name,
        row: 0,
        column: '',
        value: name,
        params: { other: other.shown },
      })
    else taken.set(file, { file, shown: name, open })
  }
  const tables = files.flatMap((file) => taken.get(file) ?? [])
  return { tables, faults, unknown }
}

/** The entry of a folder that has this name in any Unicode form: some systems store names decomposed. */
async function entryOf(folder: string, name: string): Promise<string | null> {
  const direct = join(folder, name)
  if (await exists(direct)) return direct
  const names = await readdir(folder).catch(missing)
  const same = names?.find((one) => one.normalize('NFC') === name)
  return same === undefined ? null : join(folder, same)
}

function missing(error: unknown): null {
  if (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(String(error.code))
  )
    return null
  throw error
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(missing)) !== null
}

async function fileInside(root: string, path: string): Promise<SourceFile> {
  const inside = insidePath(path)
  if (inside === null) return { fault: 'file-outside' }
  let at = root
  for (const part of inside.split('/')) {
    const next = await entryOf(at, part)
    if (next === null) return { fault: 'file-missing' }
    at = next
  }
  const real = await realpath(at).catch(missing)
  if (real === null) return { fault: 'file-missing' }
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return { fault: 'file-outside' }
  return (await stat(real)).isFile() ? { path: real } : { fault: 'file-missing' }
}

async function openFolder(path: string, files: readonly DossierFile[]): Promise<Source> {
  const root = await realpath(path)
  const entries = await readdir(root, { withFileTypes: true })
  const found: Found[] = []
  // one table is read at a time: the next one, or the end, lets go of the last
  let current: OpenSheet | null = null
  const openNext = async (whole: string): Promise<OpenSheet> => {
    await current?.close()
    return (current = await openCsv(whole))
  }
  for (const { name } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const hidden = name.startsWith('.') || name.startsWith('~$') || fold(name) === 'thumbs.db'
    if (hidden || attachments.has(extname(name).toLowerCase())) continue
    const whole = join(root, name)
    const kind = await stat(whole).catch(missing)
    if (kind?.isFile()) found.push({ name, open: () => openNext(whole) })
  }
  const csv = (name: string): string | null => (/\.csv$/iu.test(name) ? name.slice(0, -4) : null)
  return {
    kind: 'folder',
    ...sort(files, found, csv),
    file: (inside) => fileInside(root, inside),
    close: async () => current?.close(),
  }
}

async function openBook(path: string, files: readonly DossierFile[]): Promise<Source> {
  const book = await openWorkbook(path)
  const found = book.sheets.map((name, index): Found => ({ name, open: () => book.open(index) }))
  const sorted = sort(
    files,
    found.filter(({ name }) => !ownSheets.has(fold(name))),
    (name) => name.replace(/\.csv$/iu, ''),
  )
  return {
    kind: 'workbook',
    ...sorted,
    faults: book.fault ? [{ file: '', ...book.fault }] : sorted.faults,
    file: async () => ({ fault: 'file-in-workbook' }),
    close: () => book.close(),
  }
}

/** A dossier whose parts lie anywhere, by the names that they were sent under. */
export async function openParts(
  parts: readonly { readonly name: string; readonly path: string }[],
  files: readonly DossierFile[],
): Promise<Source> {
  const [first] = parts
  if (first !== undefined && parts.length === 1 && /\.xlsx$/iu.test(first.name)) return openBook(first.path, files)
  let current: OpenSheet | null = null
  const openNext = async (whole: string): Promise<OpenSheet> => {
    await current?.close()
    return (current = await openCsv(whole))
  }
  const tables = parts.filter(({ name }) => !attachments.has(extname(name).toLowerCase()))
  const found = tables
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((part): Found => ({ name: part.name, open: () => openNext(part.path) }))
  return {
    kind: 'folder',
    ...sort(files, found, (name) => (/\.csv$/iu.test(name) ? name.slice(0, -4) : null)),
    file: async (inside) => {
      const name = insidePath(inside)
      const part = parts.find((one) => one.name.normalize('NFC') === name)
      if (name === null || part === undefined) return { fault: name === null ? 'file-outside' : 'file-missing' }
      return { path: part.path }
    },
    close: async () => current?.close(),
  }
}

/**
 * Opens a dossier. Throws the Problem `usage` with `detail` = the path and one issue (`missing` or `not-a-dossier`)
 * when there is nothing or something else than a folder or an `.xlsx` file. Close it when done.
 */
export async function openSource(path: string, files: readonly DossierFile[]): Promise<Source> {
  const kind = await stat(path).catch(missing)
  if (kind?.isDirectory()) return openFolder(path, files)
  if (kind?.isFile() && /\.xlsx$/iu.test(path)) return openBook(path, files)
  throw new Problem('usage', path, { issues: [{ path, message: kind ? 'not-a-dossier' : 'missing' }] })
}
