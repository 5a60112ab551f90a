import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { Refusal } from '#web/Refusal.tsx'
import { CodeShown } from './CodeShown.tsx'
import { conflictText } from './conflict-text.ts'

type Props = { realm: string; account: ReplyOf<'readAccount'> }
type Order = 'reset' | 'suspend' | 'resume' | 'close' | 'reopen' | 'signOut' | 'drop'
type Done = { order: Order; code?: ReplyOf<'resetAccount'>; ended?: number }

/** What may be done with an account in its present state. What can't be undone is asked twice. */
export function AccountOrders({ realm, account: { account, status, user_name: name, second_factor: factor } }: Props) {
  const { t, lang } = useLanguage()
  const words = t.accounts.one
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Order | null>(null)
  const send = useMutation({
    mutationFn: async (order: Order): Promise<Done> => {
      if (order === 'reset') return { order, code: await call('resetAccount', { account }, { realm }) }
      if (order === 'signOut') return { order, ...(await call('endSignInsOf', { account }, { realm })) }
      if (order === 'drop') await call('dropSecondFactor', { account }, { realm })
      else await call('moveAccount', { account }, { realm }, { body: { order } })
      return { order }
    },
    onSettled: () => setAsked(null),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['readAccount'] })
      await queries.invalidateQueries({ queryKey: ['listAccounts'] })
    },
  })
  const me = useMe()
  // anybody else who keeps the account would be refused
  const mayReopen = me?.kind === 'machine' || me?.roles.some(({ role }) => role === 'administrator') === true
  const isLive = status === 'active' || status === 'pending'
  const orders: readonly Order[] = [
    ...(isLive ? (['reset'] as const) : []),
    ...(status === 'active' ? (['signOut'] as const) : []),
    ...(isLive ? (['suspend'] as const) : []),
    ...(status === 'suspended' ? (['resume'] as const) : []),
    ...(factor && status !== 'closed' ? (['drop'] as const) : []),
    ...(status !== 'closed' ? (['close'] as const) : mayReopen ? (['reopen'] as const) : []),
  ]
  const sure = { close: words.closeSure, drop: words.dropSure } as const
  const press = (order: Order): void => {
    if ((order === 'close' || order === 'drop') && asked !== order) setAsked(order)
    else send.mutate(order)
  }
  const done = send.data
  return (
    <div className="orders">
      <div className="ways">
        {orders.map((order) => (
          <button key={order} type="button" className="button" disabled={send.isPending} onClick={() => press(order)}>
            {words[order]}
          </button>
        ))}
      </div>
      {status === 'closed' && !mayReopen && <p className="soft">{words.closed}</p>}
      {(asked === 'close' || asked === 'drop') && (
        <p className="mark late said" role="alert">
          ! {sure[asked]}
        </p>
      )}
      <Refusal
        problem={send.error}
        instead={{ forbidden: words.forbidden, conflict: conflictText(send.error, t), 'not-found': words.missing }}
      />
      {done?.code && <CodeShown realm={realm} name={name} code={done.code.code} until={done.code.expires_at} />}
      {done && !done.code && (
        <p className="mark done result" role="status">
          ✓{' '}
          {done.order === 'reopen'
            ? words.reopened
            : done.ended === undefined
              ? words.done
              : words.ended(formatCount(done.ended, lang))}
        </p>
      )}
    </div>
  )
}
