import { useMemo } from 'react'
import { Link } from 'wouter'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, RowOf } from '#web/list/list-model.ts'
import { useLanguage } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { useZone } from '#web/useZone.ts'
import { OrderAbout } from './OrderAbout.tsx'
import { countsText, doorText, whoText } from './order-words.ts'

type Row = RowOf<'listOrders'>

/** Everything that was stored, newest first; an order opens to what it wrote and to its undoing. */
export function OrdersPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = t.kit.orders
  const zone = useZone(realm)
  const mayImport = useCan('import')
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      {
        name: 'position',
        text: words.position,
        width: 0.9,
        cell: ({ position, undone_by: undone }) => (
          <>
            {formatCount(position, lang)}
            {undone !== null && <small> {words.undone}</small>}
          </>
        ),
      },
      { name: 'at', text: words.at, width: 1.4, cell: ({ at }) => formatInstant(at, zone, lang) },
      { name: 'by', text: words.by, width: 1.5, cell: (row) => whoText(row, t) },
      { name: 'door', text: words.door, narrow: 'hide', cell: ({ door }) => doorText(door, t) },
      { name: 'counts', text: words.counts, width: 2.6, cell: (row) => countsText(row.counts, lang) },
    ],
    [words, zone, lang, t],
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <DataList
        realm={realm}
        name="orders"
        title={words.title}
        endpoint="listOrders"
        params={{}}
        query={{ realm, mine: mayImport ? 'no' : 'yes' }}
        cursor="before"
        search={null}
        hasFile
        columns={columns}
        filters={
          mayImport
            ? [
                {
                  name: 'mine',
                  text: words.by,
                  type: 'choice',
                  options: [
                    { value: 'yes', text: words.mine },
                    { value: 'no', text: words.everybody },
                  ],
                },
              ]
            : []
        }
        keyOf={({ position }) => String(position)}
        nameOf={({ position }) => `${words.position} ${formatCount(position, lang)}`}
        panel={{
          title: (key) => `${words.title} · ${words.position} ${key}`,
          body: (key, row) => <OrderAbout realm={realm} position={Number(key)} row={row} />,
        }}
        empty={
          <EmptyState title={words.emptyTitle} text={words.emptyText}>
            {mayImport && (
              <Link className="button primary" href={realmAddress(realm, 'import')}>
                {words.toImport}
              </Link>
            )}
          </EmptyState>
        }
      />
    </>
  )
}
