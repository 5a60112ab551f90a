import { useZone } from './useZone.ts'

/** Today's civil date where the realm is. */
export function useToday(realm: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: useZone(realm),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(new Date())
}
