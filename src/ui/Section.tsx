import { useId } from 'react'
import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  note?: ReactNode
  span?: 4 | 5 | 6 | 7 | 8 | 12
  /** Placed by the page's styles. */ className?: string
  children: ReactNode
}

/** A part of a page under its dark rule. */
export function Section({ title, note, span = 12, className = '', children }: Props) {
  const id = useId()
  return (
    <section className={`c${span} ${className}`} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note && <small>{note}</small>}
      </div>
      {children}
    </section>
  )
}
