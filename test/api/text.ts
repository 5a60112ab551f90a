import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ImportResult } from '#modules/dossier/actions-import.ts'
import type { Database } from '#platform/database.ts'
import { importFrom, inFolder } from '../world.ts'

/** Files of a dossier by name without `.csv`; a name with a dot or slash is a file beside the tables. */
export type Texts = Readonly<Record<string, string | Uint8Array>>

/** Writes a dossier's files into a folder. */
export function writeTexts(folder: string, files: Texts): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, /[./]/.test(name) ? name : `${name}.csv`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** Imports a dossier that is written down in the test; throws when it is refused. */
export async function importText(
  database: Database,
  filesDir: string,
  realm: string,
  files: Texts,
  more: { now?: Date; dryRun?: boolean } = {},
): Promise<ImportResult> {
  return inFolder(async (folder) => {
    writeTexts(folder, files)
    const result = await importFrom(database, realm, folder, { filesDir, ...more })
    if (result.faults.length > 0) throw new Error(JSON.stringify(result.faults.slice(0, 3)))
    return result
  })
}
