import type { Words } from '#web/language/vi.ts'
import { refusalOf } from '#web/Refusal.tsx'
import { hasIssue } from './weak-text.ts'

/** Why a password and a code were refused; undefined when they were not. */
export function factorFault(problem: unknown, t: Words): string | undefined {
  if (!problem) return undefined
  const words = t.accounts.factor
  if (hasIssue(problem, 'factor-unreadable')) return words.unreadable
  if (hasIssue(problem, 'factor-required')) return words.required
  return refusalOf(problem, t, { 'wrong-credentials': words.wrongEither })
}
