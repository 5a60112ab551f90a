/** How the address holds what a list shows: `?q=lan&unit=H1&sort=-born&open=P7`. Pure. */

export type Asked = {
  readonly search: string
  /** Name of the column it is sorted by; '' leaves it to the list. */
  readonly sort: string
  readonly isDown: boolean
  /** Only what narrows the list. */
  readonly filters: Readonly<Record<string, string>>
}

/** What an address asks of a list that has these filters. */
export function askedOf(address: string, filters: readonly string[]): Asked {
  const query = new URLSearchParams(address)
  const sort = query.get('sort') ?? ''
  const isDown = sort.startsWith('-')
  return {
    search: query.get('q') ?? '',
    sort: isDown ? sort.slice(1) : sort,
    isDown,
    filters: Object.fromEntries(
      filters.flatMap((name) => {
        const value = query.get(name)
        return value ? [[name, value]] : []
      }),
    ),
  }
}

/** Key of the row whose panel is open; null without one. */
export function openOf(address: string): string | null {
  return new URLSearchParams(address).get('open')
}

/** The address with some of its parts changed; an empty value takes a part away, all others stay. */
export function addressWith(address: string, parts: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(address)
  for (const [name, value] of Object.entries(parts)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  return query.toString()
}

/** The part of an address that a saved view keeps: search, filters and order, in one order of writing. */
export function viewIn(address: string, filters: readonly string[]): string {
  const query = new URLSearchParams(address)
  const kept = new URLSearchParams()
  for (const name of ['q', ...[...filters].sort(), 'sort']) {
    const value = query.get(name)
    if (value) kept.set(name, value)
  }
  return kept.toString()
}

/** The address that shows a saved view: what the list has but the view doesn't say is taken away. */
export function addressOfView(address: string, view: string, filters: readonly string[]): string {
  const none = Object.fromEntries(['q', 'sort', 'open', ...filters].map((name) => [name, null]))
  return addressWith(addressWith(address, none), Object.fromEntries(new URLSearchParams(view)))
}
