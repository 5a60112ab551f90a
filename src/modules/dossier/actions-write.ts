/** Orders of the desk: rows of dossier files, through the same door as a dossier. */
import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import { dayIn } from '#core/zones.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Database } from '#platform/database.ts'
import type { OrderAsked, OrderDone } from '#platform/order.ts'
import { importDossier } from './actions-import.ts'
import type { ImportOptions, ImportResult } from './actions-import.ts'
import { dossierFiles } from './columns.ts'
import { memorySource, rowNumber, tableOf } from './actions-rows.ts'
import { permissionOfFile } from './rules-permissions.ts'
import { guardOf } from './store-guard.ts'
import { uploadedFile } from './store-uploaded.ts'

/** Who gives an order, when and whence; `scopeOf` makes the scope of a permission, or throws `forbidden`. */
export type Writer = {
  readonly database: Database
  readonly filesDir: string
  readonly asker: Asker
  readonly address: string
  readonly now: Date
  readonly scopeOf: (permission: Permission, only?: string) => Promise<UnitScope>
}

/** The scopes in which the files of an order may be written; `only`: the one session whose attendance it marks. */
export async function scopesOf(
  writer: Pick<Writer, 'scopeOf'>,
  files: readonly string[],
  as?: Permission | UnitScope,
  only?: string,
): Promise<Map<string, UnitScope>> {
  const scopes = new Map<string, UnitScope>()
  for (const file of files) {
    if (typeof as === 'object') {
      scopes.set(file, as)
      continue
    }
    const permission = as ?? permissionOfFile[file]
    if (permission === undefined) throw new Problem('forbidden', file)
    scopes.set(file, await writer.scopeOf(permission, file === 'attendance' ? only : undefined))
  }
  return scopes
}

/** The session of all the marks in an order; undefined for several: a clerk has one class. */
function sessionMarked({ files }: OrderAsked): string | undefined {
  const rows = files.find(({ file }) => file === 'attendance')?.rows ?? []
  const [first, ...others] = new Set(rows.map(({ cells }) => cells['session']))
  return others.length === 0 ? first : undefined
}

/** How an order of the page enters the import. */
export function optionsOf(writer: Writer, realm: RealmFacts): Omit<ImportOptions, 'dryRun'> {
  const { asker, address, now, filesDir } = writer
  return { realm: realm.code, door: 'page', actor: actorOf(asker), address, now, filesDir }
}

/** What an import said, as the order's answer; its faults are thrown. */
export function doneOf(result: ImportResult): OrderDone {
  if (result.faults.length > 0) throw new Problem('dossier-refused', '', { faults: result.faults })
  const added = result.files.reduce((sum, one) => sum + one.added, 0)
  return { position: result.position, at: result.at.toISOString(), added, warnings: result.warnings }
}

/**
 * Writes an order, or only tries it. All of it or nothing. Throws `bad-request` (actions-rows.ts), `forbidden` for a file
 * that the writer may not write anywhere, `conflict` when a row is not as it was seen, `dossier-refused` with faults.
 */
export async function writeOrder(
  writer: Writer,
  realm: RealmFacts,
  order: OrderAsked,
  as?: Permission | UnitScope,
): Promise<OrderDone> {
  const tables = order.files.map((file, at) => tableOf(dossierFiles, file, at))
  const names = tables.map(({ file }) => file.name)
  if (new Set(names).size < names.length) throw new Problem('bad-request', 'A file is there twice.')
  const scopes = await scopesOf(writer, names, as, sessionMarked(order))
  const expects = new Map(
    order.files.map(({ file, rows }) => [
      file,
      new Map(rows.flatMap(({ expects: seen }, i) => (seen === undefined ? [] : [[rowNumber(i), seen] as const]))),
    ]),
  )
  const { database, asker, filesDir } = writer
  const source = memorySource(dossierFiles, tables, uploadedFile({ database, filesDir, realmId: realm.id, asker }))
  const result = await importDossier(database, source, {
    ...optionsOf(writer, realm),
    dryRun: order.check ?? false,
    guard: guardOf({ scopes, expects, today: dayIn(realm.timeZone, writer.now), judges: true }),
    detail: order.purpose === undefined ? {} : { purpose: order.purpose },
  })
  return doneOf(result)
}
