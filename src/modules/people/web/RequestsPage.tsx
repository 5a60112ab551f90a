import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { RequestCard } from './RequestCard.tsx'

const kinds = ['open', 'answered', 'all'] as const

/** Requests of people of one's units, the next one due first. */
export function RequestsPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = t.privacy.desk
  const [status, setStatus] = useState<(typeof kinds)[number]>('open')
  const [after, setAfter] = useState<number | undefined>(undefined)
  const answer = useAnswer('listCorrections', {}, { realm, status, after }, { keep: true })
  const names = { open: t.privacy.states.open, answered: words.answered, all: words.all }
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        <label className="field">
          <span className="field-label">{words.show}</span>
          <select
            value={status}
            onChange={(event) => {
              setAfter(undefined)
              setStatus(event.currentTarget.value as (typeof kinds)[number])
            }}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {names[one]}
              </option>
            ))}
          </select>
        </label>
      </PageHead>
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.loading && <Skeleton label={t.loading} />}
      {answer.data?.rows.length === 0 && <EmptyState title={words.empty} text={words.emptyWhy} />}
      {answer.data?.rows.map((row) => (
        <RequestCard key={row.correction} realm={realm} row={row} />
      ))}
      {answer.data?.next != null && (
        <p className="ways">
          <button type="button" className="button" onClick={() => setAfter(answer.data?.next ?? undefined)}>
            {t.more}
          </button>
        </p>
      )}
    </>
  )
}
