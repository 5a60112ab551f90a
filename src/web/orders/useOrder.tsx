import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { tell, untell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { lastOrder } from './last-order.ts'
import type { OrderBody, OrderDone } from './order-model.ts'
import { Toast } from './Toast.tsx'
import { UndoJob } from './UndoJob.tsx'

type Done = { readonly position: number | null; readonly warnings?: readonly unknown[] }
type Said = {
  /** What the toast says of it; “Saved.” when not given. */
  readonly said?: string
}

/**
 * Sends orders, and tells of each in a toast with its undoing. `done` does the same for an endpoint of one's own that
 * has written through the orders' door and answers a position. Everything shown is asked anew afterwards.
 */
export function useOrder(realm: string) {
  const { t, lang } = useLanguage()
  const words = t.kit.order
  const queries = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const refresh = (): Promise<void> =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'readMe' })

  /** Whether it is undone; a large order is left to the server, which a message follows. */
  const undo = async (position: number, id?: number): Promise<boolean> => {
    const { job } = await call('undoOrder', { position }, { realm, lang })
    lastOrder.forget(position)
    if (id !== undefined) untell(id)
    if (job === null) {
      tell(<Toast text={words.undone} />)
      await refresh()
    } else tell(<UndoJob realm={realm} job={job} onUndone={() => void refresh()} />, { isLasting: true })
    return job === null
  }

  const done = async ({ position, warnings = [] }: Done, { said }: Said = {}): Promise<void> => {
    if (position === null) tell(<Toast text={words.nothing} />)
    else {
      const odd = warnings.length > 0 ? ` ${words.warnings(formatCount(warnings.length, lang))}.` : ''
      const text = (said ?? words.saved) + odd
      const way = {
        text: words.undo,
        label: `${words.undo}: ${text}`,
        instead: { conflict: `${words.notUndone}: ${words.changedSince}` },
      }
      const id: number = tell(
        <Toast text={text} undo={{ ...way, run: () => undo(position, id).then(() => undefined) }} />,
      )
      lastOrder.keep(position, () => undo(position, id).then(() => undefined))
    }
    await refresh()
  }

  const send = async (order: OrderBody, said: Said = {}): Promise<OrderDone> => {
    setIsBusy(true)
    try {
      const answer = await call('writeOrder', {}, { realm, lang }, { body: order })
      await done(answer, said)
      return answer
    } finally {
      setIsBusy(false)
    }
  }

  /** Only tries an order: what it would add, and its warnings. */
  const check = (order: OrderBody): Promise<OrderDone> =>
    call('writeOrder', {}, { realm, lang }, { body: { ...order, check: true } })

  return { send, check, done, undo, refresh, isBusy }
}
