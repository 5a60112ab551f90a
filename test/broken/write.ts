import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Dossier } from './broken.ts'

/** Puts a dossier into a folder; answers the path to import. `{realm}` in texts becomes the realm's code. */
export async function writeDossier(dossier: Dossier, folder: string, realm: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  if (typeof dossier['workbook'] === 'function') {
    const path = join(folder, 'dossier.xlsx')
    await writeFile(path, await dossier['workbook']())
    return path
  }
  for (const [name, content] of Object.entries(dossier as Readonly<Record<string, string | Uint8Array>>)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, typeof content === 'string' ? content.replaceAll('{realm}', realm) : content)
  }
  return folder
}
