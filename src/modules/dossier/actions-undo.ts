/** Takes an order back by a new one that restores what was there before: nothing is deleted, both stay readable. */
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { inSnapshot } from '#platform/database.ts'
import { storedPath } from '#platform/files.ts'
import type { OrderDone } from '#platform/order.ts'
import { importDossier } from './actions-import.ts'
import { doneOf, optionsOf, scopesOf } from './actions-write.ts'
import type { Writer } from './actions-write.ts'
import { dossierFiles } from './columns.ts'
import { memorySource } from './actions-rows.ts'
import { guardOf } from './store-guard.ts'
import { readOrder } from './store-orders.ts'
import { checkUntouched, tableBefore } from './actions-undo-rows.ts'

/**
 * Restores what an order changed. Whoever may write all of its rows may do it. Throws `not-found`, `conflict` when it
 * was undone already or something of it was written since, `forbidden`, and `dossier-refused` when what was before no
 * longer fits what came after.
 */
export async function undoOrder(writer: Writer, realm: RealmFacts, position: number): Promise<OrderDone> {
  const order = await readOrder(writer.database.db, realm.id, position)
  if (order === null) throw new Problem('not-found', 'order')
  const files = dossierFiles.filter((file) => file.name in order.counts)
  const scopes = await scopesOf(
    writer,
    files.map((file) => file.name),
    // an import may have brought what the desk never writes: the right to import takes it back
    order.door === 'page' && order.purpose !== 'import' ? undefined : 'import',
  )
  if (order.undone_by !== null) throw new Problem('conflict', 'It has been undone.')
  const of = { realmId: realm.id, position }
  const stored = new Map<string, Buffer>()
  return inSnapshot(writer.database, async ({ client }) => {
    const tables = files.map((file) =>
      tableBefore(client, file, {
        ...of,
        timeZone: realm.timeZone,
        onFile: (cell, sha256) => stored.set(cell, sha256),
      }),
    )
    const source = memorySource(dossierFiles, tables, async (cell) => {
      const sha256 = stored.get(cell)
      return sha256 === undefined ? { fault: 'file-missing' } : { path: storedPath(writer.filesDir, sha256) }
    })
    const result = await importDossier(writer.database, source, {
      ...optionsOf(writer, realm),
      dryRun: false,
      guard: guardOf({
        scopes,
        expects: new Map(),
        today: dayIn(realm.timeZone, writer.now),
        inTurn: (turn) => checkUntouched(turn, files, of),
      }),
      detail: { purpose: 'undo', undoes: position },
    })
    return doneOf(result)
  })
}
