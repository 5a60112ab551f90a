import { artifacts, labelOf, tiers } from '#core/choices.ts'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Figures } from '../contract.ts'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'
import { WritingHead, WritingNumbers } from './WritingNumbers.tsx'

type Row = Figures['writing'][number]

const grades = ['excellent', 'good', 'pass', 'fail', 'ungraded'] as const

/** Papers by managing tier, each kind of paper under its own head. */
export function Writing() {
  const { t, lang } = useLanguage()
  const { writing } = useBoard().figures
  const kinds = [...new Set(writing.map(({ artifact }) => artifact))]
  return (
    <Section title={t.writing.title}>
      {kinds.length === 0 && <p className="soft">{t.writing.empty}</p>}
      {kinds.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t.writing.title}>
          <table className="writing">
            <thead>
              <tr>
                <th scope="col" className="text">
                  {t.writing.tier}
                </th>
                <WritingHead />
                <th scope="col" className="wide">
                  {t.writing.typed}
                </th>
                <th scope="col" className="wide">
                  {t.writing.handwritten}
                </th>
                {grades.map((grade) => (
                  <th scope="col" className="wide" key={grade}>
                    {t.writing.grades[grade]}
                  </th>
                ))}
              </tr>
            </thead>
            {kinds.map((artifact) => (
              <tbody key={artifact}>
                <tr className="group">
                  <th scope="rowgroup" className="text" colSpan={6 + 2 + grades.length}>
                    {labelOf(artifacts, artifact, lang)}
                  </th>
                </tr>
                {writing
                  .filter((row) => row.artifact === artifact)
                  .map((row) => (
                    <TierRow key={row.tier} row={row} />
                  ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </Section>
  )
}

function TierRow({ row }: { row: Row }) {
  const { lang } = useLanguage()
  const of = { artifact: row.artifact, tier: row.tier }
  const detail = { about: 'writing_form', names: { figure: 'writing_received', ...of } } as const
  return (
    <tr>
      <th scope="row" className="text">
        {labelOf(tiers, row.tier, lang)}
      </th>
      <WritingNumbers row={row} of={of} />
      <td className="wide">
        <Figure n={row.typed} opens={detail} />
      </td>
      <td className="wide">
        <Figure n={row.handwritten} opens={detail} />
      </td>
      {grades.map((grade) => (
        <td className="wide" key={grade}>
          <Figure n={row.grades[grade]} opens={detail} />
        </td>
      ))}
    </tr>
  )
}
