import { labelOf, levels, sessionKinds, sessionModes } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { Figures } from '../contract.ts'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

type Hosted = Figures['conferences']['hosted'][number]

/** More units than this are not drawn as dots: nobody counts so many. */
const mostDots = 80

/** One conference: who was connected of whom, who was there, its sites by level. */
export function Conference({ conference, title }: { conference: Hosted; title: string }) {
  const { t, lang } = useLanguage()
  const { campaign } = useBoard()
  const { session, sites_connected: connected } = conference
  // who is connected means nothing where no site was planned
  const total = conference.sites.length > 0 ? conference.sites_total : 0
  const named = campaign.conferences.find((other) => other.session === session)?.title
  const opens = (about: Opening['about'], kind: 'sites' | 'sessions'): Opening => ({
    about,
    records: { kind, session },
  })
  const label = t.conferences.dots(formatCount(connected, lang), formatCount(total, lang))
  return (
    <article className="conference">
      <h3>{title}</h3>
      <p className="soft">
        {[named, labelOf(sessionKinds, conference.kind, lang), labelOf(sessionModes, conference.mode, lang)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="three">
        {total > 0 && (
          <div>
            <b>
              <Figure
                n={connected}
                text={`${formatCount(connected, lang)}/${formatCount(total, lang)}`}
                opens={opens('sites_connected', 'sites')}
              />
            </b>
            {t.conferences.connected}
          </div>
        )}
        <div>
          <b>
            <Figure n={conference.present} opens={opens('present', 'sessions')} />
          </b>
          {t.conferences.present}
        </div>
      </div>
      {total > 0 && total <= mostDots && (
        <div className="dots" role="img" aria-label={label}>
          {Array.from({ length: total }, (_, index) => (
            <i key={index} className={index < connected ? '' : 'empty'} />
          ))}
        </div>
      )}
      {conference.sites.length > 0 && <SitesByLevel sites={conference.sites} opens={opens('sites', 'sites')} />}
    </article>
  )
}

function SitesByLevel({ sites, opens }: { sites: Hosted['sites']; opens: Opening }) {
  const { t, lang } = useLanguage()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="text">
            {t.conferences.level}
          </th>
          <th scope="col">{t.conferences.planned}</th>
          <th scope="col">{t.conferences.linked}</th>
          <th scope="col">{t.conferences.people}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((row) => (
          <tr key={row.level}>
            <th scope="row" className="text">
              {labelOf(levels, row.level, lang)}
            </th>
            <td>
              <Figure n={row.planned} opens={opens} />
            </td>
            <td>
              <Figure n={row.connected} opens={opens} />
            </td>
            <td>
              <Figure n={row.people} opens={opens} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
