import type { ReactNode } from 'react'

type Props = {
  /** Name and what is known; an empty text is left out. */
  rows: readonly (readonly [name: string, text: ReactNode])[]
  /** Further entries, each a `div` with `dt` and `dd`. */
  children?: ReactNode
}

/** What is known of one thing, a line each. */
export function Facts({ rows, children }: Props) {
  return (
    <dl className="facts">
      {rows
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {children}
    </dl>
  )
}
