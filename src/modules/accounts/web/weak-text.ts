import { ApiProblem } from '#web/api.ts'
import type { Words } from '#web/language/vi.ts'

/** What is wrong with a new password, as the server says; undefined when it was refused for something else. */
export function weakText(problem: unknown, t: Words): string | undefined {
  if (!(problem instanceof ApiProblem) || problem.code !== 'weak-password') return undefined
  const faults: Readonly<Record<string, string>> = t.accounts.password.faults
  return faults[problem.issues[0]?.message ?? ''] ?? t.problems['weak-password']
}

/** Whether an order was refused for this reason. */
export function hasIssue(problem: unknown, reason: string): boolean {
  return problem instanceof ApiProblem && problem.issues.some(({ message }) => message === reason)
}
