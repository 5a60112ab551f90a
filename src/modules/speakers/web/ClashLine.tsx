import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { speakerAddress } from './speaker-text.ts'
import { ClashText } from './Warnings.tsx'

/** Clashes that are listed; the rest are on the pages of their speakers and sessions. */
const shown = 20
/** As many as the server tells at most. */
const told = 500

/** Above a calendar or list of sessions: speakers who cannot be everywhere they are named. Nothing when all is well. */
export function ClashLine({ realm, from, to }: { realm: string; from: string; to: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).clash
  const rows = useAnswer('listSpeakerClashes', {}, { realm, from, to }, { keep: true }).data?.rows ?? []
  if (rows.length === 0) return null
  const n = formatCount(rows.length, lang)
  return (
    <details className="speaker-clashes">
      <summary className="mark late">! {rows.length < told ? words.line(n) : words.lineMore(n)}</summary>
      <ul>
        {rows.slice(0, shown).map(({ speaker, session, clash }) => (
          <li key={`${speaker.code} ${session.code} ${clash.code} ${clash.starts_at}`}>
            <Link href={speakerAddress(realm, speaker.code)}>{speaker.name || speaker.code}</Link>, “
            {session.title || session.code}”: <ClashText realm={realm} clash={clash} />
          </li>
        ))}
      </ul>
      {rows.length > shown && <p className="soft">{words.rest(formatCount(rows.length - shown, lang))}</p>}
    </details>
  )
}
