/** Takes an order back by a new one that restores what was there before: nothing is deleted, both stay readable. */
import { actorOf } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import { inSnapshot } from '#platform/database.ts'
import { storedPath } from '#platform/files.ts'
import type { OrderDone } from '#platform/order.ts'
import { importDossier } from './actions-import.ts'
import type { ImportOptions } from './actions-import.ts'
import { doneOf, optionsOf, scopesOf } from './actions-write.ts'
import type { Writer } from './actions-write.ts'
import { dossierFiles } from './columns.ts'
import { memorySource } from './actions-rows.ts'
import { guardOf } from './store-guard.ts'
import { insertUndo } from './store-imports.ts'
import { readOrder } from './store-orders.ts'
import type { Under } from './store-orders.ts'
import { checkUntouched, tableBefore } from './actions-undo-rows.ts'

type Found = NonNullable<Awaited<ReturnType<typeof readOrder>>>

/**
 * In which scopes the writer may take an order back: by the right it was written by, while they hold it, else by the right
 * to write each of its files. A right that came from no role is only its writer's own.
 */
async function rightToUndo(
  writer: Writer,
  { door, purpose, actor, under }: Found,
  names: readonly string[],
): Promise<{ scopes: Map<string, UnitScope>; under: Under }> {
  // an import may have brought what the desk never writes: the right to import takes it back
  if (door !== 'page' || purpose === 'import') return { scopes: await scopesOf(writer, names, { as: 'import' }), under }
  const isTheirs = under.unit === undefined || actor === actorOf(writer.asker)
  if (isTheirs)
    try {
      return { scopes: await scopesOf(writer, names, under), under }
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'forbidden') throw error
    }
  return { scopes: await scopesOf(writer, names), under: {} }
}

/** An order that the writer may take back, with the scopes to do so. Throws as `undoOrder` does. */
async function orderToUndo(writer: Writer, realm: RealmFacts, position: number) {
  const order = await readOrder(writer.database.db, realm.id, position)
  if (order === null) throw new Problem('not-found', 'order')
  const files = dossierFiles.filter((file) => file.name in order.counts)
  const right = await rightToUndo(
    writer,
    order,
    files.map((file) => file.name),
  )
  if (order.undone_by !== null) throw new Problem('conflict', 'It has been undone.')
  return { order, files, ...right }
}

/** Versions that are taken back while somebody waits: a second or two. More is work for the server meanwhile. */
const mostAtOnce = 10_000

/**
 * Leaves the undoing of a large order to the server (jobs-imports.ts): the number of the job. Null for one that may
 * be undone at once. Throws as `undoOrder` does, as far as can be told beforehand.
 */
export async function undoLater(writer: Writer, realm: RealmFacts, position: number): Promise<number | null> {
  const { order } = await orderToUndo(writer, realm, position)
  const files = Object.entries(order.counts).map(([file, rows]) => ({ file, rows, added: 0 }))
  if (files.reduce((sum, { rows }) => sum + rows, 0) <= mostAtOnce) return null
  const { database, asker, address, now } = writer
  const owner = { realmId: realm.id, accountId: asker.kind === 'account' ? asker.accountId : null }
  const job = await insertUndo(database.db, owner, { position, files, address, now })
  if (job === null) throw new Problem('conflict', 'It is being undone.')
  return job
}

/**
 * Restores what an order changed. Whoever may write all of its rows may do it. Throws `not-found`, `conflict` when it
 * was undone already or something of it was written since, `forbidden`, and `dossier-refused` when what was before no
 * longer fits what came after.
 */
export async function undoOrder(
  writer: Writer,
  realm: RealmFacts,
  position: number,
  meanwhile: Pick<ImportOptions, 'onProgress' | 'signal' | 'patient'> = {},
): Promise<OrderDone> {
  const { files, scopes, under } = await orderToUndo(writer, realm, position)
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
      ...meanwhile,
      dryRun: false,
      guard: guardOf({
        scopes,
        expects: new Map(),
        judging: 'restored',
        today: dayIn(realm.timeZone, writer.now),
        inTurn: (turn) => checkUntouched(turn, files, of),
      }),
      detail: { purpose: 'undo', undoes: position, ...under },
    })
    return doneOf(result)
  })
}
