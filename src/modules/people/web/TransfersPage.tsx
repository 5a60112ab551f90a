import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { labelOf, transferStatuses } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { useStable } from '#ui/useStable.ts'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { usePeopleWords } from './people-words.ts'

type Transfer = RowOf<'listTransfers'>
type Answer = 'accepted' | 'refused' | 'withdrawn'

/** Moves that wait for the other side's answer, and answers. */
export function TransfersPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.move
  const [problem, setProblem] = useState<unknown>(null)
  const { done, isBusy } = useOrder(realm)
  const send = useStable(async ({ transfer }: Transfer, status: Answer): Promise<void> => {
    setProblem(null)
    try {
      await done(await call('answerTransfer', { transfer }, { realm }, { body: { status } }), {
        said: words.said.answered,
      })
    } catch (error) {
      setProblem(error)
    }
  })
  const columns = useMemo<readonly ListColumn<Transfer>[]>(() => {
    const waysOf = ({ can }: Transfer): readonly (readonly [Answer, string])[] => [
      ...(can.includes('answer') ? [['accepted', say.accept] as const, ['refused', say.refuse] as const] : []),
      ...(can.includes('withdraw') ? [['withdrawn', say.withdraw] as const] : []),
    ]
    return [
      {
        name: 'name',
        text: words.name,
        width: 2,
        isSorted: true,
        cell: (row) => (
          <>
            <b>{row.full_name}</b> <small>{row.person}</small>
          </>
        ),
      },
      { name: 'from', text: say.from, width: 2, cell: (row) => row.from_name ?? row.from },
      { name: 'to', text: say.to, width: 2, cell: (row) => row.to_name ?? row.to },
      { name: 'day', text: say.on, isSorted: true, cell: (row) => formatDate(row.moves_on, lang) },
      {
        name: 'status',
        text: say.status,
        width: 1.6,
        cell: (row) =>
          [labelOf(transferStatuses, row.status, lang), row.decision, row.answer].filter(Boolean).join(' · '),
      },
      {
        name: 'answer',
        text: say.reply,
        width: 2.2,
        cell: (row) => {
          const ways = waysOf(row)
          if (ways.length === 0) return null
          return (
            <span className="ways">
              {ways.map(([status, text]) => (
                <button
                  key={status}
                  type="button"
                  className={`button ${status === 'accepted' ? 'primary' : ''}`}
                  aria-label={say.of(text, row.full_name)}
                  disabled={isBusy}
                  onClick={() => void send(row, status)}
                >
                  {text}
                </button>
              ))}
            </span>
          )
        },
      },
    ]
  }, [words, say, lang, isBusy, send])
  const filters: readonly ListFilter[] = [
    { name: 'unit', text: words.unit, type: 'unit' },
    {
      name: 'open',
      text: say.status,
      type: 'choice',
      none: labelOf(transferStatuses, 'asked', lang),
      options: [{ value: 'no', text: say.all }],
    },
  ]
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'people')}>{words.back}</Link>}
        title={say.title}
        lead={say.lead}
      />
      <Refusal problem={problem} instead={{ conflict: say.elsewhere }} />
      <DataList
        realm={realm}
        name="transfers"
        title={say.title}
        endpoint="listTransfers"
        params={{}}
        query={{ realm }}
        hasFile
        columns={columns}
        keyOf={(row) => row.transfer}
        nameOf={(row) => row.full_name}
        filters={filters}
        empty={<EmptyState title={say.none} text={say.noneText} />}
      />
    </>
  )
}
