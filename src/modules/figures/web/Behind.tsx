import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { SidePanel } from '#ui/SidePanel.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { BehindPanel } from './BehindPanel.tsx'
import { titleOf } from './titles.ts'

export type Opened = { readonly opening: Opening; readonly shown: string }
type Behind = { readonly open: (what: Opened) => void }

const BehindContext = createContext<Behind>({ open: () => undefined })

/** Opens the panel that shows what is behind a number. */
export function useBehind(): Behind {
  return useContext(BehindContext)
}

/** Holds the one panel of the board; what was opened stays in it while it slides away. */
export function BehindProvider({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const open = useCallback((what: Opened) => {
    setOpened(what)
    setIsOpen(true)
  }, [])
  const value = useMemo(() => ({ open }), [open])
  const title = opened && (
    <>
      {titleOf(t, opened.opening)} <b>{opened.shown}</b>
    </>
  )
  return (
    <BehindContext.Provider value={value}>
      {children}
      <SidePanel isOpen={isOpen} title={title} closeLabel={t.close} onClose={() => setIsOpen(false)}>
        {opened && <BehindPanel key={JSON.stringify(opened.opening)} opening={opened.opening} />}
      </SidePanel>
    </BehindContext.Provider>
  )
}
