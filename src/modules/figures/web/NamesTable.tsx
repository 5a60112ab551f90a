import { formatDateShort } from '#core/phrases.ts'
import type { Sort } from '#ui/SortHeader.tsx'
import { SortHeader } from '#ui/SortHeader.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Names } from '../contract.ts'
import { audienceName, useBoard } from './board-data.ts'

export type NameSort = Sort<'name' | 'unit' | 'code'>

type Props = { rows: Names['rows']; sort: NameSort; onSort: (sort: NameSort) => void }

/** People by name, unit and audience. */
export function NamesTable({ rows, sort, onSort }: Props) {
  const { t, lang } = useLanguage()
  const { campaign } = useBoard()
  const head = (name: NameSort['by'], text: string, className = 'text') => (
    <SortHeader
      name={name}
      text={text}
      sort={sort}
      label={t.ranking.sortBy(text)}
      className={className}
      onSort={onSort}
    />
  )
  return (
    <table className="names">
      <thead>
        <tr>
          {head('name', t.behind.person)}
          {head('unit', t.unit)}
          {head('code', t.columns.code ?? '', 'text wide')}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.person}>
            <td className="text">
              {row.full_name || <span className="soft">{t.behind.nameUnknown}</span>}
              {row.position && <small>{row.position}</small>}
            </td>
            <td className="text">
              {row.unit_name || row.unit}
              <small>
                {audienceName(campaign, row.audience)}
                {row.participated_on ? ` · ${t.behind.studiedOn} ${formatDateShort(row.participated_on, lang)}` : ''}
              </small>
            </td>
            <td className="text wide soft">{row.person}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
