/** Orders of the desk: rows of dossier files, through the same door as a dossier. */
import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import { dayIn } from '#core/zones.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Database } from '#platform/database.ts'
import type { OrderAsked, OrderDone, OwnRight } from '#platform/order.ts'
import { scopeOfUnit } from '#modules/accounts/answers-scope.ts'
import { importDossier } from './actions-import.ts'
import type { ImportOptions, ImportResult } from './actions-import.ts'
import { dossierFiles } from './columns.ts'
import { memorySource, rowNumber, tableOf } from './actions-rows.ts'
import { permissionOfFile } from './rules-permissions.ts'
import { guardOf } from './store-guard.ts'
import type { Under } from './store-orders.ts'
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

/**
 * The scopes in which the files of an order may be written. Throws `forbidden` when the writer has not the right for one
 * of them anywhere.
 */
export async function scopesOf(
  writer: Pick<Writer, 'scopeOf'>,
  files: readonly string[],
  { as, unit, only }: Under = {},
): Promise<Map<string, UnitScope>> {
  const scopes = new Map<string, UnitScope>()
  for (const file of files) {
    const permission = as ?? permissionOfFile[file]
    if (permission === undefined) throw new Problem('forbidden', file)
    const scope = await writer.scopeOf(permission, file === 'attendance' || unit !== undefined ? only : undefined)
    scopes.set(file, unit === undefined ? scope : scopeOfUnit(scope.realmId, unit))
  }
  return scopes
}

/** By which right this order is written. */
function underOf(order: OrderAsked, as: Permission | OwnRight | undefined): Under {
  if (typeof as === 'object') return { as: as.permission, unit: as.unitId, only: as.only }
  const only = sessionMarked(order)
  return { ...(as === undefined ? {} : { as }), ...(only === undefined ? {} : { only }) }
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
  as?: Permission | OwnRight,
): Promise<OrderDone> {
  const tables = order.files.map((file, at) => tableOf(dossierFiles, file, at))
  const names = tables.map(({ file }) => file.name)
  if (new Set(names).size < names.length) throw new Problem('bad-request', 'A file is there twice.')
  const under = underOf(order, as)
  const scopes = await scopesOf(writer, names, under)
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
    guard: guardOf({ scopes, expects, today: dayIn(realm.timeZone, writer.now), judging: 'desk' }),
    detail: { ...(order.purpose === undefined ? {} : { purpose: order.purpose }), ...under },
  })
  return doneOf(result)
}
