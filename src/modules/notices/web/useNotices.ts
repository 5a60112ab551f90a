import { useQueryClient } from '@tanstack/react-query'
import { call } from '#web/api.ts'
import { useAnswer } from '#web/useAnswer.ts'

/** Notices of whoever is signed in, and marking them as read; the bell and the page ask for the same. */
export function useNotices(realm: string, page: { limit: number; before?: number | undefined }) {
  const queries = useQueryClient()
  const answer = useAnswer('listNotices', {}, { realm, ...page })
  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['listNotices'] })
    await queries.invalidateQueries({ queryKey: ['readWork'] })
  }
  const read = async (notices: number[] | null): Promise<void> => {
    await call('markNotices', {}, { realm }, { body: { notices } })
    await refresh()
  }
  return { answer, read, refresh }
}
