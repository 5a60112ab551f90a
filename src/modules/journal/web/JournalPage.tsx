import { useInfiniteQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { saveFile } from '#web/save-file.ts'
import { Checkpoint } from './Checkpoint.tsx'
import { journalCsv } from './journal-csv.ts'
import { JournalFilters } from './JournalFilters.tsx'
import { JournalTable } from './JournalTable.tsx'
import { searchOf } from './journal-search.ts'

/** Who did or read what; what is searched for stands in the address, so that it can be sent to somebody. */
export function JournalPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = t.journal
  const [, go] = useLocation()
  const search = searchOf(useSearch())
  const pages = useInfiniteQuery<ReplyOf<'searchJournal'>>({
    queryKey: ['searchJournal', realm, search],
    queryFn: ({ pageParam, signal }) =>
      call('searchJournal', {}, { realm, ...search, before: (pageParam as number) || undefined }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const isHistory = search.object_type !== undefined && search.object_id !== undefined
  const about = isHistory ? words.historyOf(`${search.object_type} ${search.object_id}`) : words.title
  const to = (asked: Readonly<Record<string, string>>): void => {
    const text = new URLSearchParams(asked).toString()
    go(`${realmAddress(realm, 'journal')}${text ? `?${text}` : ''}`)
  }
  return (
    <>
      <h1>{about}</h1>
      <p className="form-lead">{words.lead}</p>
      <Checkpoint realm={realm} />
      <JournalFilters key={JSON.stringify(search)} search={search} onSearch={to} />
      {pages.error && <Problem problem={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton label={t.loading} />}
      {pages.data && rows.length === 0 && <p>{words.empty}</p>}
      {rows.length > 0 && (
        <>
          <p className="list-head">
            <span className="soft" aria-live="polite">
              {words.shown(formatCount(rows.length, lang))}
            </span>
            <button
              type="button"
              className="link"
              onClick={() => saveFile(new Blob([journalCsv(rows)], { type: 'text/csv' }), `journal-${realm}.csv`)}
            >
              {words.csv}
            </button>
          </p>
          <JournalTable realm={realm} rows={rows} />
        </>
      )}
      {pages.hasNextPage && (
        <p className="ways">
          <button
            type="button"
            className="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {pages.isFetchingNextPage ? t.loading : t.more}
          </button>
        </p>
      )}
    </>
  )
}
