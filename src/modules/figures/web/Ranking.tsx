import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { Section } from '#ui/Section.tsx'
import { SortHeader } from '#ui/SortHeader.tsx'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'
import { RankingRow } from './RankingRow.tsx'
import type { RankingSort } from './ranking-order.ts'
import { orderRanking } from './ranking-order.ts'

/** The children in order of completion, then ratio; those too small to rank at the end, with the reason. */
export function Ranking() {
  const { t, lang } = useLanguage()
  const { figures, campaign } = useBoard()
  const [sort, setSort] = useState<RankingSort>({ by: 'rank', down: false })
  if (figures.children.length === 0) return null
  const { ranked, unranked } = orderRanking(figures.children, sort)
  const head = (name: RankingSort['by'], text: string, className?: string) => (
    <SortHeader
      name={name}
      text={text}
      sort={sort}
      label={t.ranking.sortBy(text)}
      className={className}
      onSort={setSort}
    />
  )
  return (
    <Section title={t.ranking.title} note={t.ranking.note}>
      <table className="ranking">
        <thead>
          <tr>
            {head('rank', t.ranking.rank, 'rank')}
            {head('unit', t.ranking.unit, 'text')}
            {head('expected', t.totals.expected)}
            {head('participated', t.totals.participated)}
            {head('outstanding', t.totals.outstanding)}
            {head('ratio', t.totals.ratio, 'wide')}
            {head('completed', t.ranking.completedOn, 'wide')}
            {head('due', t.ranking.dueOn, 'wide')}
            <th scope="col" className="text wide spaced">
              {t.ranking.state}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((child) => (
            <RankingRow key={child.unit} child={child} />
          ))}
        </tbody>
        {unranked.length > 0 && (
          <tbody>
            <tr className="reason">
              <td className="text" colSpan={9}>
                {t.ranking.unranked(formatCount(campaign.rank_min, lang))}
              </td>
            </tr>
            {unranked.map((child) => (
              <RankingRow key={child.unit} child={child} />
            ))}
          </tbody>
        )}
      </table>
    </Section>
  )
}
