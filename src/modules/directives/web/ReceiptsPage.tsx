import { useMemo, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { labelOf } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import type { MarkKind } from '#ui/Mark.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useCellContext } from '#web/form/useCellContext.ts'
import { useLanguage } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import type { DirectiveRow, ReceiptState } from '../contract.ts'
import { ChooseDirective } from './ChooseDirective.tsx'
import { namedBy } from './directive-model.ts'
import { ReceiptGrid } from './ReceiptGrid.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Row = RowOf<'listReceipts'>

const marks: Readonly<Record<ReceiptState, MarkKind>> = { not_received: 'late', received: 'open', issued: 'done' }

function useColumns(levels: readonly string[]): readonly ListColumn<Row>[] {
  const { lang } = useLanguage()
  const words = useDirectiveWords().receipts
  return useMemo(
    () => [
      { name: 'unit', text: words.unit, width: 2.4, isSorted: true, cell: (row) => row.unit_name },
      {
        name: 'level',
        text: words.level,
        narrow: 'hide',
        cell: (row) => labelOf(levelChoices(levels), row.level, lang),
      },
      {
        name: 'state',
        text: words.state,
        width: 1.3,
        narrow: 'column',
        cell: (row) => <Mark kind={marks[row.state]}>{words.states[row.state]}</Mark>,
      },
      {
        name: 'received',
        text: words.receivedOn,
        isSorted: true,
        cell: (row) => (row.received_on ? formatDate(row.received_on, lang) : ''),
      },
      {
        name: 'days',
        text: words.days,
        width: 0.7,
        align: 'right',
        isSorted: true,
        cell: (row) => (row.days === null ? '' : formatCount(row.days, lang)),
      },
      {
        name: 'own',
        text: words.own,
        width: 1.6,
        cell: (row) =>
          row.own_number === null ? (
            ''
          ) : (
            <>
              {row.own_number} {row.own_issued_on && <small>({formatDate(row.own_issued_on, lang)})</small>}
              {row.own_from === 'link' && <small> {words.byLink}</small>}
            </>
          ),
      },
    ],
    [words, lang, levels],
  )
}

/** Who received a directive, who has issued a document of their own, who has not; entered one by one, many, or in a grid. */
export function ReceiptsPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const ref = new URLSearchParams(useSearch()).get('ref') ?? ''
  const words = useDirectiveWords()
  const answer = useAnswer('readDirective', {}, { realm, ref }, { enabled: ref !== '' })
  const cx = useCellContext(realm)
  if (ref === '' || answer.problem)
    return (
      <ChooseDirective
        realm={realm}
        title={words.receipts.title}
        lead={words.choose.receipts}
        problem={answer.problem}
        onRetry={answer.retry}
      />
    )
  if (answer.data === undefined || cx === null) return <Skeleton label={t.loading} />
  return <Receipts realm={realm} directive={answer.data.directive} levels={cx.levels} />
}

type Props = { realm: string; directive: DirectiveRow; levels: readonly string[] }

function Receipts({ realm, directive, levels }: Props) {
  const { lang } = useLanguage()
  const words = useDirectiveWords()
  const say = words.receipts
  const columns = useColumns(levels)
  const order = useOrder(realm)
  const today = useToday(realm)
  const mayEdit = useCan('edit.directives')
  const [isGrid, setIsGrid] = useState(false)
  const { ref, number } = directive
  const home = `${realmAddress(realm, 'directives')}?open=${encodeURIComponent(ref)}`
  const receiveToday = async (rows: readonly Row[]): Promise<void> => {
    const without = rows.filter(({ received_on: day, can_edit: may }) => day === null && may)
    if (without.length === 0) return
    const written = without.map(({ unit, recorded_at: expects }) => ({
      cells: { ...namedBy(ref), unit, received_on: today },
      expects,
    }))
    await order.send(orderOf('directive_receipts', written), { said: say.said })
  }
  return (
    <>
      <PageHead
        above={<Link href={home}>{`${words.back} · ${number}`}</Link>}
        title={say.title}
        lead={say.lead(`${number} (${formatDate(directive.issued_on, lang)})`, directive.title)}
      >
        {mayEdit && (
          <button type="button" className="button" aria-pressed={isGrid} onClick={() => setIsGrid(!isGrid)}>
            {isGrid ? say.list : say.grid}
          </button>
        )}
      </PageHead>
      {isGrid ? (
        <ReceiptGrid realm={realm} directive={ref} />
      ) : (
        <DataList
          realm={realm}
          name="receipts"
          title={`${say.title} · ${number}`}
          endpoint="listReceipts"
          params={{}}
          query={{ realm, ref }}
          hasFile
          imports="directive_receipts"
          columns={columns}
          keyOf={(row) => row.unit}
          nameOf={(row) => row.unit_name}
          usualSort="unit"
          filters={[
            {
              name: 'state',
              text: say.state,
              type: 'choice',
              options: (['not_received', 'received', 'issued', 'not_issued'] as const).map((state) => ({
                value: state,
                text: say.states[state],
              })),
            },
            {
              name: 'level',
              text: say.level,
              type: 'choice',
              options: levelChoices(levels).map((level) => ({ value: level.code, text: level[lang] })),
            },
            { name: 'unit', text: say.unit, type: 'unit' },
            { name: 'as_of', text: say.day, type: 'date' },
          ]}
          actions={
            mayEdit
              ? [
                  {
                    name: 'today',
                    text: say.today,
                    ask: (count) => say.todayAsk(formatCount(count, lang)),
                    run: receiveToday,
                  },
                ]
              : []
          }
          empty={<EmptyState title={say.empty} text={say.emptyText} />}
        />
      )}
    </>
  )
}
