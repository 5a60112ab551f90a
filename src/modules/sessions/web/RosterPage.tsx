import { RosterPart } from '#modules/convening/web/RosterPart.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useCan } from '#web/me.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import type { ReplyOf } from '#web/api.ts'
import { dayText, timeText } from './session-text.ts'

/** A session among one's work, with its name and beginning. */
const named = ({ session, title, starts_at: at }: ReplyOf<'readWork'>['items'][number]) =>
  session === null || at === null ? [] : [{ session, title, starts_at: at }]

/** The roster of one session by itself: all that a class clerk sees of it. */
export function RosterPage({ realm, session }: { realm: string; session: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn }).roster
  const zone = useZone(realm)
  // a clerk may not read the session; what waits for them this week tells its name
  const of = useAnswer('readWork', {}, { realm })
    .data?.items.flatMap(named)
    .find((one) => one.session === session)
  const mark = useCan('mark.attendance')
  return (
    <>
      <PageHead
        {...(of === undefined ? {} : { lead: `${dayText(of.starts_at, zone, lang)}, ${timeText(of.starts_at, zone)}` })}
        title={`${words.title}: ${of?.title || session}`}
      />
      <RosterPart realm={realm} of={{ code: session, may: { mark } }} />
    </>
  )
}
