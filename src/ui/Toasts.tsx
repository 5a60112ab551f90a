import { useEffect, useState, useSyncExternalStore } from 'react'
import { told, untell } from './toasts.ts'
import type { Told } from './toasts.ts'

/** How long a message stays; the pointer or the focus on it holds it. */
const stayMs = 12_000

/** Where messages appear: a region that is there before them, so that readers hear each as it comes. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  const shown = useSyncExternalStore(told.subscribe, told.now)
  return (
    <section className="toasts" aria-label={label}>
      <div role="status" aria-live="polite">
        {shown.map((one) => (
          <Message key={one.id} told={one} closeLabel={closeLabel} />
        ))}
      </div>
    </section>
  )
}

function Message({ told: { id, body, isLasting }, closeLabel }: { told: Told; closeLabel: string }) {
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (isHeld || isLasting) return
    const timer = setTimeout(() => untell(id), stayMs)
    return () => clearTimeout(timer)
  }, [id, isHeld, isLasting])
  const hold = (): void => setIsHeld(true)
  const release = (): void => setIsHeld(false)
  return (
    <div className="toast" onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <div className="toast-body">{body}</div>
      <button type="button" className="toast-close" aria-label={closeLabel} onClick={() => untell(id)}>
        ×
      </button>
    </div>
  )
}
