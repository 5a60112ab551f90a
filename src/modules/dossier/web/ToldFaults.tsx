import { formatCount } from '#core/phrases.ts'
import { useFolded } from '#ui/folded.ts'
import { Mark } from '#ui/Mark.tsx'
import type { Fault } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'

const first = 10

/** What the server says of a sheet as such, or asks to look over: sentences, each with its place. */
export function ToldFaults({ faults, kind }: { faults: readonly Fault[]; kind: 'late' | 'open' }) {
  const { t, lang } = useLanguage()
  const { shown, isFolded, unfold } = useFolded(faults, first)
  if (faults.length === 0) return null
  const count = formatCount(faults.length, lang)
  return (
    <section>
      <p className="result">
        <Mark kind={kind}>{kind === 'late' ? t.import.faults(count) : t.import.warnings(count)}</Mark>
      </p>
      <ul className="told-faults">
        {shown.map(({ message }, i) => (
          <li key={i}>{message}</li>
        ))}
      </ul>
      {isFolded && (
        <button type="button" className="button" onClick={unfold}>
          {t.import.more(formatCount(faults.length - first, lang))}
        </button>
      )}
    </section>
  )
}
