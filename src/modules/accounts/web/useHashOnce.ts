import { useEffect, useState } from 'react'

/** What stands behind the `#` of the address: a code for once. It is taken out of the address, and so of the history. */
export function useHashOnce(): string {
  const [text] = useState(() => decodeURIComponent(window.location.hash.slice(1)))
  // only once the page stands: a drawing that is given up must not lose the code
  useEffect(() => {
    if (text !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [text])
  return text
}
