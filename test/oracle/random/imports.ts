import fc from 'fast-check'
import { emptyDossier, TABLE_NAMES, TABLES, type AnyRow, type Dossier } from '../columns.ts'
import { emptyRow, type Draft, type Of } from './draft.ts'

/**
 * Columns that a later file may leave out, whatever the versions before it say, without the whole
 * becoming invalid.
 */
const OMITTABLE = [
  ['attendance', 'mode'],
  ['attendance', 'checked_at'],
  ['reflections', 'grade'],
  ['reflections', 'form'],
  ['memberships', 'kind'],
  ['memberships', 'tier'],
  ['outreach', 'count'],
  ['headcounts', 'classes'],
  ['headcounts', 'scope'],
  ['sites', 'headcount'],
  ['recommendations', 'status'],
  ['units', 'sector'],
  ['campaigns', 'rank_min'],
] as const

/** Which columns the second and third import leave out. */
export const importsRecipe = fc.array(
  fc.record({ import: fc.nat({ max: 1 }), column: fc.nat({ max: OMITTABLE.length - 1 }) }),
  { maxLength: 3 },
)

/**
 * The draft's rows as the one to three dossiers in which they are imported. Columns left out have
 * in their rows what reading such a file gives.
 */
export function importsOf(draft: Draft, recipe: Of<typeof importsRecipe>): Dossier[] {
  return [0, 1, 2].map((number) => {
    const dossier = emptyDossier(draft.zone)
    for (const table of TABLE_NAMES) {
      const omitted: string[] = recipe
        .filter((o) => o.import === number - 1 && OMITTABLE[o.column]?.[0] === table)
        .map((o) => OMITTABLE[o.column]?.[1] as string)
      const defaults = emptyRow(table)
      const rows = (draft.rows.get(table) ?? [])
        .filter((row) => row.import === number)
        .map((row) => {
          const left = Object.fromEntries(omitted.map((column) => [column, defaults[column]]))
          return { ...row, ...left, import: 0 }
        })
      ;(dossier.tables as Record<string, AnyRow[]>)[table] = rows
      if (rows.length === 0) continue
      dossier.given[table] = [...Object.keys(TABLES[table].columns), 'recorded_at', 'retracted']
      dossier.given[table] = dossier.given[table].filter((column) => !omitted.includes(column))
    }
    return dossier
  })
}
