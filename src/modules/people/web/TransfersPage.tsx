import { useState } from 'react'
import { Link } from 'wouter'
import { labelOf, transferStatuses } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { usePeopleWords } from './people-words.ts'

type Transfer = ReplyOf<'listTransfers'>['rows'][number]

/** Moves that wait for the other side's answer, and answers. */
export function TransfersPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.move
  const [isAll, setIsAll] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const answer = useAnswer('listTransfers', {}, { realm, open: isAll ? 'no' : 'yes' }, { keep: true })
  const orders = useOrder(realm)
  const rows = answer.data?.rows ?? []
  const send = async ({ transfer }: Transfer, status: 'accepted' | 'refused' | 'withdrawn'): Promise<void> => {
    setProblem(null)
    try {
      const done = await call('answerTransfer', { transfer }, { realm }, { body: { status } })
      await orders.done(done, { said: words.said.answered })
    } catch (error) {
      setProblem(error)
    }
  }
  const ways = (row: Transfer) => [
    ...(row.can.includes('answer')
      ? [
          { text: say.accept, status: 'accepted' as const },
          { text: say.refuse, status: 'refused' as const },
        ]
      : []),
    ...(row.can.includes('withdraw') ? [{ text: say.withdraw, status: 'withdrawn' as const }] : []),
  ]
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'people')}>{words.back}</Link>}
        title={say.title}
        lead={say.lead}
      >
        <label className="check">
          <input type="checkbox" checked={isAll} onChange={() => setIsAll(!isAll)} />
          {say.all}
        </label>
      </PageHead>
      <Refusal problem={problem} instead={{ conflict: say.elsewhere }} />
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.loading && <Skeleton label={t.loading} />}
      {answer.data && rows.length === 0 && <EmptyState title={say.none} text={say.noneText} />}
      {rows.length > 0 && (
        <ul className="person-pairs">
          {rows.map((row) => (
            <li key={row.transfer}>
              <p>
                <b>{row.full_name}</b> <small>{row.person}</small>
              </p>
              <p>
                {say.from}: {row.from_name ?? row.from}
                <br />
                {say.to}: {row.to_name ?? row.to}
              </p>
              <p className="soft">
                {say.on} {formatDate(row.moves_on, lang)}
                {row.decision && ` · ${row.decision}`}
                {row.status !== 'asked' && ` · ${labelOf(transferStatuses, row.status, lang)}`}
                {row.answer && ` · ${row.answer}`}
              </p>
              <div className="ways">
                {ways(row).map(({ text, status }) => (
                  <button
                    key={status}
                    type="button"
                    className={`button ${status === 'accepted' ? 'primary' : ''}`}
                    aria-label={say.of(text, row.full_name)}
                    disabled={orders.isBusy}
                    onClick={() => void send(row, status)}
                  >
                    {text}
                  </button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
