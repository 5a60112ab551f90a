import { useQuery } from '@tanstack/react-query'
import type { DossierFile } from '#core/columns.ts'
import { keysOf } from '#core/columns.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import type { Cells } from './form-model.ts'

export type Version = ReplyOf<'readHistory'>['rows'][number]

/** The newest version of the row of a file that has these keys; null when there is none or it was withdrawn. */
export async function readFact(realm: string, file: DossierFile, keys: Cells): Promise<Version | null> {
  const names = keysOf(file).map(({ name }) => name)
  const value = names.map((name) => keys[name] ?? '').join('|')
  const { rows } = await call('readHistory', {}, { realm, file: file.name, column: names.join('|'), value, limit: 10 })
  const isIt = (row: Version): boolean => names.every((name) => (row.cells[name] ?? '') === (keys[name] ?? ''))
  const newest = rows.find((row) => row.superseded_at === null && isIt(row))
  return newest === undefined || newest.retracted ? null : newest
}

/** The same as a question of the page; give `cells` and `recorded_at` to a FactForm as `start` and `expects`. */
export function useFact(realm: string, file: DossierFile, keys: Cells | null) {
  const answer = useQuery<Version | null>({
    queryKey: ['readHistory', realm, file.name, keys],
    queryFn: () => readFact(realm, file, keys ?? {}),
    enabled: keys !== null,
    staleTime: 0,
  })
  return {
    fact: answer.data,
    problem: answer.error,
    isLoading: answer.isPending && answer.isFetching,
    retry: () => void answer.refetch(),
  }
}
