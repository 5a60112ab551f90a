import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { addressOfView, addressWith, askedOf, openOf, viewIn } from './list-address.ts'

/** What the address asks of a list, and ways to ask something else. Typing replaces the address, a choice adds to the way back. */
export function useListAddress(names: readonly string[]) {
  const [path, go] = useLocation()
  const address = useSearch()
  const joined = names.join(' ')
  const filters = useMemo(() => joined.split(' ').filter(Boolean), [joined])
  const asked = useMemo(() => askedOf(address, filters), [address, filters])
  const to = useCallback(
    (query: string, replace: boolean) => go(`${path}${query ? `?${query}` : ''}`, { replace }),
    [path, go],
  )
  const change = useCallback(
    (parts: Readonly<Record<string, string | null>>, replace = false) =>
      to(addressWith(window.location.search, parts), replace),
    [to],
  )
  return {
    asked,
    openKey: openOf(address),
    view: viewIn(address, filters),
    change,
    search: useCallback((text: string) => change({ q: text }, true), [change]),
    clear: () => to(addressOfView(address, '', filters), false),
    show: (view: string, replace = false) => to(addressOfView(address, view, filters), replace),
  }
}
