import { parseDate } from '#core/dates.ts'
import { formatCount } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import type { ReactNode } from 'react'

type Props = {
  realm: string
  unit: string
  /** As it is typed. */
  day: string
  /** Fields that say where the people and the units below go. */
  children: (has: { people: boolean; units: boolean }) => ReactNode
}

/** What is still in a unit from the day on: what must go elsewhere, and what stays as it is. */
export function CloseContents({ realm, unit, day, children }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn }).contents
  const on = parseDate(day.trim())
  const answer = useAnswer(
    'readUnitContents',
    { unit },
    { realm, as_of: on ?? '' },
    { keep: true, enabled: on !== null },
  )
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return null
  const { units, below, people, deliverables, tasks, sessions, deadlines, accounts } = answer.data
  const named = units.slice(0, 4).map(({ name }) => name)
  const left = [
    [words.deliverables, deliverables],
    [words.tasks, tasks],
    [words.sessions, sessions],
    [words.deadlines, deadlines],
    [words.accounts, accounts],
  ] as const
  const count = (n: number): string => (n === 0 ? words.none : formatCount(n, lang))
  return (
    <>
      <section className="unit-effects" aria-label={words.title}>
        <h3>{words.title}</h3>
        <dl className="facts">
          <dt>{words.people}</dt>
          <dd>{count(people)}</dd>
          <dt>{words.units}</dt>
          <dd>{count(below)}</dd>
          {left.map(([text, n]) => (
            <div key={text}>
              <dt>{text}</dt>
              <dd>{count(n)}</dd>
            </div>
          ))}
        </dl>
        {below > 0 && (
          <p className="soft">{`${words.units}: ${named.join(', ')}${below > named.length ? ', …' : '.'}`}</p>
        )}
        {left.some(([, n]) => n > 0) && <p className="soft">{words.stays}</p>}
      </section>
      {children({ people: people > 0, units: below > 0 })}
    </>
  )
}
