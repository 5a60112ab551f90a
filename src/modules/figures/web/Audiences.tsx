import { formatCount, percent } from '#core/phrases.ts'
import { Bar } from '#ui/Bar.tsx'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Figures } from '../contract.ts'
import type { Opening } from '../rules-sentence.ts'
import { audienceName, useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

type Row = Figures['audiences'][number]

/** Each audience with its three numbers; those counted by statement say so. */
export function Audiences() {
  const { t } = useLanguage()
  const { figures } = useBoard()
  return (
    <Section title={t.audiences.title} span={5}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="text">
              {t.audiences.audience}
            </th>
            <th scope="col">{t.totals.expected}</th>
            <th scope="col">{t.totals.participated}</th>
            <th scope="col">{t.totals.outstanding}</th>
            <th scope="col" className="wide">
              {t.totals.ratio}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.audiences.map((row) => (
            <AudienceRow key={row.code} row={row} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function AudienceRow({ row }: { row: Row }) {
  const { t, lang } = useLanguage()
  const { campaign } = useBoard()
  const isStated = row.basis === 'headcount'
  const opens = (figure: 'expected' | 'participated' | 'outstanding'): Opening =>
    isStated
      ? { about: 'statement', records: { kind: 'statements', audience: row.code } }
      : { about: figure, names: { figure, audience: row.code } }
  return (
    <tr>
      <th scope="row" className="text">
        {audienceName(campaign, row.code)}
        {isStated && <small className="aside">{t.audiences.statement}</small>}
        {row.classes > 0 && (
          <small className="aside">
            <Figure
              n={row.classes}
              text={t.audiences.classes(formatCount(row.classes, lang))}
              opens={{ about: 'classes', records: { kind: 'statements', audience: row.code } }}
            />
          </small>
        )}
        <Bar part={row.participated} whole={row.expected} />
      </th>
      <td>
        <Figure n={row.expected} opens={opens('expected')} />
      </td>
      <td>
        <Figure n={row.participated} opens={opens('participated')} />
      </td>
      <td>
        <Figure n={row.expected - row.participated} opens={opens('outstanding')} />
      </td>
      <td className="wide">
        <Figure
          n={row.participated}
          text={percent(row.participated, row.expected, lang)}
          opens={
            isStated ? opens('participated') : { about: 'ratio', names: { figure: 'participated', audience: row.code } }
          }
        />
      </td>
    </tr>
  )
}
