/**
 * A grid of cells edited like a sheet. What was changed is kept apart from what was there, by row key and column, so
 * that an undone change is no change. Pure.
 */
export type Cells = Readonly<Record<string, string>>
export type Changes = Readonly<Record<string, Cells>>

export type GridColumn = {
  readonly name: string
  readonly text: string
  /** Shown, not edited. */
  readonly isFixed?: boolean
  readonly align?: 'right'
  /** Its cells are days: a calendar opens beside them. */
  readonly isDay?: boolean
  /** What its cells usually hold, offered as one types. */
  readonly suggest?: readonly string[]
  /** Pixels; 120 when not given. */
  readonly width?: number
  /** What is wrong with a cell, as a sentence; null when nothing is. */
  readonly check?: (value: string, row: Cells) => string | null
  /** What looks odd, e.g. a jump; `before` is what is stored. */
  readonly warn?: (value: string, row: Cells, before: string) => string | null
  /** Makes a cell's text out of what was pasted or typed, e.g. `1 234` → `1234`. */
  readonly clean?: (typed: string) => string
}
export type GridRow = { readonly key: string; readonly label: string; readonly cells: Cells }

/** A place in the grid: numbers of row and column. */
export type At = { readonly row: number; readonly column: number }
export type Edit = { readonly key: string; readonly name: string; readonly value: string }
/** One step of editing, as it is taken back. */
export type Step = { readonly before: readonly Edit[]; readonly after: readonly Edit[] }

/** A row as it stands, with what was changed in it. */
export function cellsOf(row: GridRow, changes: Changes): Cells {
  const own = changes[row.key]
  return own === undefined ? row.cells : { ...row.cells, ...own }
}

/** The changes with some cells set; a cell that is again what was there is no change. */
export function changed(changes: Changes, rows: ReadonlyMap<string, GridRow>, edits: readonly Edit[]): Changes {
  const next: Record<string, Cells> = { ...changes }
  for (const { key, name, value } of edits) {
    const row = rows.get(key)
    if (row === undefined) continue
    const own: Record<string, string> = { ...next[key] }
    if ((row.cells[name] ?? '') === value) delete own[name]
    else own[name] = value
    if (Object.keys(own).length === 0) delete next[key]
    else next[key] = own
  }
  return next
}

/** The corners of a selection in order. */
export function boxOf(a: At, b: At): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

/**
 * Edits that paste a block at a selection. One cell fills the selection; a larger block begins at its upper left. Fixed
 * columns are passed over without a word when they hold the same already. `outside` counts cells that had no place.
 */
export function pasted(of: {
  readonly block: readonly (readonly string[])[]
  readonly from: At
  readonly to: At
  readonly rows: readonly GridRow[]
  readonly columns: readonly GridColumn[]
  readonly changes: Changes
}): { readonly edits: readonly Edit[]; readonly outside: number } {
  const { block, rows, columns, changes } = of
  const box = boxOf(of.from, of.to)
  const single = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? '') : null
  const height = single === null ? block.length : box.bottom - box.top + 1
  const edits: Edit[] = []
  let outside = 0
  for (let i = 0; i < height; i++) {
    const width = single === null ? (block[i]?.length ?? 0) : box.right - box.left + 1
    for (let j = 0; j < width; j++) {
      const typed = single ?? block[i]?.[j] ?? ''
      const row = rows[box.top + i]
      const column = columns[box.left + j]
      if (row === undefined || column === undefined) outside++
      else if (column.isFixed) outside += typed.trim() === (cellsOf(row, changes)[column.name] ?? '').trim() ? 0 : 1
      else edits.push({ key: row.key, name: column.name, value: cleaned(column, typed) })
    }
  }
  return { edits, outside }
}

/** Text of a cell out of what was typed or pasted. */
export function cleaned(column: GridColumn, typed: string): string {
  return column.clean ? column.clean(typed) : typed.trim()
}

/** The place a key leads to; null where it leads out of the grid. Fixed columns are passed over. */
export function moved(
  at: At,
  by: { row: number; column: number },
  many: number,
  columns: readonly GridColumn[],
  wraps: boolean,
): At | null {
  const editable = columns.flatMap((column, i) => (column.isFixed ? [] : [i]))
  const place = editable.indexOf(at.column)
  let row = at.row + by.row
  let next = place + by.column
  if (wraps && next >= editable.length) {
    next = 0
    row += 1
  } else if (wraps && next < 0) {
    next = editable.length - 1
    row -= 1
  }
  if (wraps && (row < 0 || row >= many)) return null
  const column = editable[Math.min(Math.max(0, next), editable.length - 1)]
  return column === undefined ? null : { row: Math.min(Math.max(0, row), many - 1), column }
}
