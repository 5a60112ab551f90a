import { useId, useState } from 'react'
import { call } from '#web/api.ts'
import { useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import type { Paper } from './paper.ts'

type Props = { realm: string; campaign: string; paper: Paper }

/** The level above accepts a paper or returns it with a reason. */
export function Review({ realm, campaign, paper }: Props) {
  const words = useWords({ vi: papersVi, en: papersEn })
  const order = useOrder(realm)
  const id = useId()
  const [reason, setReason] = useState('')
  const [isBare, setIsBare] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Error | null>(null)
  const decide = async (decision: 'accepted' | 'returned'): Promise<void> => {
    if (decision === 'returned' && reason.trim() === '') {
      setIsBare(true)
      document.getElementById(id)?.focus()
      return
    }
    setIsBusy(true)
    setProblem(null)
    try {
      const { unit, kind } = paper
      const body = {
        decision,
        expects: paper.recorded_at ?? '',
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }
      const done = await call('reviewPaper', { campaign, unit, kind }, { realm }, { body })
      await order.done(done, { said: decision === 'accepted' ? words.acceptSaid : words.returnSaid })
    } catch (error) {
      setProblem(error as Error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <section className="review" aria-labelledby={`${id}-head`}>
      <h3 className="ruled" id={`${id}-head`}>
        {words.review}
      </h3>
      <p className="soft">{words.reviewText}</p>
      <label className="field" htmlFor={id}>
        <span>{words.reason}</span>
        <textarea
          id={id}
          rows={3}
          maxLength={2000}
          value={reason}
          aria-invalid={isBare}
          aria-describedby={isBare ? `${id}-fault` : undefined}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setIsBare(false)
          }}
        />
      </label>
      {isBare && (
        <p className="fault" id={`${id}-fault`}>
          {words.reasonNeeded}
        </p>
      )}
      {problem && <Problem problem={problem} />}
      <p className="buttons">
        <button type="button" className="button primary" disabled={isBusy} onClick={() => void decide('accepted')}>
          {words.accept}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => void decide('returned')}>
          {words.giveBack}
        </button>
      </p>
    </section>
  )
}
