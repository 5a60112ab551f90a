import { useMemo } from 'react'
import { Link } from 'wouter'
import { campaignLinkKinds, campaignStatuses, labelOf } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { StatusMark } from './StatusMark.tsx'
import { campaignAddress } from './campaign-text.ts'

type Row = RowOf<'listCampaignPlans'>

/** All campaigns of an organization; drafts for those who plan them. */
export function CampaignsPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const mayEdit = useCan('edit.campaigns')
  const order = useOrder(realm)
  const columns = useMemo<readonly ListColumn<Row>[]>(() => {
    const say = words.columns
    return [
      {
        name: 'title',
        text: say.title,
        width: 3,
        isSorted: true,
        cell: (row) => <Link href={campaignAddress(realm, row.code)}>{row.title}</Link>,
      },
      { name: 'status', text: say.status, width: 1.2, cell: ({ status }) => <StatusMark status={status} /> },
      { name: 'owner', text: say.owner, width: 2, isSorted: true, cell: ({ owner }) => owner.name },
      { name: 'opens', text: say.opens, width: 1.2, isSorted: true, cell: (row) => formatDate(row.opens_on, lang) },
      {
        name: 'ends',
        text: say.ends,
        width: 1.2,
        cell: (row) => (row.ends_on === null ? '–' : formatDate(row.ends_on, lang)),
      },
      {
        name: 'audiences',
        text: say.audiences,
        align: 'right',
        narrow: 'hide',
        cell: (row) => formatCount(row.audiences, lang),
      },
      {
        name: 'sessions',
        text: say.sessions,
        align: 'right',
        narrow: 'hide',
        cell: (row) => formatCount(row.sessions, lang),
      },
      {
        name: 'links',
        text: say.links,
        width: 2,
        narrow: 'hide',
        cell: ({ links }) =>
          links.map(({ other, title, kind, own }) => (
            <span key={`${other}/${own}`} className="campaign-link">
              {own
                ? labelOf(campaignLinkKinds, kind, lang)
                : words.links.reverse[kind as keyof typeof words.links.reverse]}
              :{' '}
              <Link href={campaignAddress(realm, other)} title={title}>
                {title}
              </Link>
            </span>
          )),
      },
    ]
  }, [words, lang, realm])
  const filters = useMemo<readonly ListFilter[]>(
    () => [
      {
        name: 'status',
        text: words.columns.status,
        type: 'choice',
        options: campaignStatuses.map((one) => ({ value: one.code, text: one[lang] })),
      },
      { name: 'owner', text: words.columns.owner, type: 'unit' },
      { name: 'as_of', text: words.runsOn, type: 'date' },
    ],
    [words, lang],
  )
  const withdraw: BulkAction<Row> = {
    name: 'withdraw',
    text: words.withdraw,
    isDanger: true,
    ask: (count) => words.withdrawAsk(formatCount(count, lang)),
    run: async (rows) => {
      const cells = rows.map(({ code }) => ({ cells: { code, retracted: 'yes' } }))
      await order.send(orderOf('campaigns', cells), { said: words.withdrawn(formatCount(rows.length, lang)) })
    },
  }
  const add = (
    <Link className="button primary" href={`${realmAddress(realm, 'campaigns')}/new`}>
      {words.add}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {mayEdit && add}
      </PageHead>
      <DataList
        realm={realm}
        name="campaigns"
        title={words.title}
        endpoint="listCampaignPlans"
        params={{}}
        query={{ realm }}
        hasFile
        imports="campaigns"
        columns={columns}
        keyOf={({ code }) => code}
        nameOf={({ title }) => title}
        filters={filters}
        actions={mayEdit ? [withdraw] : []}
        empty={
          <EmptyState title={words.none} text={words.noneText}>
            {mayEdit && add}
          </EmptyState>
        }
      />
    </>
  )
}
