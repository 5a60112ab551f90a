/** Messages at the foot of the page, newest last; they never take the focus. */
import type { ReactNode } from 'react'

export type Told = { readonly id: number; readonly body: ReactNode; readonly isLasting: boolean }

/** More than these are never shown at once: the oldest goes. */
const most = 3
let shown: readonly Told[] = []
let number = 0
const listeners = new Set<() => void>()

function change(next: readonly Told[]): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Shows a message until its time is over or it is closed; answers by what it can be taken away. */
export function tell(body: ReactNode, { isLasting = false }: { isLasting?: boolean } = {}): number {
  const id = ++number
  change([...shown.slice(1 - most), { id, body, isLasting }])
  return id
}

export function untell(id: number): void {
  change(shown.filter((one) => one.id !== id))
}

export const told = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  now: (): readonly Told[] => shown,
}
