import { useQueryClient } from '@tanstack/react-query'
import { call } from './api.ts'

/** What happens when somebody has come in or gone out: who it is is asked again, and nothing from before is shown. */
export function useEntering(): () => Promise<void> {
  const queries = useQueryClient()
  const others = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'readMe' }
  return async () => {
    queries.removeQueries({ ...others, type: 'inactive' })
    // without the signal that would let a page on its way out cancel the question
    await queries.fetchQuery({ queryKey: ['readMe', {}, {}], queryFn: () => call('readMe', {}, {}), staleTime: 0 })
    await queries.invalidateQueries(others)
  }
}
