/** Every version of an object's rows, as far as the asker's units reach. */
import type { DossierFile } from '#core/columns.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import { keptCells, readsOf } from './rules-permissions.ts'
import { readVersions } from './store-versions.ts'

export type HistoryQuery = {
  /** Key or reference, or several with `|` between; the values likewise. */
  readonly column: string
  readonly value: string
  /** Position behind which to go on. */
  readonly before?: number | undefined
  readonly limit: number
}

/**
 * Rows of a file with a value in a key or reference, newest first. Contacts stand in it only for whoever keeps them in
 * the unit concerned. Throws `bad-request` for a column that names nothing, `forbidden`.
 */
export async function historyFor(
  cx: AskedContext,
  realm: RealmFacts,
  file: DossierFile,
  { column: name, value, before, limit }: HistoryQuery,
) {
  const values = value.split('|')
  const where = name.split('|').map((one, i) => {
    const column = file.columns.find((other) => other.name === one && (other.key || other.ref))
    const said = values[i]
    if (column === undefined || said === undefined)
      throw new Problem('bad-request', '', { issues: [{ path: 'column', message: name }] })
    return { column, value: said }
  })
  const { timeZone } = realm
  const scope = await cx.scopeFor(realm, readsOf(file.name))
  const asked = {
    scope,
    today: dayIn(timeZone, cx.now()),
    timeZone,
    where,
    before: before ?? null,
    limit: limit + 1,
  }
  const kept = keptCells[file.name]
  const keeping = kept !== undefined && cx.holds([kept.needs]) ? await cx.scopeFor(realm, kept.needs) : null
  const client = await cx.database.pool.connect()
  try {
    const rows = await readVersions(client, file, asked)
    const shown = keeping && (await readVersions(client, file, { ...asked, scope: keeping, limit: 1 })).length > 0
    const bare = Object.fromEntries((shown ? [] : (kept?.cells ?? [])).map((cell) => [cell, '']))
    const page = rows.slice(0, limit).map((row) => ({ ...row, cells: { ...row.cells, ...bare } }))
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.position ?? null) : null }
  } finally {
    client.release()
  }
}
