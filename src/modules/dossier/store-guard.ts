/** What must hold of an order beside a dossier's own rules: whose it is, and that nothing changed since it was seen. */
import type pg from 'pg'
import { dbName, keysOf } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import type { Fault } from '#core/faults.ts'
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { freshName } from '#platform/facts-sql.ts'
import type { Order } from '#platform/facts.ts'
import { checkScope, notePeople } from './store-scope.ts'
import type { Staged } from './store-stage.ts'

/**
 * How what an order says is judged beside what was there: step by step, as somebody writes it at the desk; as a table
 * that tells how things stand; or not at all, since it only restores.
 */
export type Judging = 'desk' | 'table' | 'restored'

/** Called in the transaction of an order: in its turn, with each file's new versions found, and when all are added. */
export type Guard = {
  readonly judging: Judging
  readonly before: (order: Order, staged: readonly Staged[]) => Promise<void>
  readonly found: (order: Order, file: DossierFile) => Promise<void>
  readonly after: (order: Order, staged: readonly Staged[], report: (fault: Fault) => void) => Promise<void>
}

export type GuardParts = {
  /** What may be written of each file. */
  readonly scopes: ReadonlyMap<string, UnitScope>
  /** By file and row: the version that was seen. */
  readonly expects: ReadonlyMap<string, ReadonlyMap<number, string | null>>
  /** Civil date in the realm. */
  readonly today: string
  readonly judging: Judging
  /** Asked in the order's turn, before anything is written. */
  readonly inTurn?: (client: pg.ClientBase) => Promise<void>
}

export function guardOf({ scopes, expects, today, judging, inTurn }: GuardParts): Guard {
  const scopeOf = (file: DossierFile): UnitScope => {
    const scope = scopes.get(file.name)
    if (scope === undefined) throw new Problem('forbidden', file.name)
    return scope
  }
  return {
    judging,
    before: async ({ client, realmId }, staged) => {
      const penned = staged.map(({ file }) => file).filter((file) => !scopeOf(file).all)
      if (penned.length > 0) await notePeople(client, realmId, penned, today)
      await inTurn?.(client)
    },
    found: async ({ client, realmId }, file) => {
      const seen = expects.get(file.name)
      if (seen !== undefined && seen.size > 0) await checkSeen(client, realmId, file, seen)
    },
    after: async (order, staged, report) => {
      for (const { file } of staged) await checkScope(order, file, scopeOf(file), report)
    },
  }
}

/** Throws `conflict` with the rows whose current version is another than the one seen. */
async function checkSeen(
  client: pg.ClientBase,
  realmId: number,
  file: DossierFile,
  seen: ReadonlyMap<number, string | null>,
): Promise<void> {
  const keys = keysOf(file).map(dbName)
  const equal = keys.map((key) => `and t.${key} = f.${key}`).join(' ')
  const { rows } = await client.query<{ row_no: number; at: Date | null }>(
    `select f.row_no, t.recorded_at as at from ${freshName(file)} f
     left join ${file.table} t on t.realm_id = $1 ${equal} and t.superseded_at is null and not t.retracted`,
    [realmId],
  )
  const stale = rows.filter(({ row_no: row, at }) => seen.has(row) && seen.get(row) !== (at?.toISOString() ?? null))
  if (stale.length === 0) return
  const issues = stale.map(({ row_no: row }) => ({ path: `${file.name}.${row}`, message: 'changed-since' }))
  throw new Problem('conflict', 'Somebody has changed it since.', { issues })
}
