/** Every version of an object's rows, as far as the asker's units reach. */
import type { DossierFile } from '#core/columns.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import { dossierFiles } from './columns.ts'
import { keptCells, readsOf } from './rules-permissions.ts'
import { readVersions } from './store-versions.ts'
import type { HistoryAsked, Version } from './store-versions.ts'

export type HistoryQuery = {
  /** Key or reference, or several with `|` between; the values likewise. */
  readonly column: string
  readonly value: string
  /** Files whose rows hang on the object, commas between. */
  readonly parts?: string | undefined
  /** Position behind which to go on; how many of its own versions were told already, when only some were. */
  readonly before?: number | undefined
  readonly skip?: number | undefined
  readonly limit: number
}

type Where = HistoryAsked['where']
type Told = Version & { readonly file: string }

const refused = (path: string, message: string): Problem =>
  new Problem('bad-request', '', { issues: [{ path, message }] })

/**
 * Rows of a file with a value in a key or reference, newest first, and of the files that hang on the object. A part that
 * the asker may not read is left out. Contacts stand in it only for whoever keeps them in the unit concerned. Throws
 * `bad-request` for a column or part that names nothing, `forbidden`.
 */
export async function historyFor(
  cx: AskedContext,
  realm: RealmFacts,
  file: DossierFile,
  { column, value, parts, before, skip, limit }: HistoryQuery,
): Promise<{ rows: Told[]; next: number | null; next_skip: number }> {
  const own = { file, where: whereOf(file, column, value) }
  const asked = [own, ...partsOf(file, parts, own.where)].filter(
    (one) => one === own || cx.holds([readsOf(one.file.name)]),
  )
  const upTo = before === undefined ? null : skip === undefined ? before - 1 : before
  const most = (skip ?? 0) + limit + 1
  const found: Told[] = []
  for (const one of asked) found.push(...(await versionsOf(cx, realm, one, { upTo, limit: most })))
  // a sort keeps the order of files and rows within a position
  const rows = found.toSorted((a, b) => b.position - a.position).slice(skip ?? 0)
  const page = rows.slice(0, limit)
  const next = rows.length > limit ? (page.at(-1)?.position ?? null) : null
  const told = page.filter(({ position }) => position === next).length
  return { rows: page, next, next_skip: next === before ? told + (skip ?? 0) : told }
}

function whereOf(file: DossierFile, names: string, value: string): Where {
  const values = value.split('|')
  return names.split('|').map((name, i) => {
    const column = file.columns.find((other) => other.name === name && (other.key || other.ref))
    const said = values[i]
    if (column === undefined || said === undefined) throw refused('column', names)
    return { column, value: said }
  })
}

/** Parts of an object that is asked by its code: the rows whose key names it. */
function partsOf(file: DossierFile, parts: string | undefined, [own, ...others]: Where) {
  const names = (parts ?? '').split(',').filter(Boolean)
  return names.map((name) => {
    const part = dossierFiles.find((one) => one.name === name)
    const column = part?.columns.find((one) => one.key && one.ref !== undefined && one.ref === file.makes)
    if (part === undefined || column === undefined || own?.column.name !== 'code' || others.length > 0)
      throw refused('parts', name)
    return { file: part, where: [{ column, value: own.value }] }
  })
}

async function versionsOf(
  cx: AskedContext,
  realm: RealmFacts,
  { file, where }: { file: DossierFile; where: Where },
  page: Pick<HistoryAsked, 'upTo' | 'limit'>,
): Promise<Told[]> {
  const { timeZone } = realm
  const scope = await cx.scopeFor(realm, readsOf(file.name))
  const asked = { scope, today: dayIn(timeZone, cx.now()), timeZone, where, ...page }
  const kept = keptCells[file.name]
  const keeping = kept !== undefined && cx.holds([kept.needs]) ? await cx.scopeFor(realm, kept.needs) : null
  const client = await cx.database.pool.connect()
  try {
    const rows = await readVersions(client, file, asked)
    const shown = keeping && (await readVersions(client, file, { ...asked, scope: keeping, limit: 1 })).length > 0
    const bare = Object.fromEntries((shown ? [] : (kept?.cells ?? [])).map((cell) => [cell, '']))
    return rows.map((row) => ({ ...row, file: file.name, cells: { ...row.cells, ...bare } }))
  } finally {
    client.release()
  }
}
