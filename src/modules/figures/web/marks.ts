import type { MarkKind } from '#ui/Mark.tsx'
import type { Words } from '#web/language/vi.ts'
import type { Figures } from '../contract.ts'

type Completion = Pick<Figures['children'][number], 'state' | 'completed_on'>

/** Which of the three marks a unit bears. */
export function markOf({ state }: Completion): MarkKind {
  if (state === 'late') return 'late'
  return state === 'open' ? 'open' : 'done'
}

/** The state in words; complete but late says both. */
export function stateWords({ state, completed_on }: Completion, t: Words): string {
  return state === 'late' && completed_on !== null ? t.lateDone : t.states[state]
}
