/**
 * Two entries of one person become one, in one order: whatever names the one that goes names the one that stays, the
 * entry that goes is withdrawn, and merges.csv keeps the trace. Nothing is deleted; undoing the order parts them again.
 */
import type pg from 'pg'
import { keysOf } from '#core/columns.ts'
import type { DossierFile } from '#core/columns.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { peopleWithin } from '#modules/people/actions-kept.ts'
import { storedPath } from '#platform/files.ts'
import type { OrderDone } from '#platform/order.ts'
import { importDossier } from './actions-import.ts'
import { inOneBatch, memorySource, rowNumber } from './actions-rows.ts'
import type { Table } from './actions-rows.ts'
import { doneOf, optionsOf } from './actions-write.ts'
import type { Writer } from './actions-write.ts'
import { dossierFiles } from './columns.ts'
import { mergedRows } from './rules-merge.ts'
import type { Cells } from './rules-merge.ts'
import { guardOf } from './store-guard.ts'
import { hasAccount, readNaming } from './store-merge.ts'

export type Merging = {
  readonly stays: string
  readonly goes: string
  readonly reason: string
  readonly check: boolean
}

/** Rows of one file, each with the moment of the version that was seen; undefined where none was. */
type Rows = { readonly file: DossierFile; readonly rows: readonly { cells: Cells; seen: string | undefined }[] }

type Reading = {
  readonly client: pg.ClientBase
  readonly realm: RealmFacts
  readonly merging: Merging
  readonly onFile: (cell: string, sha256: Buffer) => void
}

const no = { retracted: 'no' }
const gone = { retracted: 'yes' }

/** Rows of a file that named the one who goes: withdrawn where that is in the key, and said of the one who stays. */
async function repointed(reading: Reading, file: DossierFile): Promise<Rows> {
  const { client, realm, merging, onFile } = reading
  const of = { realmId: realm.id, timeZone: realm.timeZone, onFile }
  const rows: { cells: Cells; seen: string | undefined }[] = []
  for (const column of file.columns.filter(({ ref }) => ref === 'person')) {
    const goes = await readNaming(client, file, { ...of, column, person: merging.goes })
    if (!column.key) {
      rows.push(...goes.map(({ cells, seen }) => ({ cells: { ...cells, ...no, [column.name]: merging.stays }, seen })))
      continue
    }
    const stays = await readNaming(client, file, { ...of, column, person: merging.stays })
    const keys = keysOf(file).map(({ name }) => name)
    const moved = mergedRows({
      file: file.name,
      keys,
      goes: goes.map(({ cells }) => ({ ...cells, ...no, [column.name]: merging.stays })),
      stays: stays.map(({ cells }) => cells),
    })
    rows.push(...goes.map(({ cells, seen }) => ({ cells: { ...cells, ...gone }, seen })))
    rows.push(...moved.map((cells) => ({ cells, seen: undefined })))
  }
  return { file, rows }
}

/** The entries themselves: what the one that stays lacks is taken from the other, which is withdrawn. */
async function entries({ client, realm, merging, onFile }: Reading, file: DossierFile): Promise<Rows> {
  const column = file.columns.find(({ name }) => name === 'code')
  if (column === undefined) throw new Error('people.csv has no code')
  const of = { realmId: realm.id, timeZone: realm.timeZone, column, onFile }
  const goes = (await readNaming(client, file, { ...of, person: merging.goes }))[0]
  const stays = (await readNaming(client, file, { ...of, person: merging.stays }))[0]
  if (goes === undefined || stays === undefined) throw new Problem('not-found', 'person')
  const filled = Object.fromEntries(
    Object.entries(stays.cells).map(([name, cell]) => [name, cell || (goes.cells[name] ?? '')]),
  )
  return {
    file,
    rows: [
      { cells: { ...filled, ...no }, seen: stays.seen },
      { cells: { ...goes.cells, ...gone }, seen: goes.seen },
    ],
  }
}

function tableFrom({ file, rows }: Rows): Table {
  const header = [...file.columns.map(({ name }) => name), 'retracted']
  const cells = rows.map((row) => header.map((name) => row.cells[name] ?? ''))
  return { file, header, rows: inOneBatch(cells) }
}

/**
 * Merges, or only tries to. Both must be of the writer's units (`not-found`), and so must everything that names the one
 * who goes (`dossier-refused`). Throws `conflict` when the one who goes can sign in: that account has to be closed or
 * moved first.
 */
export async function mergePeople(
  writer: Writer,
  realm: RealmFacts,
  merging: Merging,
): Promise<OrderDone & { counts: Record<string, number> }> {
  const { database, filesDir, now } = writer
  if (merging.stays === merging.goes)
    throw new Problem('bad-request', '', { issues: [{ path: 'goes', message: 'the-same' }] })
  const scope = await writer.scopeOf('edit.people')
  const day = dayIn(realm.timeZone, now)
  const there = await peopleWithin(database, realm, scope, { codes: [merging.stays, merging.goes], day })
  if (there.size < 2) throw new Problem('not-found', 'person')
  const stored = new Map<string, Buffer>()
  const client = await database.pool.connect()
  let found: Rows[]
  try {
    if (await hasAccount(client, realm.id, merging.goes))
      throw new Problem('conflict', 'The entry that goes has an account.', {
        issues: [{ path: 'goes', message: 'has-account' }],
      })
    const reading = { client, realm, merging, onFile: (cell: string, sha256: Buffer) => void stored.set(cell, sha256) }
    found = await rowsOf(reading, day)
  } finally {
    client.release()
  }
  const tables = found.map(tableFrom)
  const source = memorySource(dossierFiles, tables, async (cell) => {
    const sha256 = stored.get(cell)
    return sha256 === undefined ? { fault: 'file-missing' } : { path: storedPath(filesDir, sha256) }
  })
  const expects = new Map(
    found.map(({ file, rows }) => [
      file.name,
      new Map(rows.flatMap(({ seen }, i) => (seen === undefined ? [] : [[rowNumber(i), seen] as const]))),
    ]),
  )
  const result = await importDossier(database, source, {
    ...optionsOf(writer, realm),
    dryRun: merging.check,
    guard: guardOf({
      scopes: new Map(found.map(({ file }) => [file.name, scope])),
      expects,
      today: day,
      judging: 'restored',
    }),
    detail: { purpose: 'merge' },
  })
  const counts = Object.fromEntries(
    result.files.filter(({ added }) => added > 0).map(({ file, added }) => [file, added]),
  )
  return { ...doneOf(result), counts }
}

async function rowsOf(reading: Reading, day: string): Promise<Rows[]> {
  const { stays, goes, reason } = reading.merging
  const found: Rows[] = []
  for (const file of dossierFiles) {
    if (file.makes === 'person') found.push(await entries(reading, file))
    else if (file.name === 'merges') {
      const earlier = await repointed(reading, file)
      const trace = { person: goes, into: stays, decided_on: day, reason, ...no }
      found.push({ file, rows: [...earlier.rows, { cells: trace, seen: undefined }] })
    } else found.push(await repointed(reading, file))
  }
  return found.filter(({ rows }) => rows.length > 0)
}
