import { useMemo } from 'react'
import { formatCount, formatDate, percent } from '#core/phrases.ts'
import { statementStates } from '#core/statement-states.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, ListFilter } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import type { Row } from './grid-rows.ts'
import { StateMark } from './StateMark.tsx'
import { StatementDays } from './StatementDays.tsx'
import { StatementPanel, StatementTitle } from './StatementPanel.tsx'
import { belows } from './useStatementsAddress.ts'
import type { StatementsAddress, StatementsCampaign } from './useStatementsAddress.ts'

type Props = { realm: string; at: StatementsAddress; campaign: StatementsCampaign }

/** Which units have sent what for a day, and how each stands; the level above accepts here, many at once. */
export function FollowList({ realm, at, campaign }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const mayEdit = useCan('edit.statements')
  const order = useOrder(realm)
  const columns = useMemo<readonly ListColumn<Row>[]>(() => {
    const number = (n: number | undefined): string => (n === undefined ? '' : formatCount(n, lang))
    return [
      { name: 'unit', text: words.below, width: 2.6, isSorted: true, cell: (row) => row.unit_name },
      { name: 'audience', text: words.audience, width: 1.8, cell: (row) => row.audience_name },
      {
        name: 'state',
        text: words.state,
        width: 1.4,
        narrow: 'column',
        cell: (row) => (
          <>
            <StateMark state={row.state} />
            {row.returned_for !== null && <small>{row.returned_for}</small>}
          </>
        ),
      },
      { name: 'expected', text: words.expected, align: 'right', cell: ({ stated }) => number(stated?.expected) },
      {
        name: 'participated',
        text: words.participated,
        align: 'right',
        cell: ({ stated }) => number(stated?.participated),
      },
      {
        name: 'ratio',
        text: words.ratio,
        align: 'right',
        cell: ({ stated }) => (stated === null ? '' : percent(stated.participated, stated.expected, lang)),
      },
      {
        name: 'change',
        text: words.change,
        align: 'right',
        narrow: 'hide',
        cell: ({ stated, before }) => {
          if (stated === null || before === null || stated.scope !== before.scope) return ''
          const rise = stated.participated - before.participated
          return `${rise > 0 ? '+' : ''}${formatCount(rise, lang)}`
        },
      },
      {
        name: 'before',
        text: words.before,
        width: 1.4,
        align: 'right',
        narrow: 'hide',
        cell: ({ before }) =>
          before === null ? (
            ''
          ) : (
            <>
              {`${number(before.participated)}/${number(before.expected)}`}
              <small>{formatDate(before.date, lang)}</small>
            </>
          ),
      },
    ]
  }, [words, lang])
  const filters: readonly ListFilter[] = [
    { name: 'unit', text: words.unit, type: 'unit' },
    {
      name: 'below',
      text: words.below,
      type: 'choice',
      options: belows.filter((one) => one !== 'all').map((one) => ({ value: one, text: words.belows[one] })),
    },
    {
      name: 'audience',
      text: words.audience,
      type: 'choice',
      options: campaign.audiences.map(({ code, name }) => ({ value: code, text: name })),
    },
    { name: 'as_of', text: words.day, type: 'date' },
    {
      name: 'state',
      text: words.state,
      type: 'choice',
      options: statementStates.map((state) => ({ value: state, text: words.states[state] })),
    },
  ]
  const accept: BulkAction<Row> = {
    name: 'accept',
    text: words.accept,
    ask: (count) => words.acceptAsk(formatCount(count, lang)),
    run: async (rows) => {
      const statements = rows.flatMap(({ unit, audience, stated, state, can_review: mine }) =>
        stated !== null && mine && state !== 'accepted'
          ? [{ unit, audience, date: stated.date, expects: stated.recorded_at }]
          : [],
      )
      if (statements.length === 0) {
        tell(<Toast text={words.acceptNothing} />)
        return
      }
      const body = { decision: 'accepted' as const, statements }
      const done = await call('reviewStatements', { campaign: campaign.code }, { realm }, { body })
      await order.done(done, { said: words.accepted(formatCount(statements.length, lang)) })
    },
  }
  return (
    <>
      <StatementDays realm={realm} at={at} campaign={campaign} />
      <DataList
        key={campaign.code}
        realm={realm}
        name="statements"
        title={`${words.title} · ${campaign.title}`}
        endpoint="listStatements"
        params={{ campaign: campaign.code }}
        query={{ realm, as_of: at.day, below: 'all' }}
        hasFile
        imports="headcounts"
        columns={columns}
        keyOf={(row) => `${row.unit}/${row.audience}`}
        nameOf={(row) => `${row.unit_name}, ${row.audience_name}`}
        usualSort="unit"
        filters={filters}
        actions={mayEdit ? [accept] : []}
        panel={{
          title: (key, row) => (
            <StatementTitle realm={realm} campaign={campaign.code} day={at.day} statement={key} row={row} />
          ),
          body: (key) => <StatementPanel realm={realm} campaign={campaign.code} day={at.day} statement={key} />,
        }}
        empty={<EmptyState title={words.followNone} text={words.followNoneText} />}
      />
    </>
  )
}
