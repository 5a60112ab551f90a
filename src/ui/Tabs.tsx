import { useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

export type Tab = { readonly name: string; readonly text: string; readonly body: () => ReactNode }

type Props = {
  tabs: readonly Tab[]
  label: string
  first?: string
  /** Told when another one is opened. */
  onOpen?: (name: string) => void
}

/** Parts of a panel, one at a time; the arrow keys go from one to the next. */
export function Tabs({ tabs, label, first, onOpen }: Props) {
  const id = useId()
  const [open, setOpened] = useState(first ?? tabs[0]?.name ?? '')
  const setOpen = (name: string): void => {
    setOpened(name)
    onOpen?.(name)
  }
  const shown = tabs.find(({ name }) => name === open) ?? tabs[0]
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || shown === undefined) return
    event.preventDefault()
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length]
    if (next === undefined) return
    setOpen(next.name)
    document.getElementById(`${id}-${next.name}`)?.focus()
  }
  if (shown === undefined) return null
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ name, text }) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={name === shown.name}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown.name ? 0 : -1}
            onClick={() => setOpen(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown.name}`}>
        {shown.body()}
      </div>
    </>
  )
}
