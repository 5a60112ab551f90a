import { labelOf, sessionModes } from '#core/choices.ts'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

const modes = ['in_person', 'online', 'hybrid'] as const

/** Study sessions of the unit and all below it; attendances and people stand apart and are never added. */
export function Sessions() {
  const { t, lang } = useLanguage()
  const { subtree } = useBoard().figures.conferences
  const opens = (about: Opening['about'], filter?: string): Opening => ({
    about,
    records: { kind: 'sessions', ...(filter ? { filter } : {}) },
  })
  return (
    <Section title={t.sessions.title} note={t.sessions.note} span={6}>
      <div className="three">
        <div>
          <b>
            <Figure n={subtree.sessions} opens={opens('sessions')} />
          </b>
          {t.sessions.sessions}
        </div>
        <div>
          <b>
            <Figure n={subtree.attendances} opens={opens('attendances')} />
          </b>
          {t.sessions.attendances}
        </div>
        <div>
          <b>
            <Figure n={subtree.people} opens={opens('session_people')} />
          </b>
          {t.sessions.people}
        </div>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col" className="text">
              {t.sessions.mode}
            </th>
            <th scope="col">{t.sessions.count}</th>
          </tr>
        </thead>
        <tbody>
          {modes.map((mode) => (
            <tr key={mode}>
              <th scope="row" className="text">
                {labelOf(sessionModes, mode, lang)}
              </th>
              <td>
                <Figure n={subtree.by_mode[mode]} opens={opens('sessions', mode)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
