import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useEntering } from '#web/useEntering.ts'
import { NewPassword } from './NewPassword.tsx'
import { useHashOnce } from './useHashOnce.ts'
import { weakText } from './weak-text.ts'

/** Sets one's own password by a code for once: of a new account, or for a forgotten password. */
export function ActivatePage() {
  const { t } = useLanguage()
  const words = t.accounts.activate
  const [, go] = useLocation()
  const entering = useEntering()
  const given = useHashOnce()
  const [code, setCode] = useState(given)
  const [own, setOwn] = useState({ password: '', repeat: '' })
  const send = useMutation({
    mutationFn: () => call('activateAccount', {}, {}, { body: { code: code.trim(), password: own.password } }),
    onSuccess: async ({ signed_in: isIn }) => {
      if (!isIn) return
      await entering()
      go('/', { replace: true })
    },
  })
  const weak = weakText(send.error, t)
  if (send.data?.signed_in === false)
    return (
      <div className="form">
        <h1>{words.title}</h1>
        <p className="mark done result">✓ {words.done}</p>
        <Link className="button primary" href="/">
          {t.accounts.signIn.title}
        </Link>
      </div>
    )
  return (
    <div className="form">
      <h1>{words.title}</h1>
      <p className="form-lead">{words.lead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (own.password === own.repeat) send.mutate()
        }}
      >
        <TextField
          label={words.code}
          value={code}
          onType={setCode}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
        <NewPassword value={own} onType={setOwn} fault={weak} />
        <button type="submit" className="button primary" disabled={send.isPending}>
          {words.send}
        </button>
        {!weak && <Refusal problem={send.error} />}
      </form>
    </div>
  )
}
