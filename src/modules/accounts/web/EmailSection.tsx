import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import type { Me } from '#web/me.ts'
import { Refusal } from '#web/Refusal.tsx'

/** Changes one's own e-mail address, by the password. */
export function EmailSection({ me }: { me: Me }) {
  const { t } = useLanguage()
  const words = t.accounts.me
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const send = useMutation({
    mutationFn: () => call('changeMyEmail', {}, {}, { body: { password, email: email.trim() || null } }),
    onSuccess: () => {
      setEmail('')
      setPassword('')
      return queries.invalidateQueries({ queryKey: ['readMe'] })
    },
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <p>{me.email ?? words.emailNone}</p>
      <TextField
        label={words.emailNew}
        help={words.emailHelp}
        type="email"
        autoComplete="email"
        value={email}
        onType={setEmail}
      />
      <TextField
        label={t.accounts.password.old}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onType={setPassword}
      />
      <button type="submit" className="button" disabled={send.isPending}>
        {words.emailChange}
      </button>
      <Refusal problem={send.error} instead={{ 'wrong-credentials': t.accounts.password.wrong }} />
      {send.isSuccess && (
        <p className="mark done result" role="status">
          ✓ {words.emailChanged}
        </p>
      )}
    </form>
  )
}
