import { ApiProblem } from './api.ts'
import { useLanguage } from './language.tsx'
import type { Words } from './language/vi.ts'

/** What a form says of a refusal, where the words of every page don't fit. */
export type Instead = Partial<Record<ApiProblem['code'], string>>

/** The sentence for a refusal. */
export function refusalOf(problem: unknown, t: Words, instead: Instead = {}): string {
  if (!(problem instanceof ApiProblem)) return t.failed.unexpected
  return instead[problem.code] ?? (problem.code === 'offline' ? t.failed.offline : t.problems[problem.code])
}

/** Says under a form why its order was refused. */
export function Refusal({ problem, instead }: { problem: unknown; instead?: Instead | undefined }) {
  const { t } = useLanguage()
  if (!problem) return null
  return (
    <p className="mark late said" role="alert">
      ! {refusalOf(problem, t, instead)}
    </p>
  )
}
