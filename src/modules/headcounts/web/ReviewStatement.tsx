import { useId, useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import type { Row } from './grid-rows.ts'

type Props = { realm: string; campaign: string; row: Row }

/** The level above accepts a statement or returns it with a reason. */
export function ReviewStatement({ realm, campaign, row }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const order = useOrder(realm)
  const id = useId()
  const [reason, setReason] = useState('')
  const [isBare, setIsBare] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Error | null>(null)
  const decide = async (decision: 'accepted' | 'returned'): Promise<void> => {
    const said = reason.trim()
    if (decision === 'returned' && said === '') {
      setIsBare(true)
      document.getElementById(id)?.focus()
      return
    }
    setIsBusy(true)
    setProblem(null)
    try {
      const { unit, audience, stated } = row
      const one = { unit, audience, date: stated?.date ?? '', expects: stated?.recorded_at ?? '' }
      const body = { decision, statements: [one], ...(decision === 'returned' ? { reason: said } : {}) }
      const done = await call('reviewStatements', { campaign }, { realm }, { body })
      const text = decision === 'accepted' ? words.accepted(formatCount(1, lang)) : words.returned
      await order.done(done, { said: text })
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
        <span>{words.reviewReason}</span>
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
          {words.reviewReasonNeeded}
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
