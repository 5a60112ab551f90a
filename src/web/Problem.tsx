import { Failed } from '#ui/Failed.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { ApiProblem, isShutOut } from './api.ts'
import { useLanguage } from './language.tsx'

/** Says what a refusal of the server, or a fault on the way, means for the reader. */
export function Problem({ problem, onRetry }: { problem: Error; onRetry?: () => void }) {
  const { t } = useLanguage()
  if (!(problem instanceof ApiProblem)) {
    return <Failed title={t.failed.title} text={t.failed.unexpected} retry={t.failed.retry} onRetry={onRetry} />
  }
  // the sign-in page is about to take this place
  if (isShutOut(problem)) return <Skeleton label={t.loading} />
  const text = problem.code === 'offline' ? t.failed.offline : t.problems[problem.code]
  const note = problem.requestId ? `${t.failed.request}: ${problem.requestId}` : undefined
  return <Failed title={t.failed.title} text={text} note={note} retry={t.failed.retry} onRetry={onRetry} />
}
