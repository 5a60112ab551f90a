/**
 * Import of a dossier: staged and checked first, taken over in one commit (interchange.md, General rules). All or
 * nothing: whatever fails, or kills the process, leaves the store as it was.
 */
import type pg from 'pg'
import type { JournalAction } from '#core/journal-actions.ts'
import type { CellContext } from '#core/cells.ts'
import type { DossierFile } from '#core/columns.ts'
import { warnings as warningCodes } from '#core/faults.ts'
import type { Fault } from '#core/faults.ts'
import { ensureRealm } from '#modules/units/actions.ts'
import { cancelOn } from '#platform/cancel.ts'
import { unhurried } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { addFresh, findFresh, sealOrder } from '#platform/facts.ts'
import type { Order } from '#platform/facts.ts'
import { openSource } from '#platform/sheets/source.ts'
import type { Source } from '#platform/sheets/source.ts'
import { checkAll } from './actions-check.ts'
import { dossierFiles } from './columns.ts'
import type { Guard } from './store-guard.ts'
import { resolveDirectives } from './store-directives.ts'
import { holdErased } from './store-erased.ts'
import { keeperOf } from './store-files.ts'
import type { Keeper } from './store-files.ts'
import { checkRequired, checkRows, warnWithdrawn } from './store-invariants.ts'
import { realmSettings } from './store-realm.ts'
import type { RealmSettings } from './store-realm.ts'
import { checkIdentities, checkNames } from './store-references.ts'
import { createTainted, stageFile } from './store-stage.ts'
import type { Staged } from './store-stage.ts'
import { refreshStatistics } from './store-statistics.ts'
import { takeTurn } from './store-turn.ts'

export type ImportProgress =
  | { readonly phase: 'reading'; readonly file: string; readonly rows: number }
  | { readonly phase: 'checking' | 'storing'; readonly file: string }

export type ImportOptions = {
  readonly realm: string
  readonly dryRun: boolean
  readonly door: 'import' | 'demo' | 'page'
  readonly actor: string
  /** Of the client, for the journal. */
  readonly address?: string | undefined
  readonly now: Date
  readonly filesDir: string
  readonly onProgress?: (progress: ImportProgress) => void
  /** What else must hold of an order that is not a whole dossier (store-guard.ts). */
  readonly guard?: Guard
  /** Waits as long as it takes for its turn, unlike somebody at a page. */
  readonly patient?: boolean
  /** Ends it; nothing is stored then, unless all of it has been. */
  readonly signal?: AbortSignal
  /** Called in the order's transaction right before the commit: what must hold together with it. */
  readonly sealing?: (
    client: pg.ClientBase,
    done: Pick<ImportResult, 'files' | 'warnings'> & { position: number },
  ) => Promise<void>
  /** Told in the log of orders beside the counts. */
  readonly detail?: Readonly<Record<string, string | number>>
}

export type ImportResult = {
  /** Null when the dossier held nothing new, was refused, or was tried only. */
  readonly position: number | null
  /** Moment of the order: `recorded_at` of the rows that named none. */
  readonly at: Date
  readonly files: readonly { readonly file: string; readonly rows: number; readonly added: number }[]
  /** What is wrong; nothing was stored when there is any. Sorted by file and row. */
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
}

/** Faults, and warnings, kept of one import: more is told to nobody, but refuses all the same. */
const faultLimit = 20_000

type Run = {
  readonly client: pg.ClientBase
  readonly options: ImportOptions
  readonly faults: Fault[]
  readonly report: (fault: Fault) => void
  readonly keeper: Keeper
}

/** Opens a dossier on disk, imports it and lets go of it. */
export async function importPath(database: Database, dossier: string, options: ImportOptions): Promise<ImportResult> {
  const source = await openSource(dossier, dossierFiles)
  try {
    return await importDossier(database, source, options)
  } finally {
    await source.close()
  }
}

/** Imports a dossier. Never throws for what the dossier says; `faults` tells. */
export async function importDossier(database: Database, source: Source, options: ImportOptions): Promise<ImportResult> {
  const client = await database.pool.connect()
  const faults: Fault[] = []
  const counted = { faults: 0, warnings: 0 }
  const report = (fault: Fault): void => {
    const kind = warningCodes.has(fault.code) ? 'warnings' : 'faults'
    if (counted[kind]++ < faultLimit) faults.push(fault)
  }
  const keeper = keeperOf(source, options.filesDir)
  const { signal } = options
  const heed = signal && (await cancelOn(database, client, signal))
  try {
    const run = { client, options, faults, report, keeper }
    for (const fault of source.faults) report(fault)
    for (const name of source.unknown) report({ code: 'unknown-file', file: name, row: 0, column: '', value: name })
    const staged = await stageAll(run, source)
    return await takeOver(run, staged.staged, staged.settings)
  } finally {
    heed?.()
    // the connection and its temporary tables end together
    client.release(true)
    await keeper.end()
  }
}

async function stageAll(run: Run, source: Source): Promise<{ staged: Staged[]; settings: RealmSettings }> {
  const { client, options, report } = run
  await createTainted(client)
  let settings = await realmSettings(client, options.realm)
  const staged: Staged[] = []
  let cells: CellContext = { timeZone: settings.timeZone, levels: settings.levels, now: options.now }
  for (const file of dossierFiles) {
    const table = source.tables.find((one) => one.file === file)
    if (table === undefined) continue
    let rows = 0
    const one = await stageFile(
      {
        client,
        cells,
        report,
        keepFile: run.keeper.keep,
        onRows: (count) => {
          options.signal?.throwIfAborted()
          options.onProgress?.({ phase: 'reading', file: file.name, rows: (rows += count) })
        },
      },
      file,
      await table.open(),
    )
    staged.push(one)
    if (file.name !== 'realm') continue
    settings = await realmSettings(client, options.realm, { report, present: one.present })
    cells = { ...cells, timeZone: settings.timeZone, levels: settings.levels }
  }
  return { staged, settings }
}

async function takeOver(run: Run, staged: readonly Staged[], settings: RealmSettings): Promise<ImportResult> {
  const { client, options, faults } = run
  await client.query(`begin; ${unhurried}`)
  const realmId = await ensureRealm(client, options.realm)
  await checkReferences(run, realmId, staged)
  const order = await takeTurn(client, realmId, {
    now: options.now,
    hurried: options.guard !== undefined && options.patient !== true,
  })
  const files = staged.map((one) => one.file)
  run.keeper.forget(await holdErased(client, realmId, files, run.report))
  await options.guard?.before(order, staged)
  const counts = await addAll(run, order, staged, settings.timeZone)
  const judging = options.guard?.judging ?? 'dossier'
  await checkAll({ order, report: run.report, judging }, staged, settings)
  if (options.guard !== undefined) await tellScope(run, order, staged, options.guard)
  const refused = faults.some((fault) => !warningCodes.has(fault.code))
  const added = counts.reduce((sum, one) => sum + one.added, 0)
  if (refused || options.dryRun || added === 0) await client.query('rollback')
  else {
    const moments = [...new Set(counts.flatMap((one) => one.moments.map((at) => at.toISOString())))]
      .toSorted()
      .toReversed()
      .slice(0, 100)
    const detail = {
      ...options.detail,
      moments,
      files: Object.fromEntries(counts.filter((one) => one.added > 0).map((one) => [one.file, one.added])),
    }
    const latest = new Date(Math.max(...counts.map((one) => one.latest?.getTime() ?? 0)))
    await run.keeper.store()
    await sealOrder(order, { ...options, action: actionOf(options), latest, detail })
    const told = counts.map((one) => ({ file: one.file, rows: one.rows, added: one.added }))
    await options.sealing?.(client, {
      position: order.position,
      files: told,
      warnings: faults.filter((fault) => warningCodes.has(fault.code)),
    })
    await client.query('commit')
    await refreshStatistics(client, staged, counts)
  }
  const sorted = faults.toSorted((a, b) => placeOf(a.file) - placeOf(b.file) || a.row - b.row)
  return {
    position: refused || options.dryRun || added === 0 ? null : order.position,
    at: order.moment,
    files: counts.map(({ file, rows, added }) => ({ file, rows, added })),
    faults: sorted.filter((fault) => !warningCodes.has(fault.code)),
    warnings: sorted.filter((fault) => warningCodes.has(fault.code)),
  }
}

/** What the journal calls it: a dossier's import, the sample, or an order of the desk. */
function actionOf({ door, guard }: ImportOptions): JournalAction {
  if (door === 'demo') return 'demo'
  return guard === undefined ? 'import' : 'order'
}

/** What lies outside a writer's scope is told as unknown, and nothing else of such a row. */
async function tellScope(run: Run, order: Order, staged: readonly Staged[], guard: Guard): Promise<void> {
  const outside: Fault[] = []
  await guard.after(order, staged, (fault) => outside.push(fault))
  if (outside.length === 0) return
  const rows = new Set(outside.map(({ file, row }) => `${file}/${row}`))
  const others = run.faults.filter(({ file, row }) => !rows.has(`${file}/${row}`))
  run.faults.splice(0, run.faults.length, ...others, ...outside)
}

const placeOf = (name: string): number => dossierFiles.findIndex((file) => file.name === name)

async function checkReferences(run: Run, realmId: number, staged: readonly Staged[]): Promise<void> {
  const { client, report } = run
  const files = staged.map((one) => one.file)
  const columns = (file: string): ReadonlySet<string> =>
    staged.find((one) => one.file.name === file)?.present ?? new Set()
  const has = (name: string): boolean => files.some((file) => file.name === name)
  for (const file of files) {
    run.options.signal?.throwIfAborted()
    run.options.onProgress?.({ phase: 'checking', file: file.name })
    await checkIdentities(client, realmId, file, files, report)
  }
  await checkNames(client, realmId, has, columns, report)
  await resolveDirectives(client, realmId, has, columns, report)
}

type Counted = {
  readonly file: string
  readonly rows: number
  readonly added: number
  readonly latest: Date | null
  readonly moments: readonly Date[]
}

async function addAll(run: Run, order: Order, staged: readonly Staged[], zone: string): Promise<Counted[]> {
  const counts: Counted[] = []
  for (const { file, rows, present } of staged) {
    run.options.signal?.throwIfAborted()
    run.options.onProgress?.({ phase: 'storing', file: file.name })
    const fresh = await findFresh(order, file, present)
    await run.options.guard?.found(order, file)
    reportTies(run, file, fresh.tiedInStage, 'same-moment-in-dossier')
    reportTies(run, file, fresh.tiedInStore, 'same-moment-in-store')
    await checkRequired(run.client, file, run.report)
    await checkRows(run.client, file, zone, run.report)
    if (!present.has('retracted')) await warnWithdrawn(run.client, file, run.report)
    counts.push({ file: file.name, rows, added: fresh.added, latest: fresh.latest, moments: fresh.moments })
    // versions that break a rule of the table can't be added; the rest still is, so that more faults are found
    await run.client.query(`delete from fresh_${file.name} where tied or twice`)
    if (run.faults.some((fault) => fault.file === file.name && !warningCodes.has(fault.code)))
      await run.client.query(`delete from fresh_${file.name} where row_no = any($1)`, [
        run.faults
          .filter((fault) => fault.file === file.name && !warningCodes.has(fault.code))
          .map((fault) => fault.row),
      ])
    await addFresh(order, file)
  }
  return counts
}

function reportTies(run: Run, file: DossierFile, rows: readonly number[], code: Fault['code']): void {
  for (const row of rows) run.report({ code, file: file.name, row, column: 'recorded_at', value: '' })
}
