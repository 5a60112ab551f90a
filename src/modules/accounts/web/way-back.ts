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

/**
 * A path of this site as it may be gone to; null for anything that a browser could take for another site's address
 * (`//host`, `/\\host`, a scheme, a tab or a line break in between).
 */
export function ownPath(text: string | null): string | null {
  const isPath = text !== null && /^\/(?![/\\])[^\s\\]*$/.test(text)
  const here = 'http://here.invalid'
  return isPath && URL.canParse(text, here) && new URL(text, here).origin === here ? text : null
}

/** Remembers where somebody wanted to go. */
export function keepWayBack(): void {
  const { pathname, search } = window.location
  if (pathname !== '/sign-in') storage()?.setItem(key, pathname + search)
}

/** Where somebody wanted to go, once; null when it is not known, or no path of this site. */
export function goBack(): string | null {
  const kept = storage()?.getItem(key) ?? null
  storage()?.removeItem(key)
  return ownPath(kept)
}
