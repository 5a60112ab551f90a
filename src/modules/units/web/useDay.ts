import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'
import { parseDate } from '#core/dates.ts'
import { useToday } from '#web/useToday.ts'

/** A page's own part of the address: the day asked (today without one), and how to change any part. */
export function useAddressParts(realm: string) {
  const search = useSearch()
  const [path, go] = useLocation()
  const today = useToday(realm)
  const parts = new URLSearchParams(search)
  const asked = parts.get('as_of')
  const change = useCallback(
    (of: Readonly<Record<string, string | null>>): void => {
      const next = new URLSearchParams(search)
      for (const [name, value] of Object.entries(of)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      const text = next.toString()
      go(`${path}${text ? `?${text}` : ''}`, { replace: true })
    },
    [search, path, go],
  )
  const day = (asked && parseDate(asked)) || today
  /** To carry the day over to another page of the tree. */
  const onDay = asked && parseDate(asked) ? `?as_of=${day}` : ''
  return { parts, day, today, onDay, change }
}
