import path from 'node:path'
import { sha256Of, storeFile } from '#platform/files.ts'
import type { Source } from '#platform/sheets/source.ts'
import type { KeepFile } from './store-stage.ts'

/** Puts files that a dossier's rows name into the file store; a trial only looks whether they are there. */
export function keeperOf(source: Source, filesDir: string, dryRun: boolean): KeepFile {
  return async (name) => {
    if (source.kind === 'workbook') return { fault: 'file-in-workbook' }
    const found = await source.file(name)
    if (found.fault !== undefined) return { fault: found.fault }
    const sha256 = await sha256Of(found.path)
    if (!dryRun) await storeFile(filesDir, found.path, sha256)
    return { sha256, name: path.basename(name) }
  }
}
