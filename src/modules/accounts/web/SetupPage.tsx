import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useEntering } from '#web/useEntering.ts'
import { NewPassword } from './NewPassword.tsx'
import { useHashOnce } from './useHashOnce.ts'
import { weakText } from './weak-text.ts'

/** Makes the first administrator by the link that the server printed. */
export function SetupPage() {
  const { t } = useLanguage()
  const words = t.accounts.setup
  const [, go] = useLocation()
  const entering = useEntering()
  const token = useHashOnce()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [own, setOwn] = useState({ password: '', repeat: '' })
  const send = useMutation({
    mutationFn: () =>
      call(
        'setUpInstallation',
        {},
        {},
        {
          body: { token, user_name: name, password: own.password, ...(email ? { email } : {}) },
        },
      ),
    onSuccess: async () => {
      await entering()
      go('/', { replace: true })
    },
  })
  const weak = weakText(send.error, t)
  return (
    <div className="form">
      <h1>{words.title}</h1>
      <p className="form-lead">{words.lead}</p>
      {token === '' ? (
        <p className="notice">{words.noLink}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (own.password === own.repeat) send.mutate()
          }}
        >
          <TextField
            label={t.accounts.signIn.userName}
            value={name}
            onType={setName}
            autoComplete="username"
            autoCapitalize="none"
            required
          />
          <TextField label={words.email} type="email" value={email} onType={setEmail} autoComplete="email" />
          <NewPassword value={own} onType={setOwn} fault={weak} />
          <button type="submit" className="button primary" disabled={send.isPending}>
            {words.send}
          </button>
          {!weak && <Refusal problem={send.error} instead={{ 'bad-request': t.accounts.add.bad }} />}
        </form>
      )}
    </div>
  )
}
