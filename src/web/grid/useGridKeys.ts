import type { ClipboardEvent, KeyboardEvent } from 'react'
import { boxOf, cellsOf, moved, pasted } from '#ui/grid/grid-model.ts'
import type { At, Edit, GridColumn, GridRow } from '#ui/grid/grid-model.ts'
import { parseBlock, writeBlock } from '#ui/grid/tsv.ts'
import type { useGrid } from './useGrid.ts'

type Props = {
  grid: ReturnType<typeof useGrid>
  rows: readonly GridRow[]
  columns: readonly GridColumn[]
  at: At
  anchor: At
  isEditing: boolean
  setEditing: (on: boolean) => void
  /** Goes to a cell; `keep` leaves the other corner of the selection where it is. */
  go: (to: At, keep?: boolean) => void
  /** Takes over what is being typed. */
  commit: () => void
  /** Puts back what was there before typing. */
  revert: () => void
  leave: () => void
  save: () => void
  tellPasted: (cells: number, outside: number) => void
}

const steps: Readonly<Record<string, { row: number; column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -15, column: 0 },
  PageDown: { row: 15, column: 0 },
}

/** Keys and clipboard of the cell that has the focus, as sheets have them. */
export function useGridKeys(of: Props) {
  const { grid, rows, columns, at, anchor, isEditing } = of
  const box = boxOf(at, anchor)
  const isBlock = box.top !== box.bottom || box.left !== box.right
  const step = (by: { row: number; column: number }, wraps: boolean, keep: boolean): boolean => {
    const to = moved(at, by, rows.length, columns, wraps)
    of.commit()
    if (to === null) return false
    of.go(to, keep)
    return true
  }
  const clear = (): void => {
    const edits: Edit[] = []
    for (let i = box.top; i <= box.bottom; i++) {
      for (let j = box.left; j <= box.right; j++) {
        const [row, column] = [rows[i], columns[j]]
        if (row && column && !column.isFixed) edits.push({ key: row.key, name: column.name, value: '' })
      }
    }
    grid.set(edits)
  }
  const block = (): string => {
    const cells = rows.slice(box.top, box.bottom + 1).map((row) => cellsOf(row, grid.changes))
    return writeBlock(cells.map((one) => columns.slice(box.left, box.right + 1).map(({ name }) => one[name] ?? '')))
  }

  const withControl = (event: KeyboardEvent): (() => void) | null => {
    const key = event.key.toLowerCase()
    if (event.key === 'Enter') return of.save
    if (isEditing) return null
    if (key === 'z' && !event.shiftKey) return grid.undo
    if (key === 'y' || (key === 'z' && event.shiftKey)) return grid.redo
    if (event.key === 'Home') return () => step({ row: -rows.length, column: -columns.length }, false, event.shiftKey)
    if (event.key === 'End') return () => step({ row: rows.length, column: columns.length }, false, event.shiftKey)
    if (key === 'a')
      return () => {
        of.go({ row: 0, column: 0 })
        of.go({ row: rows.length - 1, column: columns.length - 1 }, true)
      }
    return null
  }
  const alone = (event: KeyboardEvent): (() => void) | null => {
    const { key, shiftKey: shift } = event
    const by = steps[key]
    const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
    if (by && !(isEditing && isSideways)) return () => step(by, false, shift && !isEditing)
    if (key === 'Enter') return () => step({ row: shift ? -1 : 1, column: 0 }, false, false)
    if (key === 'F2') return () => of.setEditing(!isEditing)
    if (key === 'Escape') return isEditing ? of.revert : of.leave
    if (isEditing) return null
    if (key === 'Home') return () => step({ row: 0, column: -columns.length }, false, shift)
    if (key === 'End') return () => step({ row: 0, column: columns.length }, false, shift)
    if (key === 'Delete' || (key === 'Backspace' && isBlock)) return clear
    return null
  }
  const press = (event: KeyboardEvent): void => {
    // what an input method composes is its own
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Tab') {
      if (step({ row: 0, column: event.shiftKey ? -1 : 1 }, true, false)) event.preventDefault()
      return
    }
    const act = event.ctrlKey || event.metaKey ? withControl(event) : event.altKey ? null : alone(event)
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const copy = (event: ClipboardEvent, isCut: boolean): void => {
    if (isEditing) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', block())
    if (isCut) clear()
  }
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    const cells = parseBlock(text)
    const isOne = cells.length <= 1 && (cells[0]?.length ?? 0) <= 1
    if (isEditing && isOne) return
    event.preventDefault()
    const { edits, outside } = pasted({ block: cells, from: anchor, to: at, rows, columns, changes: grid.changes })
    of.revert()
    grid.set(edits)
    if (!isOne) of.tellPasted(edits.length, outside)
  }
  return { press, copy, paste }
}
