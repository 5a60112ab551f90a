import { Suspense, lazy, useEffect, useState } from 'react'
import { areLettersOn, isBare, isCovered, isWriting } from '#ui/keys.ts'
import { useLanguage } from '#web/language.tsx'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))
const KeysHelp = lazy(() => import('./KeysHelp.tsx').then((module) => ({ default: module.KeysHelp })))

/** Ctrl+K finds, Shift+? tells the keys; both are fetched when they are first asked for. */
export function Keys({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isFind =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k'
      const isHelp = event.key === '?' && isBare(event) && areLettersOn() && !isWriting(event.target)
      if ((!isFind && !isHelp) || isCovered()) return
      event.preventDefault()
      setOpen(isFind ? 'palette' : 'help')
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const close = (): void => setOpen(null)
  return (
    <>
      <button type="button" className="find-open" title={t.kit.palette.title} onClick={() => setOpen('palette')}>
        {t.kit.palette.short} <kbd>Ctrl K</kbd>
      </button>
      {open !== null && (
        <Suspense fallback={null}>
          {open === 'palette' ? (
            <Palette realm={realm} onClose={close} onHelp={() => setOpen('help')} />
          ) : (
            <KeysHelp onClose={close} />
          )}
        </Suspense>
      )}
    </>
  )
}
