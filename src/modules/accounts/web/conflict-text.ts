import type { Words } from '#web/language/vi.ts'
import { hasIssue } from './weak-text.ts'

/** Why an order about an account conflicts: it would take the last administrator, or the account isn't as it was. */
export function conflictText(problem: unknown, t: Words): string {
  return hasIssue(problem, 'last-administrator') ? t.accounts.one.lastAdministrator : t.accounts.one.conflict
}
