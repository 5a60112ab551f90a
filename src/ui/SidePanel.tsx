import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { isHeld } from './holding.ts'

type Props = { isOpen: boolean; title: ReactNode; closeLabel: string; onClose: () => void; children: ReactNode }

/** A panel from the right for what is behind a number; the page stays where it was. */
export function SidePanel({ isOpen, title, closeLabel, onClose, children }: Props) {
  const close = (): void => {
    // a question that lies over the panel has the key for itself
    if (document.querySelector('.ask') !== null) return
    // and one that this very key brings up must not be closed by it
    setTimeout(() => !isHeld() && onClose(), 0)
  }
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size={720}
      title={title}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': closeLabel, size: 44 }}
      classNames={{ content: 'panel', header: 'panel-head', title: 'panel-title' }}
    >
      {children}
    </Drawer>
  )
}
