/** The address that was asked for, kept for this window while the organization's own provider has the browser. */
const key = 'quantriet.back'

// a browser may refuse storage; the way then leads to the start page
function storage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

/** Remembers where somebody wanted to go. */
export function keepWayBack(): void {
  const { pathname, search } = window.location
  if (pathname !== '/sign-in') storage()?.setItem(key, pathname + search)
}

/** Where somebody wanted to go, once; null when it is not known. Only a path of this page counts. */
export function goBack(): string | null {
  const kept = storage()?.getItem(key) ?? null
  storage()?.removeItem(key)
  return kept !== null && /^\/(?!\/)/.test(kept) ? kept : null
}
