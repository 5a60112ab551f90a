import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { pastQuery } from '#web/address.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import type { Opening } from '../rules-sentence.ts'
import { useBoard } from './board-data.ts'
import { NamesTable } from './NamesTable.tsx'
import type { NameSort } from './NamesTable.tsx'

type Props = { unit: string; names: NonNullable<Opening['names']>; onStatements: () => void }

/** The people behind a figure: searched, sorted, fetched page by page. */
export function NamesBehind({ unit, names, onStatements }: Props) {
  const { t, lang } = useLanguage()
  const { view } = useBoard()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const [sort, setSort] = useState<NameSort>({ by: 'name', down: false })
  const query = {
    ...pastQuery(view),
    unit,
    ...names,
    search,
    sort: sort.by,
    order: sort.down ? 'desc' : 'asc',
  } as const
  const pages = useInfiniteQuery<ReplyOf<'readNames'>>({
    queryKey: ['readNames', view.campaign, query],
    queryFn: ({ pageParam, signal }) =>
      call(
        'readNames',
        { campaign: view.campaign },
        { ...query, after: (pageParam as string) || undefined },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <div className="behind">
      <div className="behind-bar">
        <b aria-live="polite">{first ? t.behind.total(formatCount(first.total, lang)) : ''}</b>
        <input
          type="search"
          placeholder={t.behind.search}
          aria-label={t.behind.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {first && first.by_statement > 0 && (
        <p className="soft">
          {t.behind.byStatement(formatCount(first.by_statement, lang))}{' '}
          <button type="button" className="link" onClick={onStatements}>
            {t.behind.statements}
          </button>
        </p>
      )}
      {first && first.hidden > 0 && <p className="soft">{t.behind.hidden(formatCount(first.hidden, lang))}</p>}
      {pages.error && <Problem problem={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton label={t.loading} />}
      {first && rows.length === 0 && <p>{t.behind.empty}</p>}
      {rows.length > 0 && <NamesTable rows={rows} sort={sort} onSort={setSort} />}
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {pages.isFetchingNextPage
            ? t.loading
            : `${t.more} (${formatCount(rows.length, lang)}/${formatCount(first?.total ?? 0, lang)})`}
        </button>
      )}
    </div>
  )
}
