import { useEffect, useState } from 'react'
import type { Chosen } from './list-model.ts'
import { nothingChosen } from './list-model.ts'

/**
 * Which rows are chosen. Those chosen one by one stay so when the list is sorted or narrowed; “all that match” ends when
 * what is asked changes, since it would mean others.
 */
export function useChosen(asked: string) {
  const [chosen, setChosen] = useState<Chosen>(nothingChosen)
  useEffect(() => setChosen((before) => (before.kind === 'all' ? nothingChosen : before)), [asked])
  const keys = chosen.kind === 'some' ? chosen.keys : new Set<string>()
  return {
    chosen,
    has: (key: string): boolean => chosen.kind === 'all' || keys.has(key),
    turn: (key: string): void => {
      const next = new Set(keys)
      if (!next.delete(key)) next.add(key)
      setChosen({ kind: 'some', keys: next })
    },
    choose: (these: readonly string[]): void => setChosen({ kind: 'some', keys: new Set(these) }),
    chooseAll: (): void => setChosen({ kind: 'all' }),
    clear: (): void => setChosen(nothingChosen),
  }
}
