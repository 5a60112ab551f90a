import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useWords } from '#web/language.tsx'

/** What has to be said beside the title of a session. */
export function SessionMarks({ secret, makeup }: { secret: boolean; makeup: boolean }) {
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  return (
    <>
      {secret && <strong className="session-secret"> {words.secret}</strong>}
      {makeup && <span className="soft"> {words.makeup}</span>}
    </>
  )
}
