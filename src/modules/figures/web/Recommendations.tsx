import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

const statuses = ['open', 'forwarded', 'answered', 'closed'] as const

/** Recommendations by what has become of them. */
export function Recommendations() {
  const { t } = useLanguage()
  const { recommendations } = useBoard().figures
  return (
    <Section title={t.recommendations.title} span={6}>
      <table>
        <tbody>
          <tr>
            <th scope="row" className="text">
              {t.recommendations.total}
            </th>
            <td>
              <Figure
                n={recommendations.total}
                isStrong
                opens={{ about: 'recommendations', records: { kind: 'recommendations' } }}
              />
            </td>
          </tr>
          {statuses.map((status) => (
            <tr key={status}>
              <th scope="row" className="text">
                {t.recommendations[status]}
              </th>
              <td>
                <Figure
                  n={recommendations[status]}
                  opens={{ about: 'recommendations', records: { kind: 'recommendations', filter: status } }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
