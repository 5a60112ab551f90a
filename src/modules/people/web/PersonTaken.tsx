import { Link } from 'wouter'
import { artifacts, attendanceStatuses, labelOf, writingStatuses } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { Section } from '#ui/Section.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { usePeopleWords } from './people-words.ts'
import type { Person } from './people-words.ts'

/** What a person attended and wrote, by campaign. */
export function PersonTaken({ realm, of }: { realm: string; of: Person }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.one
  return (
    <Section title={say.taken}>
      {of.campaigns.length === 0 && of.ended === 0 && <p className="soft">{say.nothingTaken}</p>}
      {of.ended > 0 && <p className="soft">{say.ended(formatCount(of.ended, lang))}</p>}
      {of.campaigns.map(({ campaign, title, sessions, writing }) => (
        <section key={campaign} className="person-campaign">
          <h3>
            <Link href={`${realmAddress(realm)}/c/${encodeURIComponent(campaign)}`}>{title}</Link>
          </h3>
          <ul>
            {sessions.map((one) => (
              <li key={one.session}>
                <Link href={realmAddress(realm, `sessions/${encodeURIComponent(one.session)}`)}>{one.title}</Link>
                <small>
                  {' '}
                  {formatDate(one.on, lang)} · {labelOf(attendanceStatuses, one.status, lang)}
                </small>
              </li>
            ))}
            {writing.map((one) => (
              <li key={one.artifact}>
                {labelOf(artifacts, one.artifact, lang)}
                <small>
                  {' '}
                  {formatDate(one.on, lang)} · {labelOf(writingStatuses, one.status, lang)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  )
}
