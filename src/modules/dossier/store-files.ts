import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { markingOf } from '#platform/files-marking.ts'
import { barePicture, isPictureName } from '#platform/files-picture.ts'
import { sha256Of, storeFile } from '#platform/files.ts'
import type { Source } from '#platform/sheets/source.ts'
import type { KeepFile } from './store-stage.ts'

export type Keeper = {
  /** Names a file that a cell names by its SHA-256. */
  readonly keep: KeepFile
  /** Puts all files named into the file store; called just before the commit of the rows that name them. */
  readonly store: () => Promise<void>
  /** Leaves out files (SHA-256 in hex) that no row names any more. */
  readonly forget: (sha256s: Iterable<string>) => void
  /** Lets go of what was kept on the way. */
  readonly end: () => Promise<void>
}

/**
 * Files that a dossier's rows name: hashed while staging, stored only when the dossier is taken over. One that carries a
 * mark of state secrecy is refused, whatever its row declares; a picture is kept without where and with what it was taken.
 */
export function keeperOf(source: Source, filesDir: string): Keeper {
  const named = new Map<string, { path: string; sha256: Buffer }>()
  let folder: string | null = null
  /** Where the picture lies without what a camera tells beside it; as it is when it is bare already, or no picture. */
  const bareAt = async (at: string, name: string): Promise<string> => {
    if (!isPictureName(name)) return at
    const bytes = await readFile(at)
    const bare = barePicture(bytes)
    if (bare === null || bare.equals(bytes)) return at
    folder ??= await mkdtemp(path.join(tmpdir(), 'quantriet-pictures-'))
    const to = path.join(folder, String(named.size))
    await writeFile(to, bare, { mode: 0o600 })
    return to
  }
  return {
    keep: async (name) => {
      if (source.kind === 'workbook') return { fault: 'file-in-workbook' }
      const found = await source.file(name)
      if (found.fault !== undefined) return { fault: found.fault }
      const { marking } = await markingOf(found.path, path.basename(name))
      if (marking !== null) return { fault: 'secret-marked', params: { mark: marking } }
      const at = await bareAt(found.path, name)
      const sha256 = await sha256Of(at)
      named.set(sha256.toString('hex'), { path: at, sha256 })
      return { sha256, name: path.basename(name) }
    },
    forget: (sha256s) => {
      for (const sha256 of sha256s) named.delete(sha256)
    },
    store: async () => {
      for (const file of named.values()) await storeFile(filesDir, file.path, file.sha256)
    },
    end: async () => {
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
  }
}
