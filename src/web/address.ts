/** The address of a view: whatever is in it stays what it was when the address is sent to someone else. */
import type { Lang } from '#core/phrases.ts'

export type View = {
  readonly realm: string
  readonly campaign: string
  readonly unit: string
  /** Civil date; null while the page has not settled on one. */
  readonly asOf: string | null
  /** Instant or civil date; null = now. */
  readonly knownAt: string | null
  /** Store position of a frozen view; null = none. */
  readonly position: string | null
}

/** The part of a view that the API takes as query, but for the unit. */
export type PastQuery = { realm: string; as_of: string; known_at?: string; position?: string }

/** A day in an address means all of it, in the realm's time zone; the API is asked for its last moment. */
export function endOfDay(knownAt: string): string {
  return isDate(knownAt) ? `${knownAt}T23:59:59.999` : knownAt
}

/** Query of a view of the past. */
export function pastQuery(view: View & { asOf: string }): PastQuery {
  return {
    realm: view.realm,
    as_of: view.asOf,
    ...(view.knownAt ? { known_at: endOfDay(view.knownAt) } : {}),
    ...(view.position ? { position: view.position } : {}),
  }
}

/** Path and query of the board that shows a view. */
export function boardAddress(view: View, lang?: Lang): string {
  const search = new URLSearchParams()
  if (view.asOf) search.set('as_of', view.asOf)
  if (view.knownAt) search.set('known_at', view.knownAt)
  if (view.position) search.set('position', view.position)
  if (lang) search.set('lang', lang)
  const text = search.toString()
  const [realm, campaign, unit] = [view.realm, view.campaign, view.unit].map(encodeURIComponent)
  return `/r/${realm}/c/${campaign}/u/${unit}${text ? `?${text}` : ''}`
}

/** Path of a realm’s page, or of one of its other pages (language/desk pages, `people`, `people/P1`). */
export function realmAddress(realm: string, page = ''): string {
  return `/r/${encodeURIComponent(realm)}${page ? `/${page}` : ''}`
}

/** Path of an account’s page. */
export function accountAddress(realm: string, account: number): string {
  return `${realmAddress(realm, 'accounts')}/${account}`
}

const isDate = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The view that an address holds; a date that is none counts as absent. */
export function viewOf(path: { realm: string; campaign: string; unit: string }, search: string): View {
  const query = new URLSearchParams(search)
  const asOf = query.get('as_of')
  return {
    ...path,
    asOf: isDate(asOf) ? asOf : null,
    knownAt: query.get('known_at') || null,
    position: query.get('position') || null,
  }
}
