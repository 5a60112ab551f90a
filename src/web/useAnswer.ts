import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EndpointId, ParamsOf, QueryOf, ReplyOf } from './api.ts'
import { ApiProblem, call } from './api.ts'

/**
 * The answer of an endpoint. While another question of the same kind is on its way, the answer before it stays
 * (`stale` is true), so that the page does not flicker as the day moves.
 */
export function useAnswer<Id extends EndpointId>(
  id: Id,
  params: ParamsOf<Id>,
  query: QueryOf<Id>,
  options: { enabled?: boolean; keep?: boolean } = {},
) {
  const answer = useQuery<ReplyOf<Id>, ApiProblem | Error>({
    queryKey: [id, params, query],
    queryFn: ({ signal }) => call(id, params, query, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData as never } : {}),
  })
  return {
    data: answer.data,
    stale: answer.isPlaceholderData,
    loading: answer.isPending && answer.isFetching,
    problem: answer.error,
    retry: () => void answer.refetch(),
  }
}

/** Whether asking again may help: not when the server refused. */
export function isWorthRetrying(failures: number, error: Error): boolean {
  const refused = error instanceof ApiProblem && error.code !== 'offline' && error.code !== 'realm-busy'
  return !refused && failures < 1
}
