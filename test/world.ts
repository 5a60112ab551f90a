import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importDossier } from '#modules/dossier/actions-import.ts'
import type { ImportResult } from '#modules/dossier/actions-import.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import type { Database } from '#platform/database.ts'
import { openSource } from '#platform/sheets/source.ts'

/** A folder of its own for one test; removed when `work` ends. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports a dossier as the command does, and brings the figures up to it. */
export async function importFrom(
  database: Database,
  realm: string,
  dossier: string,
  more: { filesDir: string; now?: Date; dryRun?: boolean },
): Promise<ImportResult> {
  const source = await openSource(dossier, dossierFiles)
  try {
    const result = await importDossier(database, source, {
      realm,
      dryRun: more.dryRun ?? false,
      door: 'import',
      actor: 'test',
      now: more.now ?? new Date(),
      filesDir: more.filesDir,
    })
    await refreshFigures(database, realm)
    return result
  } finally {
    await source.close()
  }
}
