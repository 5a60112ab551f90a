import { Link } from 'wouter'
import { formatCount, formatDateShort, percent } from '#core/phrases.ts'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { Curve } from '../contract.ts'
import { useBoard } from './board-data.ts'

/** The curve for those who read numbers: folded away, newest day first; a day opens the board of that day. */
export function CurveTable({ steps }: { steps: Curve['steps'] }) {
  const { t, lang } = useLanguage()
  const { view } = useBoard()
  return (
    <details className="curve-table">
      <summary>{t.curve.table}</summary>
      <div className="scroll tall" tabIndex={0} role="group" aria-label={t.curve.table}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="text">
                {t.curve.day}
              </th>
              <th scope="col">{t.curve.expected}</th>
              <th scope="col">{t.curve.participated}</th>
              <th scope="col">{t.totals.ratio}</th>
            </tr>
          </thead>
          <tbody>
            {[...steps].reverse().map((step) => (
              <tr key={step.day}>
                <td className="text">
                  <Link href={boardAddress({ ...view, asOf: step.day })}>{formatDateShort(step.day, lang)}</Link>
                </td>
                <td>{formatCount(step.expected, lang)}</td>
                <td>{formatCount(step.participated, lang)}</td>
                <td>{percent(step.participated, step.expected, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
