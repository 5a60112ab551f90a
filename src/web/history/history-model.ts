/** Versions of rows as a story: each beside the one of the same row before it. Pure. */
import type { Column, DossierFile } from '#core/columns.ts'
import { keysOf } from '#core/columns.ts'
import type { ReplyOf } from '#web/api.ts'

export type Version = ReplyOf<'readHistory'>['rows'][number]
export type Change = { readonly column: Column; readonly before: string; readonly now: string }
export type Told = {
  readonly version: Version
  readonly file: DossierFile
  /** Columns that changed; of a first version those that say something. */
  readonly changes: readonly Change[]
  readonly isFirst: boolean
  /** Columns that say something and stayed as they were. */
  readonly same: number
}

/** What tells a row from others: its file and key. */
const keyOf = (file: DossierFile, { cells }: Version): string =>
  [file.name, ...keysOf(file).map(({ name }) => cells[name] ?? '')].join('\0')

/** The versions of rows of some files in their order (newest first), each with what it changed. */
export function toldVersions(files: readonly DossierFile[], rows: readonly Version[]): readonly Told[] {
  const known = rows.flatMap((version) => {
    const file = files.find(({ name }) => name === version.file)
    return file === undefined ? [] : [{ version, file, key: keyOf(file, version) }]
  })
  // walked from the oldest: the version before each one is the last that was seen of its row
  const seen = new Map<string, Version>()
  const told: Told[] = []
  for (const { version, file, key } of known.toReversed()) {
    const before = seen.get(key)
    seen.set(key, version)
    const said = file.columns.filter(({ name }) => (version.cells[name] ?? '') !== (before?.cells[name] ?? ''))
    const changes = said.map((column) => ({
      column,
      before: before?.cells[column.name] ?? '',
      now: version.cells[column.name] ?? '',
    }))
    const speaking = file.columns.filter(({ name }) => (version.cells[name] ?? '') !== '').length
    const same = Math.max(0, speaking - said.length)
    told.push({ version, file, changes, isFirst: before === undefined, same })
  }
  return told.reverse()
}

/** Neighbours that one order wrote of one file: what is planned at once is told at once. */
export function toldTogether(told: readonly Told[]): readonly (readonly Told[])[] {
  const groups: Told[][] = []
  for (const one of told) {
    const last = groups.at(-1)
    const [first] = last ?? []
    if (last && first?.version.position === one.version.position && first.file === one.file) last.push(one)
    else groups.push([one])
  }
  return groups
}
