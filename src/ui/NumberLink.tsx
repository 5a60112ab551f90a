import type { ReactNode } from 'react'

type Props = { children: ReactNode; label: string; isZero?: boolean; isStrong?: boolean; onOpen: () => void }

/** A number that opens to what is behind it; on paper it is plain text. */
export function NumberLink({ children, label, isZero = false, isStrong = false, onOpen }: Props) {
  const kind = `number${isZero ? ' zero' : ''}${isStrong ? ' strong' : ''}`
  return (
    <button type="button" className={kind} title={label} aria-label={label} aria-haspopup="dialog" onClick={onOpen}>
      {children}
    </button>
  )
}
