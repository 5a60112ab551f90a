import { useInfiniteQuery } from '@tanstack/react-query'
import { actionText } from '#core/journal-actions.ts'
import { formatInstant } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { roleName } from '#web/roles-text.ts'
import { useZone } from '#web/useZone.ts'

type Reading = ReplyOf<'listMyReaders'>['rows'][number]

/** Who has read one's data, newest first. */
export function MyReaders() {
  const { t, lang } = useLanguage()
  const words = t.privacy.mine
  const zone = useZone(useMe()?.realm ?? null)
  const pages = useInfiniteQuery<ReplyOf<'listMyReaders'>>({
    queryKey: ['listMyReaders'],
    queryFn: ({ pageParam, signal }) =>
      call('listMyReaders', {}, { before: (pageParam as number) || undefined, limit: 20 }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const who = ({ by, role, unit }: Reading): string => {
    if (by === 'self') return words.self
    if (by === 'operator') return words.operator
    return role === null ? words.someone : `${roleName(role, lang)}${unit === null ? '' : ` (${unit})`}`
  }
  const what = ({ action, direct, about }: Reading): string => {
    return `${actionText(action, lang)}: ${direct ? words.direct : words.list(about ?? '')}`
  }
  if (pages.error) return <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data && rows.length === 0) return <p className="soft">{words.noReader}</p>
  return (
    <>
      <table className="names">
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.at}
            </th>
            <th scope="col" className="text">
              {words.who}
            </th>
            <th scope="col" className="text">
              {words.what}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.event}>
              <td className="text">{formatInstant(row.at, zone, lang)}</td>
              <td className="text">{who(row)}</td>
              <td className="text">{what(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages.hasNextPage && (
        <p className="ways">
          <button
            type="button"
            className="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t.more}
          </button>
        </p>
      )}
    </>
  )
}
