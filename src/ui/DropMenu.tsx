import { useClickOutside, useMergedRef } from '@mantine/hooks'
import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'

type Props = {
  text: ReactNode
  /** Name for readers, when the text alone is not enough. */
  label?: string
  isWide?: boolean
  /** What drops; `close` folds it and gives the focus back. */
  children: (close: () => void) => ReactNode
}

/** A button that drops a small panel: links, buttons, or a form. Esc and a press elsewhere fold it. */
export function DropMenu({ text, label, isWide = false, children }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const outside = useClickOutside<HTMLDivElement>(() => setIsOpen(false))
  const frame = useMergedRef(outside)
  const close = (): void => {
    setIsOpen(false)
    button.current?.focus()
  }
  return (
    <div
      className="drop-menu"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.stopPropagation()
        close()
      }}
    >
      <button
        ref={button}
        type="button"
        className="drop-button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={() => setIsOpen(!isOpen)}
      >
        {text}
        <span aria-hidden="true"> ▾</span>
      </button>
      <div className={`drop-panel${isWide ? ' drop-wide' : ''}`} id={id} hidden={!isOpen}>
        {isOpen && children(close)}
      </div>
    </div>
  )
}
