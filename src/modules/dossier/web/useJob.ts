import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/api.ts'
import type { ApiProblem, ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import type { Job } from './import-model.ts'

/** States in which the server is at work. */
export const isWorking = ({ state }: Pick<Job, 'state'>): boolean =>
  ['checking', 'importing', 'undoing'].includes(state)

/** An import job, asked again every second while the server works on it. Null for none. */
export function useJob(realm: string, job: number | null) {
  const { lang } = useLanguage()
  const queries = useQueryClient()
  const key = ['readImport', realm, job, lang]
  const asked = useQuery<Job, ApiProblem | Error>({
    queryKey: key,
    queryFn: ({ signal }) => call('readImport', { job: job ?? 0 }, { realm, lang }, { signal }),
    enabled: job !== null,
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? 1000 : false),
    refetchIntervalInBackground: true,
  })
  return {
    job: asked.data,
    problem: asked.error,
    /** Takes over what an order about the job has answered. */
    told: (told: Job) => queries.setQueryData(key, told),
  }
}

/** Rows at fault of a checked sheet; asked anew after each check. */
export function useFaultyRows(realm: string, { job, changed_at: at, fault_count: faults }: Job) {
  const { lang } = useLanguage()
  return useQuery<ReplyOf<'readImportRows'>, ApiProblem | Error>({
    queryKey: ['readImportRows', realm, job, at, lang],
    queryFn: ({ signal }) => call('readImportRows', { job }, { realm, lang }, { signal }),
    enabled: faults > 0,
  })
}
