import { RosterPart } from '#modules/convening/web/RosterPart.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { useWords } from '#web/language.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useCan } from '#web/me.ts'

/** The roster of one session by itself: all that a class clerk sees of it. */
export function RosterPage({ realm, session }: { realm: string; session: string }) {
  const words = useWords({ vi: sessionsVi, en: sessionsEn }).roster
  const mark = useCan('mark.attendance')
  return (
    <>
      <PageHead title={`${words.title} · ${session}`} />
      <RosterPart realm={realm} of={{ code: session, may: { mark } }} />
    </>
  )
}
