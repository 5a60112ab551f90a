import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { DateField } from '#web/form/DateField.tsx'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { conflictText } from './conflict-text.ts'

type Props = { realm: string; account: ReplyOf<'readAccount'> }

/** Changes the e-mail address of an account and the days between which it can be used. */
export function ChangeAccount({ realm, account }: Props) {
  const { t } = useLanguage()
  const words = t.accounts.one
  const queries = useQueryClient()
  const [email, setEmail] = useState(account.email ?? '')
  const [from, setFrom] = useState(account.valid_from ?? '')
  const [to, setTo] = useState(account.valid_to ?? '')
  const body = { email: email || null, valid_from: from || null, valid_to: to || null }
  const send = useMutation({
    mutationFn: () => call('changeAccount', { account: account.account }, { realm }, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readAccount'] }),
  })
  const isTurned = from !== '' && to !== '' && from > to
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isTurned) send.mutate()
      }}
    >
      <div className="filters">
        <TextField label={words.email} type="email" autoComplete="off" value={email} onType={setEmail} />
        <DateField label={words.from} value={from} onDay={setFrom} />
        <DateField label={words.to} value={to} onDay={setTo} fault={isTurned ? t.accounts.roles.dates : undefined} />
      </div>
      <button type="submit" className="button" disabled={send.isPending}>
        {words.save}
      </button>
      <Refusal problem={send.error} instead={{ forbidden: words.forbidden, conflict: conflictText(send.error, t) }} />
      {send.isSuccess && (
        <p className="mark done result" role="status">
          ✓ {words.done}
        </p>
      )}
    </form>
  )
}
