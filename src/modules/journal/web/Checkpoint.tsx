import { formatCount, formatInstant } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'

/** The newest signed checkpoint, to be copied and kept elsewhere. */
export function Checkpoint({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = t.journal
  const zone = useZone(realm)
  const answer = useAnswer('readCheckpoint', {}, {})
  const checkpoint = answer.data?.checkpoint
  if (answer.problem) return <Refusal problem={answer.problem} />
  if (checkpoint === undefined) return null
  if (checkpoint === null) return <p className="soft">{words.noCheckpoint}</p>
  return (
    <details className="checkpoint">
      <summary>
        {words.checkpoint}:{' '}
        {words.checkpointSays(formatCount(checkpoint.size, lang), formatInstant(checkpoint.at, zone, lang))}
      </summary>
      <p className="soft">{words.keep}</p>
      <pre aria-label={words.note} tabIndex={0} role="region">
        {checkpoint.note}
      </pre>
    </details>
  )
}
