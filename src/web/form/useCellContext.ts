import { useMemo } from 'react'
import type { CellContext } from '#core/cells.ts'
import { useAnswer } from '#web/useAnswer.ts'

const none: readonly string[] = []

/** How cells of a realm are read; null until the realm is known. */
export function useCellContext(realm: string): CellContext | null {
  const found = useAnswer('listRealms', {}, {}).data?.realms.find(({ code }) => code === realm)
  return useMemo(
    () => (found ? { timeZone: found.time_zone, levels: found.levels ?? none, now: new Date() } : null),
    [found],
  )
}
