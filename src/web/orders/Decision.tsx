import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Problem } from '#web/Problem.tsx'

type Way<Decision extends string> = {
  readonly decision: Decision
  readonly text: string
  /** Whether it takes a reason: most refusals do. */
  readonly isReasoned: boolean
}
type Props<Decision extends string> = {
  head: string
  lead?: string
  /** Label of the reason, and what is said when one is missing. */
  reason: string
  reasonNeeded: string
  /** The first is the usual one. */
  ways: readonly Way<Decision>[]
  decide: (decision: Decision, reason: string) => Promise<void>
  /** Between the reason and the buttons. */
  children?: ReactNode
}

/** The level above decides on what a unit sent: one way or the other, with a reason where it is owed. */
export function Decision<Name extends string>(props: Props<Name>) {
  const { head, lead, ways, decide, children } = props
  const id = useId()
  const [reason, setReason] = useState('')
  const [isBare, setIsBare] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Error | null>(null)
  const take = async ({ decision, isReasoned }: Way<Name>): Promise<void> => {
    const said = reason.trim()
    if (isReasoned && said === '') {
      setIsBare(true)
      document.getElementById(id)?.focus()
      return
    }
    setIsBusy(true)
    setProblem(null)
    try {
      await decide(decision, said)
    } catch (error) {
      setProblem(error as Error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <section className="review" aria-labelledby={`${id}-head`}>
      <h3 className="ruled" id={`${id}-head`}>
        {head}
      </h3>
      {lead !== undefined && <p className="soft">{lead}</p>}
      <label className="field" htmlFor={id}>
        <span>{props.reason}</span>
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
          {props.reasonNeeded}
        </p>
      )}
      {children}
      {problem && <Problem problem={problem} />}
      <p className="buttons">
        {ways.map((way, i) => (
          <button
            key={way.decision}
            type="button"
            className={i === 0 ? 'button primary' : 'button'}
            disabled={isBusy}
            onClick={() => void take(way)}
          >
            {way.text}
          </button>
        ))}
      </p>
    </section>
  )
}
