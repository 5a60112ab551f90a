import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'

/**
 * Asks before a page with unsaved work is left: by a link of the product (answers where to, for the form to ask) and by
 * closing the tab (the browser asks).
 */
export function useLeaving(isDirty: boolean) {
  const [, go] = useLocation()
  const [to, setTo] = useState<string | null>(null)
  useEffect(() => {
    if (!isDirty) return
    const unload = (event: BeforeUnloadEvent): void => event.preventDefault()
    const click = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const there = new URL(link.href)
      if (there.origin !== window.location.origin || there.pathname.startsWith('/api/')) return
      if (there.pathname === window.location.pathname) return
      event.preventDefault()
      event.stopPropagation()
      setTo(there.pathname + there.search + there.hash)
    }
    window.addEventListener('beforeunload', unload)
    document.addEventListener('click', click, true)
    return () => {
      window.removeEventListener('beforeunload', unload)
      document.removeEventListener('click', click, true)
    }
  }, [isDirty])
  return { to, stay: () => setTo(null), leave: () => to !== null && go(to) }
}
