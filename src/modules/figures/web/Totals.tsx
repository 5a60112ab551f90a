import type { ReactNode } from 'react'
import { percent } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

const named = (figure: 'expected' | 'participated' | 'outstanding' | 'makeup' | 'exempt'): Opening => ({
  about: figure,
  names: { figure },
})

/** The unit's own numbers side by side; what is left stands out, because that is the work. */
export function Totals() {
  const { t, lang } = useLanguage()
  const { people } = useBoard().figures
  const left = people.expected - people.participated
  return (
    <dl className="totals c12 wall-first" aria-label={t.totals.title}>
      <Total name={t.totals.expected}>
        <Figure n={people.expected} opens={named('expected')} />
      </Total>
      <Total name={t.totals.participated}>
        <Figure n={people.participated} opens={named('participated')} />
      </Total>
      <Total name={t.totals.outstanding} kind={left > 0 ? 'rest' : ''}>
        <Figure n={left} opens={named('outstanding')} />
      </Total>
      <Total name={t.totals.ratio}>
        <Figure
          n={people.participated}
          text={percent(people.participated, people.expected, lang)}
          opens={{ about: 'ratio' }}
        />
      </Total>
      <Total name={t.totals.makeup} kind="minor">
        <Figure n={people.makeup} opens={named('makeup')} />
      </Total>
      <Total name={t.totals.exempt} kind="minor">
        <Figure n={people.exempt} opens={named('exempt')} />
      </Total>
      <Total name={t.totals.byStatement} kind="minor">
        <Figure n={people.by_statement} opens={{ about: 'by_statement', records: { kind: 'statements' } }} />
      </Total>
    </dl>
  )
}

function Total({ name, kind = '', children }: { name: string; kind?: string; children: ReactNode }) {
  return (
    <div className={kind}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
