import { Link } from 'wouter'
import { Skeleton } from '#ui/Skeleton.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { sessionAddress } from './session-text.ts'
import { SessionFacts } from './SessionFacts.tsx'

/** A session in the side panel, with the way to its page. */
export function SessionAbout({ realm, session }: { realm: string; session: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const answer = useAnswer('readSession', { session }, { realm })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={4} />
  return (
    <>
      <SessionFacts realm={realm} of={answer.data} />
      <p className="ways">
        <Link className="button primary" href={sessionAddress(realm, session)}>
          {words.open}
        </Link>
      </p>
    </>
  )
}
