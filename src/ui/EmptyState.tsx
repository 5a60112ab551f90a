import type { ReactNode } from 'react'

type Props = {
  /** What isn't there. */
  title: string
  /** Why, or what would be here. */
  text?: ReactNode
  /** The next step: a link or a button. */
  children?: ReactNode
}

/** Stands where rows would stand, and says what to do next. */
export function EmptyState({ title, text, children }: Props) {
  return (
    <div className="empty-state">
      <p className="notice-title">{title}</p>
      {text && <p className="soft">{text}</p>}
      {children && <div className="ways">{children}</div>}
    </div>
  )
}
