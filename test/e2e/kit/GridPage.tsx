import { useMemo } from 'react'
import { headcountsFile } from '#modules/headcounts/columns.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { FactGrid } from '#web/grid/FactGrid.tsx'

const fields = ['expected', 'participated', 'makeup', 'classes']
/** Cells of the three-tier case. */
const there = ['D01G1C0', 'D01G1C1', 'D02G0C0', 'D02G0C1', 'D02G0C2', 'D02G1C0']
const warns = {
  participated: (value: string, _row: unknown, before: string) =>
    Number(value) < Number(before) ? `Giảm so với lần trước (${before}).` : null,
}

/** Statements of many units in one grid; `many` rows, of which the first are units that are there. */
export function GridPage({ many }: { many: number }) {
  const rows = useMemo(
    () =>
      Array.from({ length: many }, (_, i) => {
        const unit = there[i] ?? `U${i}`
        const cells = { campaign: 'C1', audience: 'mass', unit, date: '2026-03-20', expected: '', participated: '' }
        return {
          key: `${unit} ${i}`,
          label: `Chi bộ ${unit}`,
          cells: { ...cells, makeup: '', classes: '' },
          expects: null,
        }
      }),
    [many],
  )
  return (
    <>
      <PageHead title="Số liệu báo cáo" />
      <FactGrid
        realm="default"
        file={headcountsFile}
        object="2026-03-20"
        label="Số liệu của các đơn vị"
        rowText="Đơn vị"
        fields={fields}
        rows={rows}
        fixed={{ scope: 'own' }}
        warns={warns}
        said="Đã lưu số liệu."
      />
    </>
  )
}
