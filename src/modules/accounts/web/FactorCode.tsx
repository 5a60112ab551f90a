import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { refusalOf } from '#web/Refusal.tsx'
import { hasIssue } from './weak-text.ts'

type Order = 'checkSecondFactor' | 'confirmSecondFactor' | 'renewRecoveryCodes'
type Props<O extends Order> = { order: O; help?: string; onDone: (reply: ReplyOf<O>) => unknown }

/** A code of the authenticator, for an order that asks for one. */
export function FactorCode<O extends Order>({ order, help, onDone }: Props<O>) {
  const { t } = useLanguage()
  const words = t.accounts.factor
  const [code, setCode] = useState('')
  const send = useMutation({
    mutationFn: () => call<Order>(order, {}, {}, { body: { code: code.replaceAll(' ', '') } }) as Promise<ReplyOf<O>>,
    onSuccess: onDone,
  })
  const instead = {
    'wrong-credentials': words.wrong,
    ...(hasIssue(send.error, 'factor-unreadable') ? { conflict: words.unreadable } : {}),
  }
  const fault = send.error ? refusalOf(send.error, t, instead) : undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <TextField
        label={words.code}
        help={help ?? words.lead}
        fault={fault}
        value={code}
        onType={setCode}
        autoComplete="one-time-code"
        required
      />
      <button type="submit" className="button primary" disabled={send.isPending}>
        {words.send}
      </button>
    </form>
  )
}
