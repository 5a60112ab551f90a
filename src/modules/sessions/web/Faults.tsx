import { faultWhat } from '#core/fault-sentences.ts'
import { ApiProblem } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { Instead } from '#web/Refusal.tsx'

/** Why an order was refused: each fault in its own sentence, each sentence once. */
export function Faults({ problem, instead }: { problem: unknown; instead?: Instead }) {
  const { lang } = useLanguage()
  if (!(problem instanceof ApiProblem) || problem.faults.length === 0)
    return <Refusal problem={problem} instead={instead} />
  const said = [...new Set(problem.faults.map((fault) => faultWhat(fault, lang)))]
  return (
    <div role="alert">
      {said.map((text) => (
        <p key={text} className="mark late said">
          ! {text}
        </p>
      ))}
    </div>
  )
}
