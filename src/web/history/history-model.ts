/** Versions of rows as a story: each beside the one of the same row before it. Pure. */
import type { Column, DossierFile } from '#core/columns.ts'
import { keysOf } from '#core/columns.ts'
import type { ReplyOf } from '#web/api.ts'

export type Version = ReplyOf<'readHistory'>['rows'][number]
export type Change = { readonly column: Column; readonly before: string; readonly now: string }
export type Told = {
  readonly version: Version
  /** Columns that changed; of a first version those that say something. */
  readonly changes: readonly Change[]
  readonly isFirst: boolean
  /** Columns that say something and stayed as they were. */
  readonly same: number
}

/** The versions in their order (newest first), each with what it changed. */
export function toldVersions(file: DossierFile, rows: readonly Version[]): readonly Told[] {
  const keys = keysOf(file).map(({ name }) => name)
  const keyOf = (row: Version): string => keys.map((name) => row.cells[name] ?? '').join('\0')
  return rows.map((version, i) => {
    const before = rows.slice(i + 1).find((older) => keyOf(older) === keyOf(version))
    const said = file.columns.filter(({ name }) => (version.cells[name] ?? '') !== (before?.cells[name] ?? ''))
    const changes = said.map((column) => ({
      column,
      before: before?.cells[column.name] ?? '',
      now: version.cells[column.name] ?? '',
    }))
    const told = file.columns.filter(({ name }) => (version.cells[name] ?? '') !== '').length
    return { version, changes, isFirst: before === undefined, same: Math.max(0, told - said.length) }
  })
}
