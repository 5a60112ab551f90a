import { formatCount } from '#core/phrases.ts'
import type { Cells, GridColumn, GridRow } from '#ui/grid/grid-model.ts'
import { useLanguage } from '#web/language.tsx'

type Props = {
  rows: readonly GridRow[]
  columns: readonly GridColumn[]
  /** Columns that are added up; where nothing may be added the row says nothing. */
  totals: readonly string[]
  cellsOf: (row: GridRow) => Cells
  index: number
  template: string
}

/** The row below a grid that adds up as one types; a cell that is no number counts as nothing. */
export function GridTotals({ rows, columns, totals, cellsOf, index, template }: Props) {
  const { t, lang } = useLanguage()
  const summed = new Set(totals)
  const sums = new Map<string, number>()
  for (const row of rows) {
    const cells = cellsOf(row)
    for (const name of totals) {
      const value = cells[name] ?? ''
      if (/^\d+$/.test(value)) sums.set(name, (sums.get(name) ?? 0) + Number(value))
    }
  }
  return (
    <div role="row" aria-rowindex={index} className="sheet-total" style={{ gridTemplateColumns: template }}>
      <div role="rowheader" className="sheet-cell sheet-label">
        {t.kit.grid.total}
      </div>
      {columns.map(({ name, align }) => (
        <div key={name} role="gridcell" className={`sheet-cell ${align === 'right' ? 'sheet-number' : ''}`}>
          {summed.has(name) ? formatCount(sums.get(name) ?? 0, lang) : ''}
        </div>
      ))}
    </div>
  )
}
