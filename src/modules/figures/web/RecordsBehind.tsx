import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { boardAddress, pastQuery } from '#web/address.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { showCell } from './record-cells.ts'

type Props = { unit: string; records: NonNullable<Opening['records']> }

/** The records behind a figure that has no names, each with all its columns. */
export function RecordsBehind({ unit, records }: Props) {
  const { t, lang } = useLanguage()
  const { view } = useBoard()
  const query = { ...pastQuery(view), unit, ...records }
  const pages = useInfiniteQuery<ReplyOf<'readRecords'>>({
    queryKey: ['readRecords', view.campaign, query],
    queryFn: ({ pageParam, signal }) =>
      call(
        'readRecords',
        { campaign: view.campaign },
        { ...query, after: (pageParam as string) || undefined },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  if (pages.error) return <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
  const first = pages.data?.pages[0]
  if (!first) return <Skeleton label={t.loading} />
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const columns = columnsToShow(first.columns, rows)
  return (
    <div className="behind">
      <div className="behind-bar">
        <b>{t.behind.rows(formatCount(first.total, lang))}</b>
      </div>
      {rows.length === 0 ? (
        <p>{t.behind.noRows}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={t.behind.records}>
          <table className="records">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th scope="col" key={name} className={kindOf(rows, name)}>
                    {t.columns[name] ?? name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {columns.map((name) => (
                    <td key={name} className={kindOf(rows, name)}>
                      <Cell kind={records.kind} name={name} row={row} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {pages.isFetchingNextPage
            ? t.loading
            : `${t.more} (${formatCount(rows.length, lang)}/${formatCount(first.total, lang)})`}
        </button>
      )}
    </div>
  )
}

/** Leaves out what tells nothing: columns empty in every row, the campaign, and a unit's code beside its name. */
function columnsToShow(columns: readonly string[], rows: ReplyOf<'readRecords'>['rows']): string[] {
  const silent = new Set(columns.includes('unit_name') ? ['campaign', 'unit'] : ['campaign'])
  return columns.filter((name) => !silent.has(name) && rows.some((row) => row[name] !== null && row[name] !== ''))
}

type CellProps = {
  kind: NonNullable<Opening['records']>['kind']
  name: string
  row: ReplyOf<'readRecords'>['rows'][number]
}

/** A cell; a unit's name leads to its board. */
function Cell({ kind, name, row }: CellProps) {
  const { t, lang } = useLanguage()
  const { view, campaign, timeZone } = useBoard()
  const text = showCell({ kind, name, value: row[name] ?? null }, { t, lang, timeZone, campaign })
  if (name !== 'unit_name' || typeof row.unit !== 'string') return <>{text}</>
  return <Link href={boardAddress({ ...view, unit: row.unit })}>{text}</Link>
}

/** How a column is set: counts to the right, days and times on one line. */
function kindOf(rows: ReplyOf<'readRecords'>['rows'], column: string): 'count' | 'text' | 'text day' {
  const value = rows.map((row) => row[column]).find((shown) => shown !== null && shown !== '')
  if (typeof value === 'number') return 'count'
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? 'text day' : 'text'
}
