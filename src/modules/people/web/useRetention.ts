import { useMutation, useQueryClient } from '@tanstack/react-query'

/** An order about retention; when it is done, the page asks anew how things stand. */
export function useRetention<T>(order: (asked: T) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: order,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readRetention'] }),
  })
}
