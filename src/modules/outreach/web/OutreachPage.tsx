import { useMemo } from 'react'
import { Link, useSearch } from 'wouter'
import { labelOf, outreachForms, reachBases } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { ActivityPanel, ActivityTitle } from './ActivityPanel.tsx'
import { OutreachSums } from './OutreachSums.tsx'
import { useOutreachFilters } from './useOutreachFilters.ts'

export type Activity = RowOf<'listOutreach'>

function useColumns(): readonly ListColumn<Activity>[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  return useMemo(() => {
    const number = (n: number | null): string => (n === null ? '' : formatCount(n, lang))
    return [
      {
        name: 'title',
        text: words.name,
        width: 3,
        cell: (row) => (
          <>
            {row.title ?? words.unnamed}
            {row.audience !== null && <small>{row.audience}</small>}
          </>
        ),
      },
      {
        name: 'date',
        text: words.date,
        width: 1.4,
        isSorted: true,
        narrow: 'column',
        cell: (row) => <span className="whole">{formatDate(row.date, lang)}</span>,
      },
      {
        name: 'form',
        text: words.form,
        width: 1.5,
        isSorted: true,
        cell: ({ form }) => labelOf(outreachForms, form, lang),
      },
      { name: 'unit', text: words.unit, width: 2, isSorted: true, cell: ({ unit_name: name }) => name },
      { name: 'items', text: words.items, align: 'right', cell: ({ count }) => number(count) },
      { name: 'attendances', text: words.attendances, align: 'right', cell: ({ attendances }) => number(attendances) },
      {
        name: 'reach',
        text: words.reach,
        align: 'right',
        width: 1.5,
        narrow: 'hide',
        cell: ({ reach, reach_basis: basis }) =>
          reach === null
            ? ''
            : basis === null
              ? number(reach)
              : words.reachText(number(reach), labelOf(reachBases, basis, lang).toLocaleLowerCase(lang)),
      },
      {
        name: 'pictures',
        text: words.pictures,
        align: 'right',
        narrow: 'hide',
        cell: ({ pictures }) => (pictures === 0 ? '' : formatCount(pictures, lang)),
      },
    ]
  }, [words, lang])
}

/** The log of outreach: what was done among the people, by whom and when, in what form. */
export function OutreachPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const mayEdit = useCan('edit.outreach')
  const order = useOrder(realm)
  const columns = useColumns()
  const filters = useOutreachFilters(realm)
  const asked = new URLSearchParams(useSearch())
  const withdraw: BulkAction<Activity> = {
    name: 'withdraw',
    text: words.withdraw,
    isDanger: true,
    ask: (count) => words.withdrawAsk(formatCount(count, lang)),
    run: async (rows) => {
      const cells = rows.map(({ code, recorded_at: expects }) => ({ cells: { code, retracted: 'yes' }, expects }))
      await order.send(orderOf('outreach', cells), { said: words.withdrawn(formatCount(rows.length, lang)) })
    },
  }
  const add = (
    <Link className="button primary" href={realmAddress(realm, 'outreach/new')}>
      {words.add}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {mayEdit && (
          <Link className="button" href={realmAddress(realm, 'outreach/many')}>
            {words.addMany}
          </Link>
        )}
        {mayEdit && add}
      </PageHead>
      <OutreachSums realm={realm} asked={asked} />
      <DataList
        realm={realm}
        name="outreach"
        title={words.title}
        endpoint="listOutreach"
        params={{}}
        query={{ realm }}
        hasFile
        imports="outreach"
        columns={columns}
        keyOf={({ code }) => code}
        nameOf={({ title, date }) => title ?? `${words.unnamed}, ${formatDate(date, lang)}`}
        filters={filters}
        actions={mayEdit ? [withdraw] : []}
        panel={{
          title: (key) => <ActivityTitle realm={realm} activity={key} />,
          body: (key) => <ActivityPanel realm={realm} activity={key} />,
        }}
        empty={
          <EmptyState title={words.none} text={words.noneText}>
            {mayEdit && add}
          </EmptyState>
        }
      />
    </>
  )
}
