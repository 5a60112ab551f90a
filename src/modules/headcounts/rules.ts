/** What is odd, or wrong, in a statement beside the one before it. Statements are cumulative: they grow or stay. */
import type { FaultCode } from '#core/faults.ts'
import type { StatementState } from '#core/statement-states.ts'

export type Stated = {
  readonly scope: string
  readonly expected: number
  readonly participated: number
  readonly makeup: number
  readonly classes: number
}
export type Odd = {
  readonly code: Extract<FaultCode, 'statement-falls' | 'statement-jump' | 'expected-changed'>
  readonly column: 'expected' | 'participated' | 'makeup' | 'classes'
  readonly value: number
  readonly before: number
}

/** Share of those expected by which participation may rise from one statement to the next before somebody is asked. */
export const jumpShare = 0.3
/** Share by which those expected may change. */
export const expectedShare = 0.1

/**
 * Compares a statement with the last one before it. A number that fell needs a reason; a jump and a change of those
 * expected are worth a look. Statements of different scope say different things: nothing is compared.
 */
export function oddities(now: Stated & { readonly reason: string | null }, before: Stated | null): readonly Odd[] {
  if (before === null || before.scope !== now.scope) return []
  const odd: Odd[] = []
  const tell = (code: Odd['code'], column: Odd['column']): void => {
    odd.push({ code, column, value: now[column], before: before[column] })
  }
  if ((now.reason ?? '').trim() === '')
    for (const column of ['participated', 'makeup', 'classes'] as const)
      if (now[column] < before[column]) tell('statement-falls', column)
  if (now.participated - before.participated > jumpShare * now.expected) tell('statement-jump', 'participated')
  if (Math.abs(now.expected - before.expected) > expectedShare * before.expected) tell('expected-changed', 'expected')
  return odd
}

/**
 * State of a unit's statement of a day: the last word of the level above holds until it is sent again; what has been
 * accepted is changed by the level above alone, and so stays accepted. `sentAt` and `decidedAt` are store positions.
 */
export function stateOf(of: {
  readonly sentAt: number | null
  readonly decision: 'accepted' | 'returned' | null
  readonly decidedAt: number | null
}): StatementState {
  if (of.sentAt === null) return 'missing'
  if (of.decision === 'accepted') return 'accepted'
  return of.decision === 'returned' && of.decidedAt !== null && of.decidedAt > of.sentAt ? 'returned' : 'sent'
}
