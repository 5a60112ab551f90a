/** How a broken dossier is described, and how it is made out of the sound one. */
import type { FaultCode } from '#core/faults.ts'
import { soundFiles } from './sound.ts'
import type { Files } from './sound.ts'

export type Expected = {
  /** Canonical name of the file; the shown name for strangers; '' for the whole dossier. */
  readonly file: string
  readonly row: number
  readonly column: string
  readonly code: FaultCode
  readonly value?: string
}

export type Dossier = Files | { readonly workbook: () => Promise<Uint8Array> }

export type BrokenDossier = {
  /** A sentence: what is wrong. */
  readonly title: string
  readonly dossier: Dossier
  /** Imported before, and sound; the fault is against what is stored then. */
  readonly before?: Files
  /** All faults, exactly. Empty: the dossier is merely odd and is accepted. */
  readonly expect: readonly Expected[]
  /** All warnings, exactly; none when not given. */
  readonly warnings?: readonly Expected[]
}

/** The sound dossier with some files changed; null takes one away. */
export function changed(files: Readonly<Record<string, string | Uint8Array | null>>): Files {
  const all: Record<string, string | Uint8Array> = { ...soundFiles }
  for (const [name, content] of Object.entries(files))
    if (content === null) delete all[name]
    else all[name] = content
  return all
}

/** A table of the sound dossier as text. */
export function textOf(file: string): string {
  const content = soundFiles[`${file}.csv`]
  if (typeof content !== 'string') throw new Error(`no table ${file}`)
  return content
}

/** The sound dossier with one row (counted as a person sees it) replaced, or added behind the last. */
export function withRow(file: string, row: number, line: string): Files {
  const lines = textOf(file).trimEnd().split('\n')
  if (row > lines.length + 1) throw new Error(`${file} has no row ${row}`)
  lines[row - 1] = line
  return changed({ [`${file}.csv`]: `${lines.join('\n')}\n` })
}

/** The sound dossier with one cell of one row replaced. */
export function withCell(file: string, row: number, column: string, cell: string): Files {
  const lines = textOf(file).trimEnd().split('\n')
  const at = (lines[0] ?? '').split(',').indexOf(column)
  const cells = (lines[row - 1] ?? '').split(',')
  if (at < 0 || cells.length <= at) throw new Error(`${file} has no cell ${row} ${column}`)
  cells[at] = /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return withRow(file, row, cells.join(','))
}

/** One cell that is wrong by itself. */
export function wrongCell(
  title: string,
  file: string,
  row: number,
  column: string,
  cell: string,
  code: FaultCode,
): BrokenDossier {
  return {
    title,
    dossier: withCell(file, row, column, cell),
    expect: [{ file, row, column, code, ...(code === 'required' ? {} : { value: cell.slice(0, 200) }) }],
  }
}

/** A dossier with one fault. */
export const one = (
  title: string,
  dossier: Files,
  file: string,
  row: number,
  column: string,
  code: FaultCode,
  value?: string,
): BrokenDossier => {
  const expected: Expected = { file, row, column, code, ...(value === undefined ? {} : { value }) }
  return { title, dossier, expect: [expected] }
}
