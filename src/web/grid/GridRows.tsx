import { memo, useLayoutEffect, useRef } from 'react'
import type { Cells, GridColumn, GridRow } from '#ui/grid/grid-model.ts'
import type { RowMarks } from './useGrid.ts'

/** What a row tells of its cells; the same functions from drawing to drawing. */
export type CellEvents = {
  readonly down: (row: number, column: number, isMore: boolean) => void
  readonly over: (row: number, column: number) => void
  readonly edit: () => void
}

type RowProps = {
  row: GridRow
  index: number
  top: number
  columns: readonly GridColumn[]
  cells: Cells
  marks: RowMarks
  /** First and last selected column; null when nothing of the row is. */
  from: number | null
  to: number | null
  /** Column of the cell with the focus; null when it is in another row. */
  active: number | null
  editor: React.ReactNode
  template: string
  events: CellEvents
}

const signs = { fault: '!', warning: '?' } as const

/** One row: text, save for the cell that has the focus, which is a field. */
export const GridRowView = memo(function GridRowView({ row, index, columns, cells, marks, ...of }: RowProps) {
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // set here, since the page's policy allows no style that comes as text
    if (line.current) line.current.style.transform = `translateY(${of.top}px)`
  }, [of.top])
  return (
    <div
      ref={line}
      role="row"
      aria-rowindex={index + 2}
      className="sheet-row"
      style={{ gridTemplateColumns: of.template }}
    >
      <div role="rowheader" className="sheet-cell sheet-label" title={row.label}>
        {row.label}
      </div>
      {columns.map((column, j) => {
        const value = cells[column.name] ?? ''
        const mark = marks[column.name]
        const isChosen = of.from !== null && of.to !== null && j >= of.from && j <= of.to
        const kinds = [
          'sheet-cell',
          column.align === 'right' ? 'sheet-number' : '',
          column.isFixed ? 'sheet-fixed' : '',
          isChosen ? 'sheet-chosen' : '',
          mark ? `sheet-${mark.kind}` : '',
          value !== (row.cells[column.name] ?? '') ? 'sheet-changed' : '',
        ]
        return (
          <div
            key={column.name}
            role="gridcell"
            aria-colindex={j + 2}
            aria-readonly={column.isFixed || undefined}
            aria-selected={isChosen}
            aria-invalid={mark?.kind === 'fault' || undefined}
            title={mark?.text}
            className={kinds.filter(Boolean).join(' ')}
            onMouseDown={(event) => {
              if (event.button !== 0 || j === of.active) return
              event.preventDefault()
              of.events.down(index, j, event.shiftKey)
            }}
            onMouseEnter={(event) => event.buttons === 1 && of.events.over(index, j)}
            onDoubleClick={of.events.edit}
          >
            {mark && (
              <i className="sheet-sign" aria-hidden="true">
                {signs[mark.kind]}
              </i>
            )}
            {j === of.active ? of.editor : <span>{value}</span>}
          </div>
        )
      })}
    </div>
  )
})
