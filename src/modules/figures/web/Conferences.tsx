import { formatCount, formatDate } from '#core/phrases.ts'
import { useFolded } from '#ui/folded.ts'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'
import { Conference } from './Conference.tsx'

const firstConferences = 4

/** The conferences that the unit itself has held. */
export function Conferences() {
  const { t, lang } = useLanguage()
  const { hosted } = useBoard().figures.conferences
  const { shown, isFolded, unfold } = useFolded(hosted, firstConferences)
  return (
    <Section title={t.conferences.title}>
      {hosted.length === 0 && <p className="soft">{t.conferences.empty}</p>}
      <div className="conferences">
        {shown.map((conference) => (
          <Conference
            key={conference.session}
            conference={conference}
            title={t.conferences.on(formatDate(conference.held_on, lang))}
          />
        ))}
      </div>
      {isFolded && (
        <button type="button" className="button" onClick={unfold}>
          {t.more} ({formatCount(hosted.length - firstConferences, lang)})
        </button>
      )}
    </Section>
  )
}
