import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { AccountRows } from './AccountRows.tsx'
import { statusKinds } from './status-kinds.ts'

type Status = (typeof statusKinds)[number]['status']

/** The accounts in scope: of one unit, by name, by state; fetched page by page. */
export function AccountList({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = t.accounts.list
  const [unit, setUnit] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [status, setStatus] = useState<Status | ''>('')
  const [search] = useDebouncedValue(typed, 250)
  const query = { realm, search, ...(unit === null ? {} : { unit }), ...(status === '' ? {} : { status }) }
  const pages = useInfiniteQuery<ReplyOf<'listAccounts'>>({
    queryKey: ['listAccounts', query],
    queryFn: ({ pageParam, signal }) => call('listAccounts', {}, { ...query, after: pageParam as string }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <div className="filters">
        <UnitField realm={realm} label={words.unit} empty={words.allUnits} value={unit} onChoose={setUnit} />
        <TextField label={words.search} type="search" value={typed} onType={setTyped} />
        <label className="field">
          <span>{words.status}</span>
          <select value={status} onChange={(event) => setStatus(event.currentTarget.value as Status | '')}>
            <option value="">{words.allStates}</option>
            {statusKinds.map(({ status: one }) => (
              <option key={one} value={one}>
                {words.states[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {pages.error && <Problem problem={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton label={t.loading} />}
      {rows.length > 0 && (
        <p className="soft" aria-live="polite">
          {words.loaded(formatCount(rows.length, lang), pages.hasNextPage)}
        </p>
      )}
      {pages.data && rows.length === 0 && <p>{words.empty}</p>}
      {rows.length > 0 && <AccountRows realm={realm} rows={rows} />}
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
