import type { BrokenDossier } from './broken.ts'
import { brokenCells } from './cells.ts'
import { brokenDirectives } from './directives.ts'
import { brokenReferences } from './references.ts'
import { brokenDesk } from './desk.ts'
import { brokenRows } from './rows.ts'
import { brokenTables, oddDossiers } from './tables.ts'
import { brokenWorkbooks } from './workbooks.ts'

export { soundFiles } from './sound.ts'

/** Every kind of broken dossier, and a few that are merely odd (`expect` empty) and must be accepted. */
export const brokenDossiers: readonly BrokenDossier[] = [
  ...brokenTables,
  ...brokenCells,
  ...brokenReferences,
  ...brokenRows,
  ...brokenDesk,
  ...brokenDirectives,
  ...brokenWorkbooks,
  ...oddDossiers,
]
