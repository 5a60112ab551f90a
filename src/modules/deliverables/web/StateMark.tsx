import type { PaperState } from '#core/paper-states.ts'
import { useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'

const signs: Readonly<Record<PaperState, readonly [sign: string, kind: string]>> = {
  missing: ['○', 'open'],
  overdue: ['!', 'late'],
  submitted: ['…', 'open'],
  returned: ['↩', 'late'],
  accepted: ['✓', 'done'],
}

const extended = ['+', 'open'] as const

/** How a paper stands, by sign, word and colour; `hasTime`: more time was granted for it, and runs. */
export function StateMark({ state, hasTime = false }: { state: PaperState; hasTime?: boolean }) {
  const words = useWords({ vi: papersVi, en: papersEn })
  const [sign, kind] = hasTime ? extended : signs[state]
  return (
    <span className={`mark ${kind}`}>
      <span aria-hidden>{sign}</span> {hasTime ? words.hasTime : words.states[state]}
    </span>
  )
}
