import { useQueryClient } from '@tanstack/react-query'

/** What happens when somebody has come in or gone out: who it is is asked again, and nothing from before is shown. */
export function useEntering(): () => Promise<void> {
  const queries = useQueryClient()
  const others = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'readMe' }
  return async () => {
    queries.removeQueries({ ...others, type: 'inactive' })
    await queries.refetchQueries({ queryKey: ['readMe'] })
    await queries.invalidateQueries(others)
  }
}
