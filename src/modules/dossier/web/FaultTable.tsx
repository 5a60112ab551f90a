import { formatCount } from '#core/phrases.ts'
import { useFolded } from '#ui/folded.ts'
import { Mark } from '#ui/Mark.tsx'
import type { Fault } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'

const firstFaults = 200

/** What is wrong in a dossier: where it stands and the sentence that says how to mend it. */
export function FaultTable({ faults, kind }: { faults: readonly Fault[]; kind: 'late' | 'open' }) {
  const { t, lang } = useLanguage()
  const { shown, isFolded, unfold } = useFolded(faults, firstFaults)
  const count = formatCount(faults.length, lang)
  return (
    <section className="faults">
      <p className="result">
        <Mark kind={kind}>{kind === 'late' ? t.import.faults(count) : t.import.warnings(count)}</Mark>
      </p>
      <table className="records">
        <thead>
          <tr>
            <th scope="col" className="text">
              {t.import.file}
            </th>
            <th scope="col">{t.import.row}</th>
            <th scope="col" className="text spaced">
              {t.import.column}
            </th>
            <th scope="col" className="text wide">
              {t.import.value}
            </th>
            <th scope="col" className="text">
              {t.import.message}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((fault, index) => (
            <tr key={index}>
              <td className="text">{fault.file}</td>
              <td>{fault.row > 0 ? formatCount(fault.row, lang) : ''}</td>
              <td className="text spaced">{fault.column}</td>
              <td className="text wide">{fault.value}</td>
              <td className="text">{fault.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isFolded && (
        <button type="button" className="button" onClick={unfold}>
          {t.import.more(formatCount(faults.length - firstFaults, lang))}
        </button>
      )}
    </section>
  )
}
