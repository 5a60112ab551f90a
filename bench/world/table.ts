import { closeSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'

type Cell = string | number | null

/** A CSV file of the dossier that is written as it comes, in pieces of a quarter of a megabyte. */
export type Table = {
  readonly add: (cells: readonly Cell[]) => void
  /** Rows written so far, without the header. */
  readonly rows: () => number
  readonly close: () => void
}

const special = /[",\r\n]/
const written = (cell: Cell): string => {
  if (cell === null) return ''
  const text = String(cell)
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function openTable(folder: string, name: string, header: readonly string[]): Table {
  const file = openSync(path.join(folder, `${name}.csv`), 'w')
  let waiting = `${header.join(',')}\n`
  let count = 0
  const flush = (): void => {
    writeSync(file, waiting)
    waiting = ''
  }
  return {
    add: (cells) => {
      waiting += `${cells.map(written).join(',')}\n`
      count += 1
      if (waiting.length > 250_000) flush()
    },
    rows: () => count,
    close: () => {
      flush()
      closeSync(file)
    },
  }
}
