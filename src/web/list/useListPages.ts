import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '#web/api.ts'
import type { ParamsOf, QueryOf } from '#web/api.ts'
import type { AnyQuery, ListEndpoint, RowOf } from './list-model.ts'

export type AnyPage = {
  readonly rows: readonly unknown[]
  readonly next: string | number | null
  /** How many match in all; some lists don't say. */
  readonly total?: number
}
/** Under which name the endpoint takes where a page begins. */
export type Cursor = 'after' | 'before'

/** Rows fetched at a time while somebody scrolls, and while all are read. */
const pageSize = 200
const largestPage = 500

async function askPage<Id extends ListEndpoint>(
  id: Id,
  params: ParamsOf<Id>,
  query: AnyQuery,
  signal?: AbortSignal,
): Promise<AnyPage> {
  const page = await call(id, params, query as QueryOf<Id>, signal ? { signal } : {})
  return page as unknown as AnyPage
}

/** The rows of a list, page after page, and the number of all that match. */
export function useListPages<Id extends ListEndpoint>(id: Id, params: ParamsOf<Id>, query: AnyQuery, cursor: Cursor) {
  const pages = useInfiniteQuery<AnyPage>({
    queryKey: [id, params, query],
    queryFn: ({ pageParam, signal }) =>
      askPage(id, params, { ...query, limit: pageSize, [cursor]: (pageParam as string) || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const rows = useMemo(
    () => (pages.data?.pages.flatMap((page) => page.rows) ?? []) as readonly RowOf<Id>[],
    [pages.data],
  )
  return { pages, rows, total: pages.data?.pages.at(-1)?.total ?? null }
}

/** Every row that matches, read from the beginning; `told` hears how many have come. */
export async function readAllRows<Id extends ListEndpoint>(
  id: Id,
  params: ParamsOf<Id>,
  query: AnyQuery,
  cursor: Cursor,
  told: (read: number, total: number) => void,
): Promise<RowOf<Id>[]> {
  const rows: RowOf<Id>[] = []
  let after: string | number | null = ''
  while (after !== null) {
    const page: AnyPage = await askPage(id, params, { ...query, limit: largestPage, [cursor]: after || undefined })
    rows.push(...(page.rows as RowOf<Id>[]))
    told(rows.length, page.total ?? rows.length)
    after = page.next
  }
  return rows
}
