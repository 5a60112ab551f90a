import type pg from 'pg'
import { identityTable } from '#platform/facts-sql.ts'
import type { Staged } from './store-stage.ts'

/** The planner must know of what was just added: until it does, joins over a province's rows may take minutes. */
export async function refreshStatistics(
  client: pg.ClientBase,
  staged: readonly Staged[],
  counts: readonly { readonly added: number }[],
): Promise<void> {
  const grown = staged.filter((_, i) => (counts[i]?.added ?? 0) > 200)
  const tables = grown.flatMap(({ file }) => (file.makes ? [file.table, identityTable[file.makes]] : [file.table]))
  if (tables.length > 0) await client.query(`analyze ${tables.join(', ')}`)
}
