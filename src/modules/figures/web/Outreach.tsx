import { labelOf, outreachForms } from '#core/choices.ts'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

/** Outreach by form: activities, items and attendances. */
export function Outreach() {
  const { t, lang } = useLanguage()
  const { outreach } = useBoard().figures
  return (
    <Section title={t.outreach.title} span={6}>
      {outreach.length === 0 ? (
        <p className="soft">{t.outreach.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="text">
                {t.outreach.form}
              </th>
              <th scope="col">{t.outreach.activities}</th>
              <th scope="col">{t.outreach.items}</th>
              <th scope="col">{t.outreach.attendances}</th>
            </tr>
          </thead>
          <tbody>
            {outreach.map((row) => {
              const opens = { about: 'outreach', records: { kind: 'outreach', filter: row.form } } as const
              return (
                <tr key={row.form}>
                  <th scope="row" className="text">
                    {labelOf(outreachForms, row.form, lang)}
                  </th>
                  <td>
                    <Figure n={row.activities} opens={opens} />
                  </td>
                  <td>
                    <Figure n={row.items} opens={opens} />
                  </td>
                  <td>
                    <Figure n={row.attendances} opens={opens} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Section>
  )
}
