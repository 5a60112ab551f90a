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

/** How a paper stands, by sign, word and colour. */
export function StateMark({ state }: { state: PaperState }) {
  const words = useWords({ vi: papersVi, en: papersEn })
  const [sign, kind] = signs[state]
  return (
    <span className={`mark ${kind}`}>
      <span aria-hidden>{sign}</span> {words.states[state]}
    </span>
  )
}
