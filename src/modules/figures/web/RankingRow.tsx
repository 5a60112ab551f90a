import { Link } from 'wouter'
import { formatDateShort, noShare, percent } from '#core/phrases.ts'
import { Mark } from '#ui/Mark.tsx'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { Figures } from '../contract.ts'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'
import { markOf, stateWords } from './marks.ts'

/** A child unit in the ranking: its three numbers, its dates, its state. */
export function RankingRow({ child }: { child: Figures['children'][number] }) {
  const { t, lang } = useLanguage()
  const { view } = useBoard()
  const opens = (figure: 'expected' | 'participated' | 'outstanding', about: Opening['about'] = figure): Opening => ({
    about,
    unit: child.unit,
    names: { figure },
  })
  const date = (day: string | null): string => (day === null ? noShare : formatDateShort(day, lang))
  const mark = <Mark kind={markOf(child)}>{stateWords(child, t)}</Mark>
  return (
    <tr>
      <td className="rank">
        {child.rank === null ? (
          noShare
        ) : (
          <Figure n={child.rank} opens={{ about: 'rank', records: { kind: 'units' } }} />
        )}
      </td>
      <th scope="row" className="text">
        {child.rank !== null && <span className="narrow soft">{child.rank}. </span>}
        <Link href={boardAddress({ ...view, unit: child.unit })}>{child.name}</Link>
        <div className="narrow">{mark}</div>
      </th>
      <td>
        <Figure n={child.expected} opens={opens('expected')} />
      </td>
      <td>
        <Figure n={child.participated} opens={opens('participated')} />
      </td>
      <td>
        <Figure n={child.expected - child.participated} opens={opens('outstanding')} />
      </td>
      <td className="wide">
        <Figure
          n={child.participated}
          text={percent(child.participated, child.expected, lang)}
          opens={opens('participated', 'ratio')}
        />
      </td>
      <td className="wide">{date(child.completed_on)}</td>
      <td className="wide">{date(child.due_on)}</td>
      <td className="text wide spaced">{mark}</td>
    </tr>
  )
}
