import { useInfiniteQuery } from '@tanstack/react-query'
import type { DossierFile } from '#core/columns.ts'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { toldTogether, toldVersions } from './history-model.ts'
import type { Told } from './history-model.ts'
import { PartName, VersionTold } from './VersionTold.tsx'

type Props = {
  realm: string
  file: DossierFile
  /** The rows told of: those whose column has the value, mostly one object's code. */
  column: string
  value: string
  /** Files that hang on an object asked by its code, told in the same history. */
  parts?: readonly DossierFile[]
  /** Says which row a version is of, where an object has several. */
  nameOf?: (cells: Readonly<Record<string, string>>) => string
}

/** How many rows that one order wrote of a part stand open in a history. */
const fewRows = 3

/** The versions of an object, newest first: who, when, through what, what changed, and how long it counted. */
export function HistoryPanel({ realm, file, column, value, parts = [], nameOf }: Props) {
  const { t, lang } = useLanguage()
  const words = t.kit.history
  const names = parts.map((one) => one.name).join(',') || undefined
  const pages = useInfiniteQuery<ReplyOf<'readHistory'>>({
    queryKey: ['readHistory', realm, file.name, column, value, names],
    queryFn: ({ pageParam, signal }) => {
      const from = pageParam as { before: number; skip: number } | null
      return call('readHistory', {}, { realm, file: file.name, column, value, parts: names, ...from }, { signal })
    },
    initialPageParam: null,
    getNextPageParam: ({ next, next_skip: skip }) => (next === null ? null : { before: next, skip }),
  })
  if (pages.error) return <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const told = toldVersions(
    [file, ...parts],
    pages.data.pages.flatMap((page) => page.rows),
  )
  if (told.length === 0) return <p className="soft">{words.none}</p>
  const nameOfTold = (one: Told) =>
    one.file === file ? nameOf?.(one.version.cells) : <PartName realm={realm} told={one} />
  const shown = (one: Told) => <VersionTold realm={realm} told={one} name={nameOfTold(one)} />
  const groups = parts.length === 0 ? told.map((one) => [one]) : toldTogether(told)
  return (
    <>
      <ol className="history">
        {groups.map((group, i) => {
          const [first] = group
          if (first === undefined) return null
          const rest = group.length > fewRows ? group.slice(1) : []
          return (
            <li key={`${first.version.position} ${i}`}>
              {(rest.length > 0 ? [first] : group).map((one, n) => (
                <div key={n}>{shown(one)}</div>
              ))}
              {rest.length > 0 && (
                <details>
                  <summary>{words.together(formatCount(rest.length, lang))}</summary>
                  {rest.map((one, n) => (
                    <div key={n}>{shown(one)}</div>
                  ))}
                </details>
              )}
            </li>
          )
        })}
      </ol>
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {pages.isFetchingNextPage ? t.loading : t.more}
        </button>
      )}
    </>
  )
}
