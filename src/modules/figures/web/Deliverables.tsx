import { deliverableKinds, labelOf } from '#core/choices.ts'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

/** Documents that levels owe: required, submitted, outstanding, accepted, late. */
export function Deliverables() {
  const { t, lang } = useLanguage()
  const { deliverables } = useBoard().figures
  const opens = (kind: string, filter: 'required' | 'submitted' | 'outstanding' | 'accepted' | 'late'): Opening => ({
    about: `deliverable_${filter}`,
    records: { kind: 'deliverables', filter: `${kind}.${filter}` },
  })
  const heads = [
    t.deliverables.required,
    t.deliverables.submitted,
    t.deliverables.outstanding,
    t.deliverables.accepted,
    t.deliverables.late,
  ]
  return (
    <Section title={t.deliverables.title} span={6}>
      {deliverables.length === 0 ? (
        <p className="soft">{t.deliverables.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="text">
                {t.deliverables.kind}
              </th>
              {heads.map((head, index) => (
                <th scope="col" key={head} className={index > 2 ? 'wide' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deliverables.map((row) => (
              <tr key={row.kind}>
                <th scope="row" className="text">
                  {labelOf(deliverableKinds, row.kind, lang)}
                </th>
                <td>
                  <Figure n={row.required} opens={opens(row.kind, 'required')} />
                </td>
                <td>
                  <Figure n={row.submitted} opens={opens(row.kind, 'submitted')} />
                </td>
                <td>
                  <Figure n={row.required - row.submitted} opens={opens(row.kind, 'outstanding')} />
                </td>
                <td className="wide">
                  <Figure n={row.accepted} opens={opens(row.kind, 'accepted')} />
                </td>
                <td className="wide">
                  <Figure n={row.late} opens={opens(row.kind, 'late')} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
