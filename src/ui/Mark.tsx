import type { ReactNode } from 'react'

export type MarkKind = 'done' | 'open' | 'late'

const signs: Record<MarkKind, string> = { done: '✓', open: '–', late: '!' }

/** A state by sign, word and colour, never by colour alone. */
export function Mark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  return (
    <span className={`mark ${kind}`}>
      <span aria-hidden="true">{signs[kind]}</span> {children}
    </span>
  )
}
