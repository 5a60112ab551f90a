import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { columns } from './columns.ts'
import type { Table } from './columns.ts'

export type Cell = string | number | undefined

/** Several dossier folders written side by side; a row goes to the step in which it was recorded. */
export interface Dossier {
  /** Cells in the order of `columns[table]`; those left out are empty. `recorded` is an instant with its offset. */
  add(table: Table, recorded: string, cells: readonly Cell[]): void
  /** A version that withdraws the fact with these keys. */
  retract(table: Table, recorded: string, cells: readonly Cell[]): void
  /** Writes what is still held and answers the folders in import order. */
  close(): string[]
}

const CHUNK = 1 << 20
const special = /[",\r\n]/

/** `ends` are the last recorded instants of all steps but the last, in order and in the same notation as the rows. */
export function openDossier(folder: string, ends: readonly string[]): Dossier {
  const folders = [...ends, ''].map((_, i) => join(folder, `step${i + 1}`))
  const files = folders.map(() => new Map<Table, { handle: number; held: string }>())
  const stepOf = (recorded: string): number => {
    const i = ends.findIndex((end) => recorded <= end)
    return i < 0 ? ends.length : i
  }
  const write = (table: Table, recorded: string, cells: readonly Cell[], retracted: string): void => {
    const step = stepOf(recorded)
    let file = files[step]!.get(table)
    if (!file) {
      mkdirSync(folders[step]!, { recursive: true })
      file = {
        handle: openSync(join(folders[step]!, `${table}.csv`), 'w'),
        held: `${columns[table].join(',')},recorded_at,retracted\n`,
      }
      files[step]!.set(table, file)
    }
    let line = ''
    for (let i = 0; i < columns[table].length; i++) line += `${quoted(cells[i])},`
    file.held += `${line}${recorded},${retracted}\n`
    if (file.held.length > CHUNK) {
      writeSync(file.handle, file.held)
      file.held = ''
    }
  }
  return {
    add: (table, recorded, cells) => write(table, recorded, cells, ''),
    retract: (table, recorded, cells) => write(table, recorded, cells, 'yes'),
    close: () => {
      for (const step of files)
        for (const { handle, held } of step.values()) {
          writeSync(handle, held)
          closeSync(handle)
        }
      return folders.filter((_, i) => files[i]!.size > 0)
    },
  }
}

function quoted(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
