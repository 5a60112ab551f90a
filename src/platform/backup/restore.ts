import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { startEmbedded } from '../postgres/server.ts'
import { syncFolder } from './archive.ts'
import { appendOnlyTables, checkIndexes, countRows, missingRows } from './check.ts'
import { manifestName, manifestShape } from './manifest.ts'
import type { Manifest, ManifestFile } from './manifest.ts'
import { BrokenArchive, readTar } from './tar-read.ts'

/** A backup that can't be restored, or a folder that it can't go to; nothing was left behind. */
export class RestoreRefused extends Error {
  readonly reason: 'not-empty' | 'broken' | 'altered' | 'rows-missing'
  constructor(reason: RestoreRefused['reason'], detail: string) {
    super(detail)
    this.reason = reason
  }
}

export type Restored = { readonly manifest: Manifest; readonly rows: number; readonly indexes: number }

/**
 * Restores a backup into a folder that is absent or empty. All of it is checked against the manifest before a server
 * is started on it once, which replays its log, is read through and stopped; only then does the folder get its name.
 */
export async function restore(file: string, into: string): Promise<Restored> {
  const target = path.resolve(into)
  if (await occupied(target)) throw new RestoreRefused('not-empty', target)
  await access(file) // before any folder is made
  const fresh = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.partial`)
  await mkdir(path.dirname(target), { recursive: true })
  try {
    const manifest = await unpack(file, fresh)
    const checked = await tryOut(fresh, manifest)
    await rmdir(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    await rename(fresh, target)
    await syncFolder(path.dirname(target))
    return { manifest, ...checked }
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw asRefusal(error)
  }
}

async function occupied(target: string): Promise<boolean> {
  try {
    return (await readdir(target)).length > 0
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    if (code === 'ENOTDIR') return true
    throw error
  }
}

async function unpack(file: string, fresh: string): Promise<Manifest> {
  await mkdir(fresh, { mode: 0o700 })
  const found = new Map<string, ManifestFile>()
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.once('error', (error) => gunzip.destroy(error)).pipe(gunzip)
  for await (const entry of readTar(gunzip)) {
    const inside = ['postgres', 'files', 'password', manifestName].includes(entry.path.split('/')[0] ?? '')
    if (!inside) throw new BrokenArchive('it is not a backup of this program')
    if (found.has(manifestName)) throw new BrokenArchive('something follows its manifest')
    const to = path.join(fresh, entry.path)
    if (entry.folder) await mkdir(to, { recursive: true, mode: 0o700 })
    else found.set(entry.path, await writeEntry(to, entry.path, entry.content))
  }
  if (!found.delete(manifestName)) throw new BrokenArchive('it has no manifest')
  const manifest = parseManifest(await readFile(path.join(fresh, manifestName), 'utf8'))
  await rm(path.join(fresh, manifestName))
  compare(manifest, found)
  await mkdir(path.join(fresh, 'files'), { recursive: true, mode: 0o700 })
  return manifest
}

async function writeEntry(to: string, name: string, content: AsyncIterable<Buffer>): Promise<ManifestFile> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  const handle = await open(to, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const piece of content) {
      hash.update(piece)
      size += piece.length
      await handle.appendFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { path: name, size, sha256: hash.digest('hex') }
}

function parseManifest(text: string): Manifest {
  try {
    return manifestShape.parse(JSON.parse(text))
  } catch (error) {
    throw new BrokenArchive('its manifest can’t be read', { cause: error })
  }
}

function compare(manifest: Manifest, found: ReadonlyMap<string, ManifestFile>): void {
  for (const { path: name, size, sha256 } of manifest.files) {
    const there = found.get(name)
    if (!there) throw new RestoreRefused('altered', `${name} is missing`)
    if (there.size !== size || there.sha256 !== sha256) throw new RestoreRefused('altered', `${name} has been altered`)
  }
  if (found.size !== manifest.files.length)
    throw new RestoreRefused('altered', 'it holds files that its manifest does not')
}

/** Starts the restored server once, reads everything, and gives it a password of its own. */
async function tryOut(folder: string, manifest: Manifest): Promise<{ rows: number; indexes: number }> {
  const embedded = await startEmbedded(folder)
  const client = new pg.Client({ connectionString: embedded.url, application_name: 'quantriet-restore' })
  client.on('error', () => undefined) // the query that is under way rejects
  try {
    await client.connect()
    const found = await countRows(client)
    const missing = missingRows(manifest.rows, found, await appendOnlyTables(client))
    if (missing.length > 0) throw new RestoreRefused('rows-missing', missing.join(', '))
    const indexes = await checkIndexes(client)
    const password = randomBytes(24).toString('hex')
    await client.query(`alter role quantriet password '${password}'`)
    await writeFile(path.join(folder, 'password'), `${password}\n`, { mode: 0o600 })
    return { rows: Object.values(found).reduce((sum, rows) => sum + rows, 0), indexes }
  } finally {
    await client.end().catch(() => undefined) // it may never have connected
    await embedded.stop()
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof BrokenArchive) return new RestoreRefused('broken', error.message)
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new RestoreRefused('broken', 'its compression is damaged')
  return error
}
