import type { StatementState } from '#core/statement-states.ts'
import { useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'

const signs: Readonly<Record<StatementState, readonly [sign: string, kind: string]>> = {
  missing: ['○', 'open'],
  sent: ['…', 'open'],
  returned: ['↩', 'late'],
  accepted: ['✓', 'done'],
}

/** How a statement stands, by sign, word and colour. */
export function StateMark({ state }: { state: StatementState }) {
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const [sign, kind] = signs[state]
  return (
    <span className={`mark ${kind}`}>
      <span aria-hidden>{sign}</span> {words.states[state]}
    </span>
  )
}
