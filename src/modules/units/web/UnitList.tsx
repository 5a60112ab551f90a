import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { labelOf, levels, sectors } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { formatCount } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { useAnswer } from '#web/useAnswer.ts'
import type { UnitOrder } from './order-model.ts'
import { OrderPanel } from './OrderPanel.tsx'
import { NoUnits } from './UnitTree.tsx'

type Row = RowOf<'listUnits'>

/** Units as a list: narrowed, sorted, exported, several moved or renamed at once. */
export function UnitList({ realm, today, onDay }: { realm: string; today: string; onDay: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const mayEdit = useCan('edit.units')
  const [order, setOrder] = useState<UnitOrder | null>(null)
  const own = useAnswer('listRealms', {}, {}).data?.realms.find(({ code }) => code === realm)?.levels ?? []
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      {
        name: 'name',
        text: words.columns.name,
        width: 3.2,
        isSorted: true,
        cell: ({ code, name }) => (
          <Link href={`${realmAddress(realm, `units/${encodeURIComponent(code)}`)}${onDay}`}>{name}</Link>
        ),
      },
      { name: 'code', text: words.columns.code, width: 1.3, isSorted: true, cell: ({ code }) => code },
      { name: 'level', text: words.columns.level, isSorted: true, cell: (row) => labelOf(levels, row.level, lang) },
      { name: 'sector', text: words.columns.sector, narrow: 'hide', cell: (row) => labelOf(sectors, row.sector, lang) },
      { name: 'parent', text: words.columns.parent, width: 2.6, cell: (row) => row.parent_name ?? '' },
      {
        name: 'children',
        text: words.columns.children,
        align: 'right',
        narrow: 'hide',
        cell: (row) => (row.children === 0 ? '' : formatCount(row.children, lang)),
      },
    ],
    [words, realm, onDay, lang],
  )
  const filters: readonly ListFilter[] = [
    { name: 'under', text: words.under, type: 'unit' },
    { name: 'parent', text: words.directly, type: 'unit' },
    {
      name: 'level',
      text: words.columns.level,
      type: 'choice',
      options: levelChoices(own).map((level) => ({ value: level.code, text: level[lang] })),
    },
    {
      name: 'sector',
      text: words.columns.sector,
      type: 'choice',
      options: sectors.map((sector) => ({ value: sector.code, text: sector[lang] })),
    },
    { name: 'as_of', text: words.asOf, type: 'date' },
  ]
  const actions: readonly BulkAction<Row>[] = mayEdit
    ? [{ name: 'moves', text: words.orders.moves, run: async (units) => setOrder({ kind: 'moves', units }) }]
    : []
  return (
    <>
      <DataList
        realm={realm}
        name="units"
        title={words.title}
        endpoint="listUnits"
        params={{}}
        query={{ realm, as_of: today }}
        hasFile
        imports="units"
        columns={columns}
        keyOf={({ code }) => code}
        nameOf={({ name }) => name}
        usualSort="code"
        search={words.search}
        filters={filters}
        actions={actions}
        empty={
          <NoUnits
            realm={realm}
            onMake={mayEdit ? () => setOrder({ kind: 'make', parent: null, siblings: 0 }) : null}
          />
        }
      >
        {mayEdit && (
          <button type="button" className="drop-button" onClick={() => setOrder({ kind: 'renames' })}>
            {words.orders.renames}
          </button>
        )}
      </DataList>
      <OrderPanel realm={realm} order={order} onClose={() => setOrder(null)} />
    </>
  )
}
