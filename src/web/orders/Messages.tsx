import { useEffect } from 'react'
import { isCovered, isWriting } from '#ui/keys.ts'
import { tell } from '#ui/toasts.ts'
import { Toasts } from '#ui/Toasts.tsx'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { lastOrder } from './last-order.ts'

/** Where messages appear; Ctrl+Z outside of fields takes back what was saved last. */
export function Messages() {
  const { t } = useLanguage()
  const words = t.kit.order
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
      if (!isUndo || event.defaultPrevented || isWriting(event.target) || isCovered()) return
      const last = lastOrder.take()
      if (last === null) return
      event.preventDefault()
      last.undo().catch((error: unknown) => {
        tell(<Refusal problem={error} instead={{ conflict: `${words.notUndone}: ${words.changedSince}` }} />)
      })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [words])
  return <Toasts label={words.messages} closeLabel={words.closeToast} />
}
