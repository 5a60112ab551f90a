import { useMemo } from 'react'
import { Link } from 'wouter'
import { deliverableKinds, labelOf } from '#core/choices.ts'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { tell } from '#ui/toasts.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useZone } from '#web/useZone.ts'
import { paperStates } from '#core/paper-states.ts'
import { CampaignChoice } from './CampaignChoice.tsx'
import { DueDay } from './DueDay.tsx'
import { NoCampaign } from './NoCampaign.tsx'
import { PaperPanel } from './PaperPanel.tsx'
import { StateMark } from './StateMark.tsx'
import { useCampaign } from './useCampaign.ts'

type Row = RowOf<'listPapers'>

function useColumns(realm: string): readonly ListColumn<Row>[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const zone = useZone(realm)
  return useMemo(
    () => [
      { name: 'unit', text: words.unit, width: 2.4, isSorted: true, cell: (row) => row.unit_name },
      {
        name: 'kind',
        text: words.kind,
        width: 1.6,
        cell: (row) => (
          <>
            {labelOf(deliverableKinds, row.kind, lang)}
            {!row.required && <small> ({words.notRequired})</small>}
          </>
        ),
      },
      {
        name: 'state',
        text: words.state,
        width: 1.2,
        narrow: 'column',
        cell: (row) => <StateMark state={row.state} hasTime={row.extension?.runs === true} />,
      },
      { name: 'due', text: words.due, width: 1.5, isSorted: true, cell: (row) => <DueDay paper={row} /> },
      {
        name: 'late',
        text: words.late,
        isSorted: true,
        cell: (row) => (row.days_late === null ? '' : words.daysLate(formatCount(row.days_late, lang))),
      },
      { name: 'number', text: words.number, narrow: 'hide', cell: (row) => row.number ?? '' },
      {
        name: 'handed',
        text: words.handedIn,
        width: 1.5,
        narrow: 'hide',
        cell: (row) => (row.submitted_at ? formatInstant(row.submitted_at, zone, lang) : ''),
      },
    ],
    [words, lang, zone],
  )
}

/** The campaign asks for nothing yet: whoever plans it is led to where that is said. */
function NothingOwed({ realm, campaign }: { realm: string; campaign: string }) {
  const words = useWords({ vi: papersVi, en: papersEn })
  const mayPlan = useCan('edit.campaigns')
  const address = `${realmAddress(realm, 'campaigns')}/of/${encodeURIComponent(campaign)}?part=required`
  return (
    <EmptyState title={words.empty} text={words.emptyText}>
      {mayPlan && (
        <Link className="button" href={address}>
          {words.emptyWay}
        </Link>
      )}
    </EmptyState>
  )
}

/** Papers that units owe in a campaign; a paper opens to its file, its review and its history. */
export function PapersPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const columns = useColumns(realm)
  const { campaign, all, isLoading, choose } = useCampaign(realm)
  const order = useOrder(realm)
  const mayEdit = useCan('edit.deliverables')
  if (isLoading) return <Skeleton label={t.loading} />
  if (campaign === null) return <NoCampaign realm={realm} />
  const accept: BulkAction<Row> = {
    name: 'accept',
    text: words.accept,
    takes: (row) => row.can_review && row.state === 'submitted',
    ask: (count, left) => words.acceptAsk(formatCount(count, lang), left === 0 ? '' : formatCount(left, lang)),
    run: async (rows) => {
      if (rows.length === 0) {
        tell(<Toast text={words.acceptNothing} />)
        return
      }
      const papers = rows.map(({ unit, kind, recorded_at: seen }) => ({ unit, kind, expects: seen ?? '' }))
      const done = await call('acceptPapers', { campaign: campaign.code }, { realm }, { body: { papers } })
      await order.done(done, { said: words.acceptedAll(formatCount(rows.length, lang)) })
    },
  }
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        <CampaignChoice all={all} value={campaign.code} onChoose={choose} />
        <Link className="button" href={`${realmAddress(realm, 'papers/tasks')}?campaign=${campaign.code}`}>
          {words.allTasks}
        </Link>
      </PageHead>
      <DataList
        key={campaign.code}
        realm={realm}
        name="papers"
        title={`${words.title} · ${campaign.title}`}
        endpoint="listPapers"
        params={{ campaign: campaign.code }}
        query={{ realm }}
        hasFile
        imports="deliverables"
        columns={columns}
        keyOf={(row) => `${row.unit}/${row.kind}`}
        nameOf={(row) => `${row.unit_name}, ${labelOf(deliverableKinds, row.kind, lang)}`}
        usualSort="unit"
        filters={[
          { name: 'unit', text: words.unit, type: 'unit' },
          {
            name: 'state',
            text: words.state,
            type: 'choice',
            options: paperStates.map((state) => ({ value: state, text: words.states[state] })),
          },
          {
            name: 'kind',
            text: words.kind,
            type: 'choice',
            options: deliverableKinds.map((kind) => ({ value: kind.code, text: kind[lang] })),
          },
          {
            name: 'extended',
            text: words.hasTime,
            type: 'choice',
            options: [
              { value: 'yes', text: words.yes },
              { value: 'no', text: words.no },
            ],
          },
          { name: 'as_of', text: words.day, type: 'date' },
        ]}
        actions={mayEdit ? [accept] : []}
        panel={{
          title: (key, row) => (row ? `${row.unit_name}: ${labelOf(deliverableKinds, row.kind, lang)}` : key),
          body: (key) => <PaperPanel realm={realm} campaign={campaign.code} paper={key} />,
        }}
        empty={<NothingOwed realm={realm} campaign={campaign.code} />}
      />
    </>
  )
}
