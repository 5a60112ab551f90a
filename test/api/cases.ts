import path from 'node:path'
import type { Database } from '#platform/database.ts'
import { importFrom } from '../world.ts'

export const caseNames = ['three-tier', 'two-tier', 'three-tier-untidy'] as const
export const caseFolder = (name: string): string => path.join(import.meta.dirname, '..', 'cases', name)

/** Imports cases, each into the realm of its name. */
export async function importCases(
  database: Database,
  filesDir: string,
  names: readonly string[] = caseNames,
): Promise<void> {
  for (const name of names) {
    const result = await importFrom(database, name, path.join(caseFolder(name), 'dossier'), { filesDir })
    if (result.faults.length > 0) throw new Error(`${name}: ${JSON.stringify(result.faults[0])}`)
  }
}

/** Views of a case that differ in kind: late and for now, late as known then, early as known then. */
export const views = [
  { as_of: '2026-04-02', known_at: undefined },
  { as_of: '2026-04-02', known_at: '2026-03-20T23:59:59+07:00' },
  { as_of: '2026-03-03', known_at: '2026-03-03T23:59:59+07:00' },
] as const
