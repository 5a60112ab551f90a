import { useMemo, useRef, useState } from 'react'
import { changed, cellsOf, cleaned } from '#ui/grid/grid-model.ts'
import type { Changes, Edit, GridColumn, GridRow, Step } from '#ui/grid/grid-model.ts'
import { useDraft } from '#web/form/useDraft.ts'

export type CellMark = { readonly kind: 'fault' | 'warning'; readonly text: string }
export type RowMarks = Readonly<Record<string, CellMark>>
export type Faults = Readonly<Record<string, Readonly<Record<string, string>>>>

const none: Changes = {}
const isSame = (a: Changes, b: Changes): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The state of a grid: what was changed (kept over a reload), steps to take back, marks of every cell. */
export function useGrid(of: {
  realm: string
  name: string
  object: string
  rows: readonly GridRow[]
  columns: readonly GridColumn[]
  /** Of the server, by row and column; a cell that was changed since has lost its one. */
  faults: Faults
}) {
  const { rows, columns } = of
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const draft = useDraft<Changes>({ realm: of.realm, form: of.name, object: of.object, start: none, isSame })
  const changes = draft.content
  const [done, setDone] = useState<readonly Step[]>([])
  const [undone, setUndone] = useState<readonly Step[]>([])
  const valueOf = (row: GridRow, name: string): string => cellsOf(row, changes)[name] ?? ''

  const set = (edits: readonly Edit[]): void => {
    const before = edits.flatMap(({ key, name }) => {
      const row = byKey.get(key)
      return row === undefined ? [] : [{ key, name, value: valueOf(row, name) }]
    })
    const isAnything = edits.some((edit, i) => edit.value !== before[i]?.value)
    if (!isAnything) return
    setDone([...done.slice(-199), { before, after: edits }])
    setUndone([])
    draft.setContent(changed(changes, byKey, edits))
  }
  const step = (back: boolean): void => {
    const [from, to, setFrom, setTo] = back
      ? ([done, undone, setDone, setUndone] as const)
      : ([undone, done, setUndone, setDone] as const)
    const last = from.at(-1)
    if (last === undefined) return
    setFrom(from.slice(0, -1))
    setTo([...to, last])
    draft.setContent(changed(changes, byKey, back ? last.before : last.after))
  }
  const marksOf = useMarks(columns, changes, of.faults)
  return {
    changes,
    byKey,
    set,
    undo: () => step(true),
    redo: () => step(false),
    cells: (row: GridRow) => cellsOf(row, changes),
    type: (row: GridRow, column: GridColumn, typed: string) =>
      set([{ key: row.key, name: column.name, value: cleaned(column, typed) }]),
    marksOf,
    isDirty: draft.isDirty,
    restored: draft.restored,
    forget: () => {
      setDone([])
      setUndone([])
      draft.forget(none)
    },
  }
}

const noMarks: RowMarks = {}

/** Marks of a row, reckoned anew only when the row has changed. */
function useMarks(columns: readonly GridColumn[], changes: Changes, faults: Faults) {
  // what the server said of a row holds until the row is changed
  const told = useRef({ faults, changes })
  if (told.current.faults !== faults) told.current = { faults, changes }
  const known = useRef(
    new Map<string, { own: unknown; said: unknown; cells: unknown; columns: unknown; marks: RowMarks }>(),
  )
  return (row: GridRow): RowMarks => {
    const own = changes[row.key]
    const said = told.current.changes[row.key] === own ? faults[row.key] : undefined
    const kept = known.current.get(row.key)
    if (kept && kept.own === own && kept.said === said && kept.cells === row.cells && kept.columns === columns)
      return kept.marks
    const marks = marksOfRow(row, columns, changes, said)
    known.current.set(row.key, { own, said, cells: row.cells, columns, marks })
    return marks
  }
}

function marksOfRow(
  row: GridRow,
  columns: readonly GridColumn[],
  changes: Changes,
  said: Faults[string] | undefined,
): RowMarks {
  const cells = cellsOf(row, changes)
  const marks: Record<string, CellMark> = {}
  for (const column of columns) {
    const value = cells[column.name] ?? ''
    const before = row.cells[column.name] ?? ''
    const fault = said?.[column.name] ?? column.check?.(value, cells) ?? null
    const warning = fault === null && value !== before ? (column.warn?.(value, cells, before) ?? null) : null
    if (fault !== null) marks[column.name] = { kind: 'fault', text: fault }
    else if (warning !== null) marks[column.name] = { kind: 'warning', text: warning }
  }
  return Object.keys(marks).length === 0 ? noMarks : marks
}
