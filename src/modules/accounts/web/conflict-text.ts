import { ApiProblem } from '#web/api.ts'
import type { Words } from '#web/language/vi.ts'

/** Why an order about an account conflicts: it would take the last administrator, or the account isn't as it was. */
export function conflictText(problem: unknown, t: Words): string {
  const isLast = problem instanceof ApiProblem && problem.issues.some(({ message }) => message === 'last-administrator')
  return isLast ? t.accounts.one.lastAdministrator : t.accounts.one.conflict
}
